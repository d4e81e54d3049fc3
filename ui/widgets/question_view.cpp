// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/question_view.h"

#include <QAction>
#include <QGridLayout>
#include <QHeaderView>
#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPixmap>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace xemap::ui {

namespace {

enum Column { NameColumn, StateColumn, ExtentColumn, ModelColumn, TimeColumn, ColumnCount };

constexpr int idRole = Qt::UserRole;
constexpr int questionsShown = 5;
constexpr int swatchSide = 12; // Units: pixels.

QString stateText(const Question &question) {
  switch (question.state) {
  case QuestionState::Running:
    return QuestionView::tr("asked…");
  case QuestionState::Failed:
    return QuestionView::tr("failed");
  case QuestionState::Answered:
    return QuestionView::tr("%1\u00A0% present").arg(QLocale().toString(qRound(question.presence * 100.0)));
  case QuestionState::Open:
    break;
  }
  return QuestionView::tr("not asked");
}

QString toolTipOf(const Question &question) {
  QStringList lines{question.title(), QuestionView::tr("Layer: %1").arg(question.layerName)};
  if (question.gsdMetres)
    lines << QuestionView::tr("Resolution: %1 m").arg(QLocale().toString(*question.gsdMetres));
  if (question.state == QuestionState::Answered)
    lines << QuestionView::tr("Answered %1 in %2 s; highest probability %3")
                 .arg(QLocale().toString(question.asked, QLocale::ShortFormat),
                      QLocale().toString(question.seconds, 'f', 1),
                      QLocale().toString(question.maxProbability, 'f', 2));
  if (question.state == QuestionState::Failed)
    lines << question.error;
  // Plain text in a tool tip would be guessed to be markup where it looks like it.
  return QStringLiteral("<p>%1</p>")
      .arg(lines.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

/// A square of the colour; nothing where there is none.
QIcon swatch(const QString &colour) {
  if (colour.isEmpty())
    return {};
  QPixmap square(swatchSide, swatchSide);
  square.fill(QColor(colour));
  return QIcon(square);
}

QToolButton *button(const QString &name, const QString &text, const QString &toolTip) {
  auto *made = new QToolButton;
  made->setObjectName(name);
  made->setText(text);
  made->setToolTip(toolTip);
  made->setFocusPolicy(Qt::StrongFocus);
  made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  return made;
}

} // namespace

QuestionView::QuestionView(QWidget *parent)
    : QWidget(parent), mTree(new QTreeWidget),
      mAdd(button(QStringLiteral("addQuestion"), tr("Add"), tr("Puts what the form asks for into the list, unasked"))),
      mAsk(button(QStringLiteral("askQuestions"), tr("Ask"),
                  tr("Asks the selected questions, or all that are open; those about the same extent in one pass"))),
      mCombine(button(QStringLiteral("combineQuestions"), tr("Combine"), tr("Makes one map of several answers"))),
      mMore(button(QStringLiteral("moreOfQuestions"), tr("More"), tr("What else can be done with questions"))) {
  makeActions();
  layOut();
  connect(mTree, &QTreeWidget::itemSelectionChanged, this, &QuestionView::followSelection);
  connect(mTree, &QTreeWidget::itemChanged, this, &QuestionView::takeName);
  connect(mTree, &QTreeWidget::itemDoubleClicked, this,
          [this](QTreeWidgetItem *item) { Q_EMIT soloRequested(item->data(NameColumn, idRole).toString()); });
  connect(mAdd, &QToolButton::clicked, this, &QuestionView::addRequested);
  connect(mAsk, &QToolButton::clicked, this, [this] {
    QStringList ids = selected();
    if (ids.isEmpty())
      for (const Question &question : mQuestions)
        if (question.state == QuestionState::Open)
          ids << question.id;
    Q_EMIT askRequested(ids);
  });
  updateActions();
}

void QuestionView::makeActions() {
  auto *combine = new QMenu(mCombine);
  const auto combination = [this, combine](const QString &name, const QString &text, Combination how) {
    QAction *action = combine->addAction(text, this, [this, how] { Q_EMIT combineRequested(selected(), how); });
    action->setObjectName(name);
    return action;
  };
  mAll = combination(QStringLiteral("combineAll"), tr("Where all of them are (and)"), Combination::All);
  mAny = combination(QStringLiteral("combineAny"), tr("Where any of them is (or)"), Combination::Any);
  mNot = combination(QStringLiteral("combineNot"), tr("Where it is not (not)"), Combination::Not);
  mClassMap = combination(QStringLiteral("classMap"), tr("Class map: the likeliest of them"), Combination::ClassMap);
  mCombine->setMenu(combine);
  mCombine->setPopupMode(QToolButton::InstantPopup);

  auto *more = new QMenu(mMore);
  const auto action = [this, more](const QString &name, const QString &text, const auto &slot) {
    QAction *made = more->addAction(text, this, slot);
    made->setObjectName(name);
    return made;
  };
  mEdit = action(QStringLiteral("editQuestion"), tr("Put into the form"),
                 [this] { Q_EMIT editRequested(selected().value(0)); });
  setKeys(*mEdit, {Qt::Key_Return, Qt::Key_Enter});
  mSolo =
      action(QStringLiteral("soloQuestion"), tr("Show alone"), [this] { Q_EMIT soloRequested(selected().value(0)); });
  mShowAll = action(QStringLiteral("showAllQuestions"), tr("Show all"), [this] { Q_EMIT showAllRequested(); });
  QAction *one = more->addAction(tr("Show one at a time"));
  one->setObjectName(QStringLiteral("oneAtATime"));
  one->setCheckable(true);
  connect(one, &QAction::toggled, this, &QuestionView::oneAtATimeToggled);
  mCompare = action(QStringLiteral("compareQuestions"), tr("Compare two by swiping"), [this] {
    const QStringList ids = selected();
    Q_EMIT compareRequested(ids.value(0), ids.value(1));
  });
  mRename = action(QStringLiteral("renameQuestion"), tr("Rename"), [this] {
    if (!mTree->selectedItems().isEmpty())
      mTree->editItem(mTree->selectedItems().first(), NameColumn);
  });
  mRemove = action(QStringLiteral("removeQuestions"), tr("Delete from the list"),
                   [this] { Q_EMIT removeRequested(selected()); });
  setKeys(*mRemove, {QKeySequence(QKeySequence::Delete)});
  more->addSeparator();
  mSave = action(QStringLiteral("saveQuestions"), tr("Save list…"), [this] { Q_EMIT saveRequested(); });
  action(QStringLiteral("loadQuestions"), tr("Load list…"), [this] { Q_EMIT loadRequested(); });
  mMore->setMenu(more);
  mMore->setPopupMode(QToolButton::InstantPopup);
}

void QuestionView::setKeys(QAction &action, const QList<QKeySequence> &keys) {
  action.setShortcuts(keys);
  action.setShortcutContext(Qt::WidgetShortcut);
  mTree->addAction(&action);
}

void QuestionView::layOut() {
  mTree->setObjectName(QStringLiteral("questions"));
  mTree->setAccessibleName(tr("Questions"));
  mTree->setToolTip(
      tr("Questions asked in this project; double-click one to see its answer alone, and again to see all"));
  mTree->setColumnCount(ColumnCount);
  mTree->setHeaderLabels({tr("Question"), tr("State"), tr("Extent"), tr("Model"), tr("Time")});
  mTree->setRootIsDecorated(false);
  mTree->setUniformRowHeights(true);
  mTree->setAllColumnsShowFocus(true);
  mTree->setTabKeyNavigation(false);
  mTree->setSelectionMode(QAbstractItemView::ExtendedSelection);
  mTree->setEditTriggers(QAbstractItemView::EditKeyPressed);
  mTree->header()->setStretchLastSection(false);
  mTree->setIconSize(QSize(swatchSide, swatchSide));
  // Beside the rows, the header, the scroll bar below them, and what styles add to both.
  mTree->setFixedHeight(mTree->fontMetrics().height() * (questionsShown + 3) + 2 * mTree->frameWidth());

  auto *heading = new QLabel(tr("Questions"));
  heading->setBuddy(mTree);
  // Two rows, so that they fit a narrow dock.
  auto *buttons = new QGridLayout;
  buttons->addWidget(mAdd, 0, 0);
  buttons->addWidget(mAsk, 0, 1);
  buttons->addWidget(mCombine, 1, 0);
  buttons->addWidget(mMore, 1, 1);
  auto *layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(heading);
  layout->addWidget(mTree);
  layout->addLayout(buttons);
}

void QuestionView::setQuestions(const QList<Question> &questions) {
  const QSignalBlocker blocker(mTree);
  const QStringList kept = selected();
  const bool isFirst = mTree->topLevelItemCount() == 0;
  mQuestions = questions;
  mTree->clear();
  for (const Question &question : questions) {
    auto *item = new QTreeWidgetItem(mTree);
    show(*item, question);
    item->setSelected(kept.contains(question.id));
  }
  if (isFirst && !questions.isEmpty())
    for (int column = 0; column < ColumnCount; ++column)
      mTree->resizeColumnToContents(column);
  updateActions();
}

void QuestionView::show(QTreeWidgetItem &item, const Question &question) {
  item.setFlags(item.flags() | Qt::ItemIsEditable);
  item.setData(NameColumn, idRole, question.id);
  item.setText(NameColumn, question.name);
  item.setIcon(NameColumn, swatch(question.colour));
  item.setText(StateColumn, stateText(question));
  item.setText(ExtentColumn, question.extentText);
  item.setText(ModelColumn, question.modelName);
  if (question.state == QuestionState::Answered)
    item.setText(TimeColumn, QLocale().toString(question.asked.time(), QLocale::ShortFormat));
  for (int column = 0; column < ColumnCount; ++column)
    item.setToolTip(column, toolTipOf(question));
}

void QuestionView::select(const QString &id) {
  const QSignalBlocker blocker(mTree);
  mTree->clearSelection();
  for (int row = 0; row < mTree->topLevelItemCount(); ++row) {
    QTreeWidgetItem *item = mTree->topLevelItem(row);
    if (item->data(NameColumn, idRole).toString() == id) {
      mTree->setCurrentItem(item);
      item->setSelected(true);
    }
  }
  updateActions();
}

QStringList QuestionView::selected() const {
  QStringList ids;
  for (int row = 0; row < mTree->topLevelItemCount(); ++row)
    if (mTree->topLevelItem(row)->isSelected())
      ids << mTree->topLevelItem(row)->data(NameColumn, idRole).toString();
  return ids;
}

void QuestionView::setAskable(bool askable) {
  mAskable = askable;
  updateActions();
}

void QuestionView::followSelection() {
  updateActions();
  const QStringList ids = selected();
  if (ids.size() == 1)
    Q_EMIT chosen(ids.first());
}

void QuestionView::updateActions() {
  const QStringList ids = selected();
  int answered = 0;
  bool running = false;
  bool open = false;
  bool anyAnswered = false;
  for (const Question &question : mQuestions) {
    const bool isSelected = ids.contains(question.id);
    answered += isSelected && question.state == QuestionState::Answered ? 1 : 0;
    running = running || (isSelected && question.state == QuestionState::Running);
    open = open || question.state == QuestionState::Open;
    anyAnswered = anyAnswered || question.state == QuestionState::Answered;
  }
  const bool allAnswered = answered == ids.size() && answered > 0;
  mAsk->setEnabled(mAskable && (!ids.isEmpty() || open));
  mCombine->setEnabled(allAnswered);
  mAll->setEnabled(allAnswered && answered > 1);
  mAny->setEnabled(allAnswered && answered > 1);
  mNot->setEnabled(allAnswered && answered == 1);
  mClassMap->setEnabled(allAnswered);
  mCompare->setEnabled(allAnswered && answered == 2);
  mEdit->setEnabled(ids.size() == 1);
  mSolo->setEnabled(allAnswered && answered == 1);
  mRename->setEnabled(ids.size() == 1);
  mRemove->setEnabled(!ids.isEmpty() && !running);
  mShowAll->setEnabled(anyAnswered);
  mSave->setEnabled(!mQuestions.isEmpty());
}

void QuestionView::takeName(QTreeWidgetItem *item, int column) {
  if (column == NameColumn)
    Q_EMIT renamed(item->data(NameColumn, idRole).toString(), item->text(NameColumn).simplified());
}

} // namespace xemap::ui
