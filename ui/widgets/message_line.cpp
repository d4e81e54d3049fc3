// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/message_line.h"

#include "ui/widgets/wrapped_text.h"

#include <QAccessible>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace xemap::ui {

namespace {

QToolButton *flatButton(const QString &text, const QString &toolTip) {
  auto *button = new QToolButton;
  button->setText(text);
  button->setToolTip(toolTip);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  return button;
}

} // namespace

MessageLine::MessageLine(Level level, QWidget *parent)
    : QFrame(parent), mLevel(level), mIcon(new QLabel), mText(new WrappedText), mButtons(new QHBoxLayout) {
  setFrameShape(QFrame::StyledPanel);
  mText->setAccessibleName(level == Level::Error ? tr("Error") : level == Level::Warning ? tr("Warning") : tr("Hint"));
  QToolButton *copy = flatButton(tr("Copy"), tr("Copies the message to the clipboard"));
  copy->setObjectName(QStringLiteral("copyMessage"));
  copy->setVisible(level != Level::Hint);
  QToolButton *close = flatButton(tr("Close"), tr("Closes the message"));
  close->setObjectName(QStringLiteral("closeMessage"));

  mButtons->addStretch(1);
  mButtons->addWidget(copy);
  mButtons->addWidget(close);
  auto *layout = new QGridLayout(this);
  layout->setContentsMargins(6, 6, 4, 2);
  layout->addWidget(mIcon, 0, 0, Qt::AlignTop);
  layout->addWidget(mText, 0, 1);
  layout->addLayout(mButtons, 1, 0, 1, 2);
  layout->setColumnStretch(1, 1);
  layout->setVerticalSpacing(0);
  updateIcon();
  setVisible(false);

  connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
  connect(close, &QToolButton::clicked, this, [this] { setText(QString()); });
}

QToolButton *MessageLine::addButton(const QString &objectName, const QString &text, const QString &toolTip) {
  QToolButton *button = flatButton(text, toolTip);
  button->setObjectName(objectName);
  // After the stretch.
  mButtons->insertWidget(1, button);
  QWidget *next = mButtons->itemAt(2)->widget();
  setTabOrder(button, next);
  return button;
}

void MessageLine::setText(const QString &text) {
  mMessage = text;
  mText->setPlainText(text);
  setVisible(!text.isEmpty());
  if (!text.isEmpty()) {
    QAccessibleEvent alert(mText, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
  }
}

void MessageLine::changeEvent(QEvent *event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::StyleChange)
    updateIcon();
}

void MessageLine::updateIcon() {
  const auto standard = mLevel == Level::Error     ? QStyle::SP_MessageBoxCritical
                        : mLevel == Level::Warning ? QStyle::SP_MessageBoxWarning
                                                   : QStyle::SP_MessageBoxInformation;
  const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
  mIcon->setPixmap(style()->standardIcon(standard, nullptr, this).pixmap(side, side));
}

} // namespace xemap::ui
