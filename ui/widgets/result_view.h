// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/query_form.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace xemap::ui {

class MessageLine;
class WrappedText;

/// What came out of the last run: its expression, one line of numbers, and warnings. Hidden while there is none.
class ResultView : public QWidget {
  Q_OBJECT

public:
  explicit ResultView(QWidget *parent = nullptr);

  void setResult(const ResultSummary &summary);
  void clear();
  bool hasResult() const { return mSummary.has_value(); }
  /// The threshold in force: the view says so when no pixel reaches it.
  void setThreshold(double threshold);

  /// The numbers of a run in one line, such as "12 % likely present; highest probability 0.43; 0.8 s".
  static QString summaryLine(const ResultSummary &summary);

Q_SIGNALS:
  /// The analyst wants to see the place with the highest probability.
  void likeliestRequested();

private:
  void updateThresholdNote();

  std::optional<ResultSummary> mSummary;
  double mThreshold = 0.5;
  WrappedText *mExpression;
  WrappedText *mReading;
  WrappedText *mInput;
  WrappedText *mNumbers;
  QLabel *mThresholdNote;
  MessageLine *mWarnings;
};

} // namespace xemap::ui
