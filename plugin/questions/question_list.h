// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/question.h"

#include <QList>
#include <QObject>

namespace xemap::questions {

/// The questions of the project, kept in it.
///
/// Threads: the main thread.
class QuestionList final : public QObject {
  Q_OBJECT

public:
  explicit QuestionList(QObject *parent = nullptr);

  const QList<ui::Question> &questions() const { return mQuestions; }
  /// Null where there is none of that id.
  const ui::Question *find(const QString &id) const;
  /// Those of the ids that are there, in the order of the list.
  QList<ui::Question> those(const QStringList &ids) const;

  /// Appends a question. One that asks the same is taken instead where there is one.
  ///
  /// Returns: the id it has in the list.
  QString add(const ui::Question &question);
  /// Takes over what became of a question; nothing where it was removed meanwhile.
  void update(const ui::Question &question);
  /// Says where these stand now, and why one failed. One that had an answer and is not answered anew still has it.
  void mark(const QList<ui::Question> &questions, ui::QuestionState state, const QString &error = QString());
  void rename(const QString &id, const QString &name);
  void remove(const QStringList &ids);

  /// Throws: Unwritable, naming the file.
  void save(const QString &path) const;
  /// Appends the questions of a file, none of them asked.
  ///
  /// Throws: Unreadable, Corrupt, naming the file and the field.
  void load(const QString &path);

Q_SIGNALS:
  void changed();

private:
  void readProject();
  void store();

  QList<ui::Question> mQuestions;
};

} // namespace xemap::questions
