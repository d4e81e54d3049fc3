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
    : QFrame(parent), mLevel(level), mIcon(new QLabel), mText(new WrappedText), mOwnButtons(new QHBoxLayout),
      mCopy(flatButton(tr("Copy"), tr("Copies the message to the clipboard"))),
      mClose(flatButton(tr("Close"), tr("Closes the message"))) {
  setFrameShape(QFrame::StyledPanel);
  mText->setAccessibleName(level == Level::Error ? tr("Error") : level == Level::Warning ? tr("Warning") : tr("Hint"));
  mCopy->setObjectName(QStringLiteral("copyMessage"));
  mCopy->setVisible(level != Level::Hint);
  mClose->setObjectName(QStringLiteral("closeMessage"));

  mOwnButtons->addStretch(1);
  auto *buttons = new QHBoxLayout;
  buttons->addStretch(1);
  buttons->addWidget(mCopy);
  buttons->addWidget(mClose);
  auto *layout = new QGridLayout(this);
  layout->setContentsMargins(6, 6, 4, 2);
  layout->addWidget(mIcon, 0, 0, Qt::AlignTop);
  layout->addWidget(mText, 0, 1);
  layout->addLayout(mOwnButtons, 1, 0, 1, 2);
  layout->addLayout(buttons, 2, 0, 1, 2);
  layout->setColumnStretch(1, 1);
  layout->setVerticalSpacing(0);
  updateIcon();
  setVisible(false);

  connect(mCopy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
  connect(mClose, &QToolButton::clicked, this, [this] { setText(QString()); });
}

QToolButton *MessageLine::addButton(const QString &objectName, const QString &text, const QString &toolTip) {
  QToolButton *button = flatButton(text, toolTip);
  button->setObjectName(objectName);
  mOwnButtons->addWidget(button);
  // Before what every message has.
  setTabOrder(button, mCopy);
  setTabOrder(mCopy, mClose);
  return button;
}

QWidget *MessageLine::lastInTabOrder() const {
  return mClose;
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
