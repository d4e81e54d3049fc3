// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/query_dock_content.h"

#include "ui/widgets/concept_row.h"
#include "ui/widgets/example_panel.h"
#include "ui/widgets/expression_edit.h"
#include "ui/widgets/expression_field.h"
#include "ui/widgets/fraction_control.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/place_view.h"
#include "ui/widgets/query_settings.h"
#include "ui/widgets/question_view.h"
#include "ui/widgets/result_view.h"
#include "ui/widgets/run_bar.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace xemap::ui {

namespace {

/// Whether the key asks what the form asks for.
bool isAgain(const QKeyEvent &event) {
  return event.key() == Qt::Key_F5 && event.modifiers() == Qt::NoModifier;
}

} // namespace

QueryDockContent::QueryDockContent(QWidget *parent)
    : QWidget(parent), mScroll(new QScrollArea), mExpression(new ExpressionField), mExamples(new ExamplePanel),
      mConcepts(new ConceptRow), mSettings(new QuerySettings), mRunBar(new RunBar),
      mHint(new MessageLine(MessageLine::Level::Hint)), mResolutionNote(new MessageLine(MessageLine::Level::Warning)),
      mError(new MessageLine(MessageLine::Level::Error)), mResult(new ResultView),
      mThreshold(new FractionControl(tr("Threshold"), FractionControl::Notation::Decimal)),
      mOpacity(new FractionControl(tr("Opacity"), FractionControl::Notation::Percent)),
      mOutlines(new QCheckBox(tr("Outlines on the map"))), mPlace(new PlaceView),
      mSaveRegions(new QPushButton(tr("Save regions…"))), mAnnotateMap(new QPushButton(tr("Annotate map…"))),
      mQuestions(new QuestionView) {
  describeControls();
  makeMessages();
  buildLayout();
  connectParts();
  updateRunnable();
}

void QueryDockContent::describeControls() {
  const DockState defaults;
  mThreshold->setObjectName(QStringLiteral("threshold"));
  mThreshold->setToolTipText(tr("Probability from which a pixel belongs to the mask; changes the map at once"));
  mThreshold->setValue(defaults.threshold);
  mOpacity->setObjectName(QStringLiteral("opacity"));
  mOpacity->setToolTipText(tr("Opacity of the result layer"));
  mOpacity->setValue(defaults.opacity);
  mOutlines->setObjectName(QStringLiteral("outlines"));
  mOutlines->setToolTip(tr("Outlines what reaches the threshold"));
  mOutlines->setChecked(defaults.outlines);
  mSaveRegions->setObjectName(QStringLiteral("saveRegions"));
  mAnnotateMap->setObjectName(QStringLiteral("annotateMap"));
  mResult->setThreshold(defaults.threshold);
  setHasRegions(false);
  setAnnotatable(false);
}

void QueryDockContent::makeMessages() {
  mError->setObjectName(QStringLiteral("error"));
  connect(mError->addButton(QStringLiteral("errorDiagnostics"), tr("Copy diagnostics"),
                            tr("Copies a report to the clipboard, to show to someone who helps")),
          &QAbstractButton::clicked, this, &QueryDockContent::diagnosticsRequested);
  mHint->setObjectName(QStringLiteral("firstHint"));
  mResolutionNote->setObjectName(QStringLiteral("resolutionNote"));
  mTakeResolution = mResolutionNote->addButton(QStringLiteral("takeResolution"), tr("Take the better resolution"),
                                               tr("Sets the resolution"));
  connect(mTakeResolution, &QAbstractButton::clicked, this, &QueryDockContent::takeBetterResolution);
}

void QueryDockContent::buildLayout() {
  auto *page = new QWidget;
  auto *column = new QVBoxLayout(page);
  auto *display = new QFormLayout;
  display->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  display->addRow(tr("Threshold"), mThreshold);
  display->addRow(tr("Opacity"), mOpacity);
  column->addWidget(mExpression);
  column->addWidget(mExamples);
  column->addWidget(mConcepts);
  column->addWidget(mHint);
  column->addWidget(mSettings);
  column->addWidget(mResolutionNote);
  column->addWidget(mRunBar);
  column->addWidget(mError);
  column->addWidget(mResult);
  column->addLayout(display);
  column->addWidget(mOutlines);
  column->addWidget(mPlace);
  column->addWidget(mSaveRegions);
  column->addWidget(mAnnotateMap);
  column->addWidget(mQuestions);
  column->addStretch(1);

  mScroll->setWidget(page);
  mScroll->setWidgetResizable(true);
  mScroll->setFrameShape(QFrame::NoFrame);
  mScroll->setFocusPolicy(Qt::NoFocus);
  mScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  auto *outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(mScroll);
  setFocusProxy(mExpression);
  // Not before it has its place: it would be a window of its own.
  mHint->setText(
      tr("Say what to look for, choose the extent, and press Enter. The answer comes as layers on top of the "
         "map; Threshold moves their border at once."));
}

void QueryDockContent::connectParts() {
  connect(mExpression, &ExpressionField::textChanged, this, [this] {
    updateRunnable();
    Q_EMIT expressionChanged(mExpression->edit()->expression());
  });
  connect(mExpression, &ExpressionField::returnPressed, this, &QueryDockContent::requestRun);
  connect(mConcepts, &ConceptRow::conceptChanged, this, &QueryDockContent::updateRunnable);
  connect(mResult, &ResultView::likeliestRequested, this, &QueryDockContent::likeliestRequested);
  connect(mRunBar, &RunBar::runClicked, this, &QueryDockContent::requestRun);
  connect(mRunBar, &RunBar::cancelClicked, this, &QueryDockContent::requestCancel);
  connect(mRunBar, &RunBar::keepPartClicked, this, &QueryDockContent::keepPartRequested);
  connect(mRunBar, &RunBar::helpClicked, this, &QueryDockContent::helpRequested);
  connect(mRunBar, &RunBar::settingsClicked, this, &QueryDockContent::settingsRequested);
  connect(mRunBar, &RunBar::diagnosticsClicked, this, &QueryDockContent::diagnosticsRequested);
  connect(mSettings, &QuerySettings::resolutionChanged, this, &QueryDockContent::resolutionChanged);
  connect(mSettings, &QuerySettings::readChoiceChanged, this, &QueryDockContent::readChoiceChanged);
  connect(mSettings, &QuerySettings::extentModeChanged, this, [this](ExtentMode mode) {
    updateRunnable();
    Q_EMIT extentModeChanged(mode);
  });
  connect(mSettings, &QuerySettings::drawExtentRequested, this, &QueryDockContent::drawExtentRequested);
  connect(mSettings, &QuerySettings::importModelRequested, this, &QueryDockContent::importModelRequested);
  connect(mSettings, &QuerySettings::modelChanged, this, [this](const QString &path) {
    updateRunnable();
    Q_EMIT modelChanged(path);
  });
  connect(mThreshold, &FractionControl::valueEdited, this, [this](double threshold) {
    mResult->setThreshold(threshold);
    Q_EMIT thresholdChanged(threshold);
  });
  connect(mOpacity, &FractionControl::valueEdited, this, &QueryDockContent::opacityChanged);
  connect(mOutlines, &QCheckBox::toggled, this, &QueryDockContent::outlinesToggled);
  connect(mSaveRegions, &QPushButton::clicked, this, &QueryDockContent::saveRegionsRequested);
  connect(mAnnotateMap, &QPushButton::clicked, this, &QueryDockContent::annotateMapRequested);
}

void QueryDockContent::setLayerWidget(QWidget *chooser) {
  mSettings->setLayerWidget(chooser);
  // The chain follows the order of creation, and this one comes late.
  if (chooser)
    setTabOrder(mHint->lastInTabOrder(), chooser);
}

void QueryDockContent::setModels(const QList<ModelChoice> &models, const QString &currentPath) {
  mSettings->setModels(models, currentPath);
  updateRunnable();
}

void QueryDockContent::setSuggestions(const QStringList &phrases) {
  mExpression->edit()->setSuggestions(phrases);
}

void QueryDockContent::setDrawnExtentText(const QString &text) {
  mSettings->setDrawnExtentText(text);
  updateRunnable();
}

void QueryDockContent::setExamples(const QList<ExampleItem> &examples) {
  mExamples->setExamples(examples);
  updateRunnable();
}

void QueryDockContent::setConcept(const ConceptChoice &taught) {
  mConcepts->setConcept(taught);
  updateRunnable();
}

void QueryDockContent::setReadChoice(const ReadChoice &choice) {
  mSettings->setReadChoice(choice);
}

void QueryDockContent::setNativeGsd(std::optional<double> metres) {
  mSettings->setNativeGsd(metres);
}

void QueryDockContent::setRunnable(bool runnable, const QString &whyNot) {
  mHostRunnable = runnable;
  mHostWhyNot = whyNot;
  updateRunnable();
}

void QueryDockContent::setExpression(const QString &expression) {
  mExpression->edit()->setText(expression);
  mExpression->edit()->home(false);
}

void QueryDockContent::setReading(const QString &reading) {
  mExpression->setReading(reading);
}

void QueryDockContent::setExtentMode(ExtentMode mode) {
  mSettings->setExtentMode(mode);
  updateRunnable();
}

void QueryDockContent::setGsd(std::optional<double> metres) {
  mSettings->setGsdMetres(metres);
}

void QueryDockContent::setModel(const QString &path) {
  mSettings->setModelPath(path);
  updateRunnable();
}

void QueryDockContent::setThreshold(double threshold) {
  mThreshold->setValue(threshold);
  mResult->setThreshold(mThreshold->value());
}

void QueryDockContent::setOpacity(double opacity) {
  mOpacity->setValue(opacity);
}

void QueryDockContent::setRunState(RunState state) {
  mRunState = state;
  updateRunnable();
  // Who points at the map looks at the map, and at the examples.
  if (state != RunState::Idle && !mExamples->isPointing())
    reveal(mRunBar);
}

void QueryDockContent::setProgress(double fraction, const QString &text) {
  mRunBar->setProgress(fraction, text);
}

void QueryDockContent::showResult(const ResultSummary &summary) {
  clearError();
  // Who has an answer knows by now what the hint says.
  mHint->setText(QString());
  mResult->setResult(summary);
  if (!mExamples->isPointing())
    reveal(mResult);
}

void QueryDockContent::clearResult() {
  mResult->clear();
}

void QueryDockContent::setHasRegions(bool has) {
  mSaveRegions->setEnabled(has);
  mSaveRegions->setToolTip(has ? tr("Makes polygons of what reaches the threshold, in a file or a layer")
                               : tr("There is no result to save regions of."));
}

void QueryDockContent::setAnnotatable(bool can) {
  mAnnotateMap->setEnabled(can);
  mAnnotateMap->setToolTip(can ? tr("Outlines and labels the regions on the map, for a layout to print")
                               : tr("There is no result to annotate: ask first, or choose a layer of regions."));
}

bool QueryDockContent::outlinesShown() const {
  return mOutlines->isChecked();
}

void QueryDockContent::showError(const QString &message) {
  const QString trimmed = message.trimmed();
  if (trimmed.isEmpty())
    return;
  mError->setText(trimmed);
  reveal(mError);
}

void QueryDockContent::clearError() {
  mError->setText(QString());
}

void QueryDockContent::setEstimate(const QString &text) {
  mRunBar->setEstimate(text);
}

void QueryDockContent::setResolutionNote(const QString &text, double betterGsdMetres) {
  // A note that was closed stays closed until there is another.
  if (text == mNote)
    return;
  mNote = text;
  mBetterGsdMetres = betterGsdMetres;
  mTakeResolution->setText(tr("Look at %1\u00A0m/px").arg(locale().toString(betterGsdMetres, 'g', 3)));
  mResolutionNote->setText(text);
}

void QueryDockContent::takeBetterResolution() {
  mSettings->setGsdMetres(mBetterGsdMetres);
  Q_EMIT resolutionChanged();
}

void QueryDockContent::offerPart() {
  mRunBar->offerPart(mRunState == RunState::Running);
}

QueryForm QueryDockContent::form() const {
  QueryForm form;
  form.expression = mExpression->edit()->expression();
  form.taught = mConcepts->chosen();
  form.extentMode = mSettings->extentMode();
  form.modelPath = mSettings->modelPath();
  form.gsdMetres = mSettings->gsdMetres();
  form.threshold = mThreshold->value();
  form.opacity = mOpacity->value();
  return form;
}

QString QueryDockContent::whyNotRunnable() const {
  if (mRunState == RunState::Running)
    return tr("A run is under way.");
  if (mRunState == RunState::Cancelling)
    return tr("The last run is being cancelled.");
  if (!mHostRunnable)
    return mHostWhyNot.isEmpty() ? tr("Nothing can be run now.") : mHostWhyNot;
  if (mSettings->modelPath().isEmpty())
    return tr("No model is installed.");
  if (mExpression->edit()->expression().isEmpty() && mExamples->count() == 0 && mConcepts->chosen().path.isEmpty())
    return tr("Type what to look for.");
  if (mSettings->extentMode() == ExtentMode::Drawn && !mSettings->hasDrawnExtent())
    return tr("Draw the rectangle to look in.");
  return QString();
}

QStringList QueryDockContent::history() const {
  return mExpression->edit()->history();
}

void QueryDockContent::clearQuestion() {
  setExpression(QString());
  clearResult();
  clearError();
}

void QueryDockContent::setHistory(const QStringList &newestFirst) {
  mExpression->setHistory(newestFirst);
}

DockState QueryDockContent::saveState() const {
  DockState state;
  state.history = history();
  state.extentMode = mSettings->extentMode();
  state.modelPath = mSettings->preferredModelPath();
  state.threshold = mThreshold->value();
  state.opacity = mOpacity->value();
  state.outlines = mOutlines->isChecked();
  state.hintSeen = true;
  return state;
}

void QueryDockContent::restoreState(const DockState &state) {
  setHistory(state.history);
  setExtentMode(state.extentMode);
  mSettings->setModelPath(state.modelPath);
  setThreshold(state.threshold);
  setOpacity(state.opacity);
  if (state.hintSeen)
    mHint->setText(QString());
  {
    const QSignalBlocker blocker(mOutlines);
    mOutlines->setChecked(state.outlines);
  }
  updateRunnable();
}

void QueryDockContent::requestRun() {
  if (!whyNotRunnable().isEmpty()) {
    reveal(mExpression);
    return;
  }
  const QueryForm complete = form();
  if (!complete.expression.isEmpty())
    mExpression->addToHistory(complete.expression);
  clearError();
  Q_EMIT runRequested(complete);
}

void QueryDockContent::requestCancel() {
  if (mRunState == RunState::Running)
    Q_EMIT cancelRequested();
}

void QueryDockContent::focusExpression() {
  mExpression->edit()->setFocus(Qt::ShortcutFocusReason);
  mExpression->edit()->selectAll();
}

bool QueryDockContent::event(QEvent *event) {
  // F5 draws the map anew in QGIS, but not for one who is at the dock.
  if (event->type() == QEvent::ShortcutOverride && isAgain(static_cast<QKeyEvent &>(*event))) {
    event->accept();
    return true;
  }
  return QWidget::event(event);
}

void QueryDockContent::keyPressEvent(QKeyEvent *event) {
  if (isAgain(*event)) {
    requestRun();
    event->accept();
    return;
  }
  if (event->key() == Qt::Key_Escape && mRunState == RunState::Running) {
    requestCancel();
    event->accept();
    return;
  }
  QWidget::keyPressEvent(event);
}

void QueryDockContent::updateRunnable() {
  const QString whyNot = whyNotRunnable();
  mRunBar->setState(mRunState, whyNot);
  mQuestions->setAskable(mRunState == RunState::Idle);
  mExpression->setHint(mRunState == RunState::Idle ? whyNot : QString());
}

void QueryDockContent::reveal(QWidget *part) {
  // The part may have just been shown: its place is known once the layout has run.
  QTimer::singleShot(0, part, [this, part] { mScroll->ensureWidgetVisible(part, 0, 0); });
}

} // namespace xemap::ui
