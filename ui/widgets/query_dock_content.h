// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/query_form.h"
#include "ui/widgets/example_panel.h"

#include <QList>
#include <QWidget>

#include <optional>

class QCheckBox;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace xemap::ui {

class ConceptRow;
class ExpressionField;
class FractionControl;
class MessageLine;
class PlaceView;
class QuerySettings;
class QuestionView;
class ResultView;
class RunBar;

/// The content of the query dock: shows and collects what a run needs, and knows neither layers nor the engine.
/// Setters never emit the signal of the value they set.
/// Threads: the GUI thread only.
class QueryDockContent : public QWidget {
  Q_OBJECT

public:
  explicit QueryDockContent(QWidget *parent = nullptr);

  /// Places the host's layer chooser in the row "Layer"; takes ownership, replaces and deletes an earlier one.
  void setLayerWidget(QWidget *chooser);
  /// Fills the model list and chooses currentPath, else keeps the choice, else takes the first.
  void setModels(const QList<ModelChoice> &models, const QString &currentPath = QString());
  /// Phrases offered while typing, after those of the history.
  void setSuggestions(const QStringList &phrases);
  /// Text of the drawn rectangle, such as its coordinates; empty: none is drawn, so ExtentMode::Drawn cannot run.
  void setDrawnExtentText(const QString &text);
  /// Lists what is shown on the map; without words it is what a run asks for.
  void setExamples(const QList<ExampleItem> &examples);
  /// Chooses the concept to ask with; an empty path: none.
  void setConcept(const ConceptChoice &taught);
  /// Resolution of the chosen layer in metres per pixel, shown beside "Native"; none: unknown.
  void setNativeGsd(std::optional<double> metres);
  void setReadChoice(const ReadChoice &choice);
  /// The host's own condition for a run, such as a usable layer; whyNot is one sentence for the analyst.
  void setRunnable(bool runnable, const QString &whyNot = QString());

  void setExpression(const QString &expression);
  /// What the expression is taken for, in one line, below it; empty: nothing worth saying.
  void setReading(const QString &reading);
  void setExtentMode(ExtentMode mode);
  void setGsd(std::optional<double> metres);
  /// Chooses the model, at once or when setModels brings it.
  void setModel(const QString &path);
  void setThreshold(double threshold);
  void setOpacity(double opacity);

  RunState runState() const { return mRunState; }
  void setRunState(RunState state);
  /// Progress of the run in [0,1]; a negative or NaN fraction shows that something is done, but not how much.
  void setProgress(double fraction, const QString &text = QString());
  /// Shows the summary in place of an earlier result or error.
  void showResult(const ResultSummary &summary);
  void clearResult();
  /// Forgets the expression and what came of it; settings and history stay.
  void clearQuestion();
  /// Whether there is a result whose regions could be saved.
  void setHasRegions(bool has);
  /// Whether there are regions that could be annotated: those of a result, or of the layer that is chosen.
  void setAnnotatable(bool can);
  bool outlinesShown() const;
  QuestionView &questions() { return *mQuestions; }
  ExamplePanel &examples() { return *mExamples; }
  ConceptRow &concepts() { return *mConcepts; }
  PlaceView &place() { return *mPlace; }
  /// Shows one plain-text line inside the dock until it is closed or the next run starts; ignores an empty message.
  void showError(const QString &message);
  void clearError();
  /// What a run started now would take, in one line; empty: nothing worth saying.
  void setEstimate(const QString &text);
  /// Says that the resolution does not suit the model and offers one that does; empty: it suits.
  void setResolutionNote(const QString &text, double betterGsdMetres = 0.0);
  /// Offers, until the run ends, to stop it and to keep what is done.
  void offerPart();

  /// What a run started now would ask for.
  QueryForm form() const;
  /// Empty when a run can start now, else the reason in one sentence.
  QString whyNotRunnable() const;

  QStringList history() const;
  void setHistory(const QStringList &newestFirst);
  DockState saveState() const;
  /// Takes over what is valid in the state; a model that is not in the list yet is chosen once setModels brings it.
  void restoreState(const DockState &state);

public Q_SLOTS:
  /// Does what the Run button does: emits runRequested, or shows why it cannot.
  void requestRun();
  /// Does what the Cancel button does; without a run nothing happens.
  void requestCancel();
  void focusExpression();

Q_SIGNALS:
  /// The form is complete; its expression is already in the history.
  void runRequested(const xemap::ui::QueryForm &form);
  void cancelRequested();
  /// As it is typed.
  void expressionChanged(const QString &expression);
  /// Stop the run, but let what it found so far be its result.
  void keepPartRequested();
  /// The analyst moved the threshold: at most every 50 ms, and always the last value.
  void thresholdChanged(double threshold);
  /// The analyst moved the opacity: at most every 50 ms, and always the last value.
  void opacityChanged(double opacity);
  void extentModeChanged(xemap::ui::ExtentMode mode);
  /// The analyst wants to draw the rectangle on the map.
  void drawExtentRequested();
  /// Path of the model the analyst chose.
  void modelChanged(const QString &path);
  /// The analyst wants to add a model of their own.
  void importModelRequested();
  void helpRequested();
  void settingsRequested();
  /// The analyst wants a report to show to someone who helps.
  void diagnosticsRequested();
  /// The resolution was changed, by the analyst or by taking the one that was offered.
  void resolutionChanged();
  /// The analyst says how the layer is to be read.
  void readChoiceChanged(const xemap::ui::ReadChoice &choice);
  /// The analyst wants to see the place of the shown result with the highest probability.
  void likeliestRequested();
  /// The analyst wants the regions as vectors.
  void saveRegionsRequested();
  /// The analyst wants the regions as annotations on the map.
  void annotateMapRequested();
  void outlinesToggled(bool shown);

protected:
  bool event(QEvent *event) override;
  void keyPressEvent(QKeyEvent *event) override;

private:
  void describeControls();
  void makeMessages();
  void takeBetterResolution();
  void buildLayout();
  void connectParts();
  void updateRunnable();
  void reveal(QWidget *part);

  QScrollArea *mScroll = nullptr;
  ExpressionField *mExpression = nullptr;
  ExamplePanel *mExamples = nullptr;
  ConceptRow *mConcepts = nullptr;
  QuerySettings *mSettings = nullptr;
  RunBar *mRunBar = nullptr;
  MessageLine *mHint = nullptr;
  MessageLine *mResolutionNote = nullptr;
  QToolButton *mTakeResolution = nullptr;
  MessageLine *mError = nullptr;
  ResultView *mResult = nullptr;
  FractionControl *mThreshold = nullptr;
  FractionControl *mOpacity = nullptr;
  QCheckBox *mOutlines = nullptr;
  PlaceView *mPlace = nullptr;
  QPushButton *mSaveRegions = nullptr;
  QPushButton *mAnnotateMap = nullptr;
  QuestionView *mQuestions = nullptr;
  RunState mRunState = RunState::Idle;
  bool mHostRunnable = true;
  QString mHostWhyNot;
  QString mNote; ///< On the resolution.
  double mBetterGsdMetres = 0.0;
};

} // namespace xemap::ui
