// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>

namespace xemap::ui {
class QuestionView;
}

namespace xemap::questions {
class QuestionList;
}

namespace xemap::results {

class ShownResult;

/// Which of the results are on the map: one alone, one at a time as the analyst turns to it, or all.
///
/// What else is in the project stays as it is, and so does what the analyst hid of a result itself.
/// Threads: the main thread.
class ResultVisibility final : public QObject {
  Q_OBJECT

public:
  /// The references outlive this.
  ResultVisibility(ui::QuestionView &view, const questions::QuestionList &questions, const ShownResult &shown);

private:
  /// Shows the result of a question alone, or all again where it is alone already.
  void solo(const QString &id);
  void showAll();
  void setOneAtATime(bool one);
  void follow();

  const questions::QuestionList &mQuestions;
  const ShownResult &mShown;
  bool mOneAtATime = false;
};

} // namespace xemap::results
