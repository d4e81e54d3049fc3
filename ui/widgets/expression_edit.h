// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/expression_history.h"

#include <QLineEdit>

class QStringListModel;

namespace xemap::ui {

/// A line for a referring expression: one line whatever is pasted, Up and Down step through the history, completion
/// from history and suggestions. inputRejected() tells that text did not fit in maxExpressionLength.
class ExpressionEdit : public QLineEdit {
  Q_OBJECT

public:
  explicit ExpressionEdit(QWidget *parent = nullptr);

  /// The text as cleanedExpression().
  QString expression() const;
  const QStringList &history() const { return mHistory.entries(); }
  void setHistory(const QStringList &newestFirst);
  void addToHistory(const QString &expression);
  void setSuggestions(const QStringList &phrases);

protected:
  void keyPressEvent(QKeyEvent *event) override;

private:
  void stepHistory(bool towardsOlder);
  void updateCompletions();

  ExpressionHistory mHistory;
  QStringList mSuggestions;
  QStringListModel *mCompletions;
};

} // namespace xemap::ui
