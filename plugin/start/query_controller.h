// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/annotation/map_annotation.h"
#include "plugin/comparison/swipe_comparison.h"
#include "plugin/forecast/run_forecast.h"
#include "plugin/models/model_import.h"
#include "plugin/output/result_layers.h"
#include "plugin/pointing/extent_drawer.h"
#include "plugin/questions/question_list.h"
#include "plugin/questions/question_runner.h"
#include "plugin/regions/region_export.h"
#include "plugin/regions/region_preview.h"
#include "plugin/results/result_combiner.h"
#include "ui/state/query_form.h"
#include "ui/widgets/question_view.h"

#include <QObject>
#include <QPointer>
#include <QPolygonF>
#include <qgscoordinatereferencesystem.h>

#include <memory>

class QgisInterface;

namespace xemap::dock {
class QueryDock;
}

namespace xemap::start {

/// Connects the dock with the project: turns what the form asks for into a task, and its outcome into layers.
///
/// Threads: the main thread.
class QueryController final : public QObject {
  Q_OBJECT

public:
  QueryController(QgisInterface &interface, dock::QueryDock &dock, std::shared_ptr<engine::EngineHost> host);
  /// Ends a run and remembers the form.
  ~QueryController() override;

  /// Asks about this layer next; a layer that cannot be asked about changes nothing.
  void chooseLayer(QgsMapLayer *layer);

  /// Takes over what was set on the settings page.
  void applySettings();

  /// Cancels all work about the project and waits until its workers are idle; outcomes are dropped.
  void endWork();

private:
  void connectDock();
  void connectProject();
  void restoreForm();
  void saveForm() const;
  void offerModels(const QString &chosenPath);
  void updateRunnable();

  void startRun(const ui::QueryForm &form);
  void ask(const QString &id);
  void cancelRun();
  ui::Question questionFor(const ui::QueryForm &form) const;
  /// What the form asks about; no polygon: all of a layer.
  struct AskedPart {
    QString name;
    QPolygonF polygon;
    QgsCoordinateReferenceSystem crs;
  };
  AskedPart partFor(ui::ExtentMode mode) const;
  layer::QueryExtent extentFor(ui::ExtentMode mode, const QgsRasterLayer &layer) const;

  void showBegun(const QList<ui::Question> &questions);
  void showAnswers(const std::vector<questions::AnsweredQuestion> &answers);
  void addAnswer(const questions::AnsweredQuestion &answered);
  QStringList warningsOf(const infer::MapSummary &summary) const;
  void showSummary(const questions::AnsweredQuestion &answered, const QStringList &warnings);
  void logAnswer(const questions::AnsweredQuestion &answered) const;
  void showFailure(const QString &message);
  void showWarnings(const QStringList &warnings);

  void connectQuestions();
  void showQuestions();
  void markQuestions(const QList<ui::Question> &questions, ui::QuestionState state, const QString &error = QString());
  void addQuestion();
  /// Lets threshold, opacity and regions be about a question's result.
  void turnTo(const QString &id);
  void editQuestion(const QString &id);
  void combineQuestions(const QStringList &ids, ui::Combination combination);
  void compareQuestions(const QString &first, const QString &second);
  void saveQuestions();
  void loadQuestions();

  void adoptResult(QgsMapLayer *layer);
  void adopt(const output::ResultLayers &result);
  void updateRegions();
  void updateAnnotatable();
  void updateDrawnText();

  void connectExample();
  void pickExample();
  void showExampleOf(const ui::Question &question);
  void addExampleTo(ui::Question &question) const;
  void updateExampleText();

  QgisInterface &mInterface;
  QPointer<dock::QueryDock> mDock;
  std::shared_ptr<engine::EngineHost> mHost;
  pointing::ExtentDrawer mDrawer;
  pointing::ExtentDrawer mExample; ///< What the answer is to look like.
  models::ModelImport mImport;
  regions::RegionExport mRegions;
  annotation::MapAnnotation mAnnotation;
  regions::RegionPreview mPreview;
  questions::QuestionList mQuestions;
  questions::QuestionRunner mRunner;
  results::ResultCombiner mCombiner;
  comparison::SwipeComparison mSwipe;
  forecast::RunForecast mForecast;
  output::ResultLayers mResult; ///< What threshold and opacity are about.
};

} // namespace xemap::start
