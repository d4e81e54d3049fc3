// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/question.h"

#include <QKeySequence>
#include <QList>
#include <QWidget>

class QAction;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace xemap::ui {

/// How maps of several questions become one.
enum class Combination { All, Any, Not, ClassMap };

/// The questions of a project: asked again, several in one pass, compared and combined.
/// Setters emit no signals.
class QuestionView : public QWidget {
  Q_OBJECT

public:
  explicit QuestionView(QWidget *parent = nullptr);

  /// Shows these, in their order; what was selected stays so where it is still there.
  void setQuestions(const QList<Question> &questions);
  /// Selects one question alone; nothing where there is none of that id.
  void select(const QString &id);
  /// Ids of the selected questions, in the order of the list.
  QStringList selected() const;
  /// Whether questions can be asked now.
  void setAskable(bool askable);

Q_SIGNALS:
  /// The analyst wants what the form asks for in the list.
  void addRequested();
  void askRequested(const QStringList &ids);
  /// The analyst turned to one question.
  void chosen(const QString &id);
  /// The analyst wants one answer alone on the map; asked again, all of them.
  void soloRequested(const QString &id);
  void showAllRequested();
  /// Whether only the answer that the analyst turns to is to be on the map.
  void oneAtATimeToggled(bool one);
  /// The analyst wants the question in the form, to change it.
  void editRequested(const QString &id);
  void renamed(const QString &id, const QString &name);
  void removeRequested(const QStringList &ids);
  void combineRequested(const QStringList &ids, xemap::ui::Combination combination);
  /// The first is to be compared with the second by swiping.
  void compareRequested(const QString &first, const QString &second);
  void saveRequested();
  void loadRequested();

private:
  void makeActions();
  /// Of the list, while it has the focus.
  void setKeys(QAction &action, const QList<QKeySequence> &keys);
  void layOut();
  void show(QTreeWidgetItem &item, const Question &question);
  void followSelection();
  void updateActions();
  void takeName(QTreeWidgetItem *item, int column);

  QList<Question> mQuestions;
  QTreeWidget *mTree;
  QToolButton *mAdd;
  QToolButton *mAsk;
  QToolButton *mCombine;
  QToolButton *mMore;
  QAction *mAll = nullptr;
  QAction *mAny = nullptr;
  QAction *mNot = nullptr;
  QAction *mClassMap = nullptr;
  QAction *mCompare = nullptr;
  QAction *mSolo = nullptr;
  QAction *mShowAll = nullptr;
  QAction *mEdit = nullptr;
  QAction *mRename = nullptr;
  QAction *mRemove = nullptr;
  QAction *mSave = nullptr;
  bool mAskable = true;
};

} // namespace xemap::ui

Q_DECLARE_METATYPE(xemap::ui::Combination)
