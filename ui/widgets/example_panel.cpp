// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/example_panel.h"

#include "ui/widgets/example_sign.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace xemap::ui {

namespace {

constexpr int examplesShown = 4;

QToolButton *button(const QString &name, const QString &text, const QString &toolTip) {
  auto *made = new QToolButton;
  made->setObjectName(name);
  made->setText(text);
  made->setToolTip(toolTip);
  made->setFocusPolicy(Qt::TabFocus);
  return made;
}

/// A button that shows a sign rather than a word.
QToolButton *signButton(const QString &name, const QString &sign, const QString &meaning) {
  QToolButton *made = button(name, sign, meaning);
  made->setAutoRaise(true);
  made->setAccessibleName(meaning);
  return made;
}

} // namespace

ExamplePanel::ExamplePanel(QWidget *parent)
    : QWidget(parent), mLike(makePointer(true)), mUnlike(makePointer(false)), mCounts(new QLabel),
      mList(new QListWidget),
      mUndo(signButton(QStringLiteral("undoExample"), QStringLiteral("↶"), tr("Undo the last step with examples"))),
      mRedo(signButton(QStringLiteral("redoExample"), QStringLiteral("↷"), tr("Redo the step with examples"))),
      mRemove(signButton(QStringLiteral("removeExamples"), QStringLiteral("−"), tr("Take the selected examples away"))),
      mClear(signButton(QStringLiteral("clearExamples"), QStringLiteral("✕"), tr("Take all examples away"))),
      mDoubt(button(QStringLiteral("nextDoubt"), tr("Next doubtful place"),
                    tr("Goes to the place whose answer is least certain (key D on the map)"))),
      mYes(button(QStringLiteral("doubtYes"), tr("Yes"), tr("What is marked is meant (key Y on the map)"))),
      mNo(button(QStringLiteral("doubtNo"), tr("No"), tr("What is marked is not meant (key N on the map)"))),
      mChange(new QLabel) {
  makeButtons();
  layOut();
  connectParts();
  setExamples({});
  setUndoable(false, false);
  setDoubt(DoubtState::None);
  setChangeText(QString());
}

QToolButton *ExamplePanel::makePointer(bool like) {
  const QString name = like ? QStringLiteral("likeThis") : QStringLiteral("unlikeThis");
  QToolButton *made = button(name, like ? tr("Like this") : tr("Not like this"),
                             like ? tr("Show on the map what is meant; with words above, both say what is looked for")
                                  : tr("Show on the map what is not meant"));
  made->setCheckable(true);
  made->setIcon(exampleIcon(like));
  made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  made->setPopupMode(QToolButton::MenuButtonPopup);
  made->setMenu(new QMenu(made));
  made->menu()->setToolTipsVisible(true);
  const auto addShape = [&](ExampleShape shape, const char *suffix, const QString &text, const QString &toolTip) {
    QAction *action = made->menu()->addAction(text);
    action->setObjectName(name + QLatin1String(suffix));
    action->setToolTip(toolTip);
    connect(action, &QAction::triggered, this, [this, shape, like] {
      if (shape != ExampleShape::Features)
        mShape = shape;
      Q_EMIT pointRequested(shape, like);
    });
  };
  addShape(ExampleShape::Rectangle, "Rectangle", tr("Click or Rectangle"),
           tr("Click on the map, or draw from one corner to the other"));
  addShape(
      ExampleShape::Polygon, "Polygon", tr("Polygon"),
      tr("Click corner by corner; Backspace takes the last one back, a right click or Enter ends it, Esc gives up"));
  addShape(ExampleShape::Freehand, "Freehand", tr("Freehand"), tr("Draw around it with the button held; Esc gives up"));
  addShape(ExampleShape::Features, "Features", tr("From Features…"),
           tr("Take features of a vector layer, such as those selected, or regions of an earlier answer"));
  connect(made, &QToolButton::clicked, this, [this, like](bool checked) {
    if (checked)
      Q_EMIT pointRequested(mShape, like);
    else
      Q_EMIT stopRequested();
  });
  return made;
}

void ExamplePanel::makeButtons() {
  mCounts->setObjectName(QStringLiteral("exampleCounts"));
  mCounts->setWordWrap(true);
  mList->setObjectName(QStringLiteral("examples"));
  mList->setAccessibleName(tr("Examples"));
  mList->setToolTip(tr("Examples shown on the map; Delete takes the selected ones away"));
  mList->setSelectionMode(QAbstractItemView::ExtendedSelection);
  mList->setTabKeyNavigation(false);
  mList->setUniformItemSizes(true);
  mList->setIconSize(QSize(mList->fontMetrics().height(), mList->fontMetrics().height()));
  mList->setFixedHeight(mList->fontMetrics().height() * (examplesShown + 1) + 2 * mList->frameWidth());
  mChange->setObjectName(QStringLiteral("exampleChange"));
  mChange->setWordWrap(true);
  for (QToolButton *wide : {mLike, mUnlike, mDoubt, mYes, mNo})
    wide->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  auto *remove = new QAction(this);
  remove->setShortcut(QKeySequence::Delete);
  remove->setShortcutContext(Qt::WidgetShortcut);
  connect(remove, &QAction::triggered, mRemove, &QToolButton::click);
  mList->addAction(remove);
  const auto addKey = [this](QKeySequence::StandardKey key, QToolButton *pressed) {
    auto *action = new QAction(this);
    action->setShortcuts(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, pressed, &QToolButton::click);
    addAction(action);
  };
  addKey(QKeySequence::Undo, mUndo);
  addKey(QKeySequence::Redo, mRedo);
}

void ExamplePanel::layOut() {
  auto *about = new QHBoxLayout;
  about->setSpacing(0);
  about->addWidget(mCounts, 1);
  for (QToolButton *sign : {mUndo, mRedo, mRemove, mClear})
    about->addWidget(sign);
  auto *answers = new QHBoxLayout;
  answers->addWidget(mYes);
  answers->addWidget(mNo);
  auto *column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  // One below the other, so that they fit a narrow dock.
  column->addWidget(mLike);
  column->addWidget(mUnlike);
  column->addLayout(about);
  column->addWidget(mList);
  column->addWidget(mDoubt);
  column->addLayout(answers);
  column->addWidget(mChange);
  const QList<QWidget *> order{mLike, mUnlike, mUndo, mRedo, mRemove, mClear, mList, mDoubt, mYes, mNo};
  for (int i = 1; i < order.size(); ++i)
    setTabOrder(order[i - 1], order[i]);
}

void ExamplePanel::connectParts() {
  connect(mUndo, &QToolButton::clicked, this, &ExamplePanel::undoRequested);
  connect(mRedo, &QToolButton::clicked, this, &ExamplePanel::redoRequested);
  connect(mClear, &QToolButton::clicked, this, &ExamplePanel::clearRequested);
  connect(mRemove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(chosenRows()); });
  connect(mDoubt, &QToolButton::clicked, this, &ExamplePanel::doubtRequested);
  connect(mYes, &QToolButton::clicked, this, [this] { Q_EMIT doubtAnswered(true); });
  connect(mNo, &QToolButton::clicked, this, [this] { Q_EMIT doubtAnswered(false); });
  connect(mList, &QListWidget::itemSelectionChanged, this, &ExamplePanel::updateButtons);
}

QList<int> ExamplePanel::chosenRows() const {
  QList<int> rows;
  for (int row = 0; row < mList->count(); ++row)
    if (mList->item(row)->isSelected())
      rows << row;
  return rows;
}

void ExamplePanel::setExamples(const QList<ExampleItem> &examples) {
  mList->clear();
  for (const ExampleItem &example : examples)
    mList->addItem(new QListWidgetItem(exampleIcon(example.like),
                                       (example.like ? tr("Yes: %1") : tr("No: %1")).arg(example.text)));
  mCount = static_cast<int>(examples.size());
  const auto likes = std::count_if(examples.begin(), examples.end(), [](const ExampleItem &one) { return one.like; });
  mCounts->setText(tr("%1 yes, %2 no").arg(likes).arg(mCount - likes));
  mCounts->setVisible(mCount > 0);
  mList->setVisible(mCount > 0);
  mList->scrollToBottom();
  updateButtons();
}

void ExamplePanel::updateButtons() {
  mRemove->setEnabled(!mList->selectedItems().isEmpty());
  mRemove->setVisible(mCount > 0);
  mClear->setVisible(mCount > 0);
}

void ExamplePanel::setPointing(std::optional<bool> like) {
  mLike->setChecked(like == true);
  mUnlike->setChecked(like == false);
}

bool ExamplePanel::isPointing() const {
  return mLike->isChecked() || mUnlike->isChecked();
}

void ExamplePanel::setUndoable(bool canUndo, bool canRedo) {
  mUndo->setEnabled(canUndo);
  mRedo->setEnabled(canRedo);
  mUndo->setVisible(canUndo || canRedo);
  mRedo->setVisible(canUndo || canRedo);
}

void ExamplePanel::setDoubt(DoubtState state) {
  mDoubt->setVisible(state != DoubtState::None);
  mDoubt->setEnabled(state != DoubtState::Searching);
  mYes->setVisible(state == DoubtState::Shown);
  mNo->setVisible(state == DoubtState::Shown);
}

void ExamplePanel::setChangeText(const QString &text) {
  mChange->setText(text);
  mChange->setVisible(!text.isEmpty());
}

} // namespace xemap::ui
