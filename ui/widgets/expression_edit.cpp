// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/expression_edit.h"

#include "ui/state/expression_text.h"
#include "ui/state/query_form.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QCompleter>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QStringListModel>
#include <QValidator>

namespace xemap::ui {

namespace {

/// Puts on one line what arrives by any way: context menu, drop, input method, setText.
class OneLineValidator : public QValidator {
public:
  using QValidator::QValidator;

  State validate(QString &input, int &position) const override {
    const QString before = onOneLine(input.left(position));
    const QString line = onOneLine(input);
    if (line != input) {
      input = line;
      position = qMin(int(before.size()), int(line.size()));
    }
    return Acceptable;
  }
};

} // namespace

ExpressionEdit::ExpressionEdit(QWidget *parent) : QLineEdit(parent), mCompletions(new QStringListModel(this)) {
  setMaxLength(maxExpressionLength);
  setValidator(new OneLineValidator(this));
  setClearButtonEnabled(true);
  auto *completer = new QCompleter(mCompletions, this);
  completer->setCaseSensitivity(Qt::CaseInsensitive);
  completer->setFilterMode(Qt::MatchContains);
  completer->setMaxVisibleItems(10);
  setCompleter(completer);
  connect(this, &QLineEdit::textEdited, this, [this] { mHistory.leave(); });
}

QString ExpressionEdit::expression() const {
  return cleanedExpression(text());
}

void ExpressionEdit::setHistory(const QStringList &newestFirst) {
  mHistory.setEntries(newestFirst);
  updateCompletions();
}

void ExpressionEdit::addToHistory(const QString &expression) {
  mHistory.add(expression);
  updateCompletions();
}

void ExpressionEdit::setSuggestions(const QStringList &phrases) {
  mSuggestions = phrases;
  updateCompletions();
}

void ExpressionEdit::keyPressEvent(QKeyEvent *event) {
  const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
  if (event->matches(QKeySequence::Paste)) {
    // The validator would do, but its correction empties the undo stack.
    insert(onOneLine(QGuiApplication::clipboard()->text()));
  } else if (plain && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
    stepHistory(event->key() == Qt::Key_Up);
  } else {
    QLineEdit::keyPressEvent(event);
    // An Enter that travels on would press the default button of a dialog as well; one that the completion list is
    // open for must travel on, to close it.
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !completer()->popup()->isVisible())
      event->accept();
    return;
  }
  event->accept();
}

void ExpressionEdit::stepHistory(bool towardsOlder) {
  if (!towardsOlder && !mHistory.isStepping()) {
    completer()->setCompletionPrefix(text());
    completer()->complete();
    return;
  }
  const QString shown = towardsOlder ? mHistory.older(text()) : mHistory.newer(text());
  if (shown != text())
    setText(shown);
}

void ExpressionEdit::updateCompletions() {
  QStringList phrases = mHistory.entries() + mSuggestions;
  phrases.removeDuplicates();
  mCompletions->setStringList(phrases);
}

} // namespace xemap::ui
