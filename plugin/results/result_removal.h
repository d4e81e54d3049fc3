// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>

class QgisInterface;
class QMessageBox;

namespace xemap::ui {
class QuestionView;
}

namespace xemap::questions {
class QuestionList;
}

namespace xemap::results {

/// Deletes questions from the list, and asks what is to become of their layers and files.
///
/// Threads: the main thread.
class ResultRemoval final : public QObject {
  Q_OBJECT

public:
  /// The references outlive this.
  ResultRemoval(QgisInterface &interface, ui::QuestionView &view, questions::QuestionList &questions);
  ~ResultRemoval() override;

private:
  enum class What { Questions, Layers, Files };

  void ask(const QStringList &ids);
  void remove(const QStringList &ids, What what);

  QgisInterface &mInterface;
  questions::QuestionList &mQuestions;
  QPointer<QMessageBox> mBox;
};

} // namespace xemap::results
