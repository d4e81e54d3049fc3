// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace xemap::ui {

class ExpressionEdit;
class WrappedText;

/// The expression's line with its label, lists of examples and of recent expressions, and a hint below.
class ExpressionField : public QWidget {
  Q_OBJECT

public:
  explicit ExpressionField(QWidget *parent = nullptr);

  ExpressionEdit *edit() const { return mEdit; }
  QWidget *lastInTabOrder() const;
  void setHistory(const QStringList &newestFirst);
  void addToHistory(const QString &expression);
  /// Why there is nothing to run yet; empty: no hint. A note about text that did not fit goes first.
  void setHint(const QString &hint);
  /// What the expression is taken for, in one line; empty: nothing worth saying.
  void setReading(const QString &reading);

Q_SIGNALS:
  void textChanged();
  void returnPressed();

private:
  void showExamples();
  void showRecent();
  void popUp(QMenu *menu, const QToolButton *button);
  void offer(QMenu *menu, const QString &expression);
  void noteRejectedInput();
  void updateHint();
  void updateRecentButton();

  ExpressionEdit *mEdit;
  QToolButton *mExamplesButton;
  QToolButton *mRecentButton;
  QLabel *mHintLabel;
  WrappedText *mReading;
  QString mHint;
  bool mShortened = false;
  bool mShortenedJustNow = false;
};

} // namespace xemap::ui
