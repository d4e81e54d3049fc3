// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/example_shape.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QListWidget;
class QToolButton;

namespace xemap::ui {

/// One example as it is listed.
struct ExampleItem {
  bool like = true;
  QString text; ///< Such as its size.
};

/// Whether the place that is least certain can be gone to.
enum class DoubtState {
  None,      ///< There is no answer that examples taught.
  Known,     ///< It can be asked for.
  Searching, ///< It is looked for.
  Shown,     ///< It is on the map and waits for yes or no.
};

/// Examples of what is meant and of what is not: buttons to point at them, the list of them, and the next place to look
/// at. Setters emit no signal.
class ExamplePanel : public QWidget {
  Q_OBJECT

public:
  explicit ExamplePanel(QWidget *parent = nullptr);

  void setExamples(const QList<ExampleItem> &examples);
  int count() const { return mCount; }
  /// Which of both is being pointed at on the map; none: neither.
  void setPointing(std::optional<bool> like);
  bool isPointing() const;
  void setUndoable(bool canUndo, bool canRedo);
  void setDoubt(DoubtState state);
  /// How much of the map the last correction changed, in words; empty: nothing to say.
  void setChangeText(const QString &text);

Q_SIGNALS:
  /// The analyst wants to show examples on the map.
  void pointRequested(xemap::ui::ExampleShape shape, bool like);
  /// The analyst wants the map's own tool back.
  void stopRequested();
  void removeRequested(const QList<int> &rows);
  void clearRequested();
  void undoRequested();
  void redoRequested();
  void doubtRequested();
  /// What is at the doubtful place is meant, or not.
  void doubtAnswered(bool like);

private:
  QToolButton *makePointer(bool like);
  void makeButtons();
  void layOut();
  void connectParts();
  void updateButtons();
  QList<int> chosenRows() const;

  QToolButton *mLike;
  QToolButton *mUnlike;
  QLabel *mCounts;
  QListWidget *mList;
  QToolButton *mUndo;
  QToolButton *mRedo;
  QToolButton *mRemove;
  QToolButton *mClear;
  QToolButton *mDoubt;
  QToolButton *mYes;
  QToolButton *mNo;
  QLabel *mChange;
  ExampleShape mShape = ExampleShape::Rectangle; ///< Chosen last, of either.
  int mCount = 0;
};

} // namespace xemap::ui
