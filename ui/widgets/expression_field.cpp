// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/expression_field.h"

#include "ui/state/expression_examples.h"
#include "ui/state/query_form.h"
#include "ui/widgets/expression_edit.h"
#include "ui/widgets/wrapped_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace xemap::ui {

ExpressionField::ExpressionField(QWidget *parent)
    : QWidget(parent), mEdit(new ExpressionEdit), mExamplesButton(new QToolButton), mRecentButton(new QToolButton),
      mHintLabel(new QLabel), mReading(new WrappedText) {
  auto *label = new QLabel(tr("Look for"));
  label->setBuddy(mEdit);
  mEdit->setObjectName(QStringLiteral("expression"));
  mEdit->setPlaceholderText(tr("e.g. residential blocks beside the river"));
  mEdit->setAccessibleName(tr("Expression"));
  mEdit->setToolTip(tr("What to look for, in words. Enter runs; Up and Down step through earlier expressions."));
  mExamplesButton->setObjectName(QStringLiteral("expressionExamples"));
  mExamplesButton->setText(tr("Examples"));
  mExamplesButton->setAutoRaise(true);
  mExamplesButton->setFocusPolicy(Qt::TabFocus);
  mExamplesButton->setToolTip(tr("What an expression may say: places, relations, distances, directions, and without"));
  mRecentButton->setObjectName(QStringLiteral("recentExpressions"));
  mRecentButton->setArrowType(Qt::DownArrow);
  mRecentButton->setAccessibleName(tr("Recent expressions"));
  mRecentButton->setFocusPolicy(Qt::TabFocus);
  mHintLabel->setObjectName(QStringLiteral("expressionHint"));
  mHintLabel->setWordWrap(true);
  mHintLabel->setTextFormat(Qt::PlainText);

  mReading->setObjectName(QStringLiteral("expressionReading"));
  mReading->setAccessibleName(tr("What the expression is read as"));
  mReading->setVisible(false);

  auto *line = new QHBoxLayout;
  line->setSpacing(2);
  line->addWidget(mEdit, 1);
  line->addWidget(mRecentButton);
  // Below, as the keys come to the line first in a widget that stands for it.
  auto *below = new QHBoxLayout;
  below->addWidget(mHintLabel, 1);
  below->addStretch();
  below->addWidget(mExamplesButton, 0, Qt::AlignTop);
  auto *layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(label);
  layout->addLayout(line);
  layout->addWidget(mReading);
  layout->addLayout(below);
  setFocusProxy(mEdit);

  connect(mExamplesButton, &QToolButton::clicked, this, &ExpressionField::showExamples);
  connect(mRecentButton, &QToolButton::clicked, this, &ExpressionField::showRecent);
  connect(mEdit, &QLineEdit::inputRejected, this, &ExpressionField::noteRejectedInput);
  connect(mEdit, &QLineEdit::returnPressed, this, &ExpressionField::returnPressed);
  connect(mEdit, &QLineEdit::textChanged, this, [this] {
    mShortened = mShortenedJustNow;
    updateHint();
    Q_EMIT textChanged();
  });
  updateHint();
  updateRecentButton();
}

QWidget *ExpressionField::lastInTabOrder() const {
  return mExamplesButton;
}

void ExpressionField::setHistory(const QStringList &newestFirst) {
  mEdit->setHistory(newestFirst);
  updateRecentButton();
}

void ExpressionField::addToHistory(const QString &expression) {
  mEdit->addToHistory(expression);
  updateRecentButton();
}

void ExpressionField::setHint(const QString &hint) {
  mHint = hint;
  updateHint();
}

void ExpressionField::setReading(const QString &reading) {
  mReading->setPlainText(tr("Read as: %1").arg(reading));
  mReading->setVisible(!reading.isEmpty());
}

void ExpressionField::showExamples() {
  auto *menu = new QMenu(this);
  for (const ExpressionExamples &examples : expressionExamples()) {
    menu->addSection(examples.title);
    for (const QString &expression : examples.expressions)
      offer(menu, expression);
  }
  popUp(menu, mExamplesButton);
}

void ExpressionField::showRecent() {
  auto *menu = new QMenu(this);
  for (const QString &entry : mEdit->history())
    offer(menu, entry);
  menu->addSeparator();
  connect(menu->addAction(tr("Clear history")), &QAction::triggered, this, [this] { setHistory({}); });
  popUp(menu, mRecentButton);
}

void ExpressionField::offer(QMenu *menu, const QString &expression) {
  constexpr int longestEntryPx = 400;
  QString text = menu->fontMetrics().elidedText(expression, Qt::ElideRight, longestEntryPx);
  text.replace(QLatin1Char('&'), QStringLiteral("&&"));
  connect(menu->addAction(text), &QAction::triggered, this, [this, expression] {
    mEdit->setText(expression);
    mEdit->setFocus();
  });
}

void ExpressionField::popUp(QMenu *menu, const QToolButton *button) {
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const bool mirrored = layoutDirection() == Qt::RightToLeft;
  const QPoint corner =
      mirrored ? button->rect().bottomLeft() : button->rect().bottomRight() - QPoint(menu->sizeHint().width(), 0);
  menu->popup(button->mapToGlobal(corner));
}

void ExpressionField::noteRejectedInput() {
  mShortened = true;
  // The change of text that belongs to this rejection follows before control returns to the event loop.
  mShortenedJustNow = true;
  QTimer::singleShot(0, this, [this] { mShortenedJustNow = false; });
  updateHint();
}

void ExpressionField::updateHint() {
  const QString limit = locale().toString(maxExpressionLength);
  const QString text = mShortened ? tr("Shortened: an expression has at most %1 characters.").arg(limit) : mHint;
  mHintLabel->setText(text);
  mHintLabel->setVisible(!text.isEmpty());
}

void ExpressionField::updateRecentButton() {
  const bool any = !mEdit->history().isEmpty();
  mRecentButton->setEnabled(any);
  mRecentButton->setToolTip(any ? tr("Recent expressions") : tr("No expression has been run yet"));
}

} // namespace xemap::ui
