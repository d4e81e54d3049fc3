// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/entry/extent_drawer.h"
#include "plugin/entry/map_annotation.h"
#include "plugin/entry/model_import.h"
#include "plugin/entry/question_list.h"
#include "plugin/entry/question_runner.h"
#include "plugin/entry/region_export.h"
#include "plugin/entry/region_preview.h"
#include "plugin/entry/result_combiner.h"
#include "plugin/entry/run_forecast.h"
#include "plugin/entry/swipe_comparison.h"
#include "plugin/layer/result_layers.h"
#include "ui/state/query_form.h"
#include "ui/widgets/question_view.h"

#include <QObject>
#include <QPointer>
#include <QPolygonF>
#include <qgscoordinatereferencesystem.h>

#include <memory>

class QgisInterface;

namespace xemap::entry {

class QueryDock;

/// Connects the dock with the project: turns what the form asks for into a task, and its outcome into layers.
///
/// Threads: the main thread.
class QueryController final : public QObject {
  Q_OBJECT

public:
  QueryController(QgisInterface &interface, QueryDock &dock, std::shared_ptr<task::EngineHost> host);
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
  void showAnswers(const std::vector<AnsweredQuestion> &answers);
  void addAnswer(const AnsweredQuestion &answered);
  QStringList warningsOf(const infer::MapSummary &summary) const;
  void showSummary(const AnsweredQuestion &answered, const QStringList &warnings);
  void logAnswer(const AnsweredQuestion &answered) const;
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
  void adopt(const layer::ResultLayers &result);
  void updateRegions();
  void updateAnnotatable();
  void updateDrawnText();

  void connectExample();
  void pickExample();
  void showExampleOf(const ui::Question &question);
  void addExampleTo(ui::Question &question) const;
  void updateExampleText();

  QgisInterface &mInterface;
  QPointer<QueryDock> mDock;
  std::shared_ptr<task::EngineHost> mHost;
  ExtentDrawer mDrawer;
  ExtentDrawer mExample; ///< What the answer is to look like.
  ModelImport mImport;
  RegionExport mRegions;
  MapAnnotation mAnnotation;
  RegionPreview mPreview;
  QuestionList mQuestions;
  QuestionRunner mRunner;
  ResultCombiner mCombiner;
  SwipeComparison mSwipe;
  RunForecast mForecast;
  layer::ResultLayers mResult; ///< What threshold and opacity are about.
};

} // namespace xemap::entry
