// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/run_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace xemap::ui {

RunBar::RunBar(QWidget *parent)
    : QWidget(parent), mRun(new QPushButton(tr("Run"))), mCancel(new QPushButton(tr("Cancel"))), mHelp(new QToolButton),
      mBar(new QProgressBar), mText(new QLabel), mEstimate(new QLabel),
      mKeepPart(new QPushButton(tr("Stop and keep"))) {
  mRun->setObjectName(QStringLiteral("run"));
  mRun->setDefault(true);
  mCancel->setObjectName(QStringLiteral("cancel"));
  mCancel->setAutoDefault(true);
  mCancel->setToolTip(tr("Stops the run (Esc)"));
  makeHelp();
  mEstimate->setObjectName(QStringLiteral("estimate"));
  mEstimate->setTextFormat(Qt::PlainText);
  mEstimate->setWordWrap(true);
  mKeepPart->setObjectName(QStringLiteral("keepPart"));
  mKeepPart->setAutoDefault(true);
  mKeepPart->setToolTip(tr("Stops the run and shows what it has found so far; the rest stays empty"));
  mKeepPart->setVisible(false);
  mBar->setObjectName(QStringLiteral("progress"));
  mBar->setRange(0, 100);
  mBar->setAccessibleName(tr("Progress"));
  mBar->setMinimumWidth(40);
  mText->setObjectName(QStringLiteral("progressText"));
  mText->setTextFormat(Qt::PlainText);
  mText->setWordWrap(true);

  auto *buttons = new QHBoxLayout;
  buttons->addWidget(mRun, 1);
  buttons->addWidget(mCancel, 1);
  buttons->addWidget(mHelp);
  auto *layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(buttons);
  layout->addWidget(mEstimate);
  layout->addWidget(mKeepPart);
  layout->addWidget(mBar);
  layout->addWidget(mText);
  setState(RunState::Idle, QString());
  setEstimate(QString());

  connect(mRun, &QPushButton::clicked, this, &RunBar::runClicked);
  connect(mCancel, &QPushButton::clicked, this, &RunBar::cancelClicked);
  connect(mKeepPart, &QPushButton::clicked, this, &RunBar::keepPart);
  connect(mHelp, &QToolButton::clicked, this, &RunBar::showHelpMenu);
}

void RunBar::makeHelp() {
  mHelp->setObjectName(QStringLiteral("help"));
  mHelp->setText(QStringLiteral("?"));
  mHelp->setAutoRaise(true);
  mHelp->setFocusPolicy(Qt::TabFocus);
  mHelp->setAccessibleName(tr("Help and settings"));
  mHelp->setToolTip(tr("Help, settings, and a report for those who help"));
}

void RunBar::showHelpMenu() {
  auto *menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto add = [&](const char *name, const QString &text, void (RunBar::*signal)()) {
    QAction *action = menu->addAction(text);
    action->setObjectName(QLatin1String(name));
    connect(action, &QAction::triggered, this, signal);
  };
  add("showHelp", tr("Help"), &RunBar::helpClicked);
  add("openSettings", tr("Settings…"), &RunBar::settingsClicked);
  menu->addSeparator();
  add("copyDiagnostics", tr("Copy diagnostics"), &RunBar::diagnosticsClicked);
  menu->popup(mHelp->mapToGlobal(mHelp->rect().bottomRight() - QPoint(menu->sizeHint().width(), 0)));
}

void RunBar::setState(RunState state, const QString &whyNot) {
  const bool idle = state == RunState::Idle;
  const bool focusMoves = (mRun->hasFocus() && !idle) || (mCancel->hasFocus() && idle);
  mRun->setToolTip(whyNot.isEmpty() ? tr("Maps where the expression is (Enter)") : whyNot);
  // A button that loses its use hands the focus to the one that gets it, not to whatever comes next.
  mRun->setEnabled(mRun->isEnabled() || (idle && whyNot.isEmpty()));
  mCancel->setEnabled(mCancel->isEnabled() || state == RunState::Running);
  if (focusMoves)
    (idle ? mRun : mCancel)->setFocus();
  mRun->setEnabled(idle && whyNot.isEmpty());
  mCancel->setEnabled(state == RunState::Running);

  if (mState == RunState::Idle && !idle)
    setProgress(-1.0, QString());
  mState = state;
  if (state == RunState::Cancelling)
    showProgressText(tr("Cancelling…"));
  mBar->setVisible(!idle);
  mEstimate->setVisible(idle && !mEstimate->text().isEmpty());
  if (state != RunState::Running) {
    mKeepsPart = false;
    offerPart(false);
  }
  mText->setVisible(!idle && !mText->text().isEmpty());
}

void RunBar::setProgress(double fraction, const QString &text) {
  const bool known = fraction >= 0.0;
  mBar->setRange(0, known ? 100 : 0);
  if (known)
    mBar->setValue(int(std::floor(std::min(fraction, 1.0) * 100.0)));
  if (mState != RunState::Cancelling && !mKeepsPart)
    showProgressText(text);
}

void RunBar::setEstimate(const QString &text) {
  mEstimate->setText(text);
  mEstimate->setVisible(mState == RunState::Idle && !text.isEmpty());
}

void RunBar::keepPart() {
  mKeepsPart = true;
  offerPart(false);
  showProgressText(tr("Stopping…"));
  Q_EMIT keepPartClicked();
}

void RunBar::offerPart(bool offered) {
  const bool shown = offered && !mKeepsPart;
  const bool focusMoves = mKeepPart->hasFocus() && !shown;
  mKeepPart->setVisible(shown);
  if (focusMoves)
    (mState == RunState::Idle ? mRun : mCancel)->setFocus();
}

void RunBar::showProgressText(const QString &text) {
  mText->setText(text);
  mText->setVisible(mState != RunState::Idle && !text.isEmpty());
}

} // namespace xemap::ui
