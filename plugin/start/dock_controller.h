// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/dock/dock_form.h"
#include "plugin/dock/dock_messages.h"
#include "plugin/models/model_import.h"
#include "plugin/pointing/asked_extent.h"
#include "plugin/pointing/example_picker.h"
#include "plugin/questions/question_board.h"
#include "plugin/questions/question_form.h"
#include "plugin/questions/question_list.h"
#include "plugin/questions/run_control.h"
#include "plugin/results/answer_layers.h"
#include "plugin/results/result_actions.h"
#include "plugin/results/several_results.h"
#include "plugin/results/shown_result.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QgisInterface;

namespace xemap::dock {
class QueryDock;
}

namespace xemap::start {

/// Owns what works behind the dock, from the form to the layers, and ends it with the project and with the plugin.
///
/// Threads: the main thread.
class DockController final : public QObject {
  Q_OBJECT

public:
  /// The references outlive this, but the dock, which QGIS may delete first.
  DockController(QgisInterface &interface, dock::QueryDock &dock, std::shared_ptr<engine::EngineHost> host);
  /// Ends a run and remembers the form.
  ~DockController() override;

  /// Asks about this layer next; a layer that cannot be asked about changes nothing.
  void chooseLayer(QgsMapLayer *layer) { mForm.chooseLayer(layer); }

  /// Takes over what was set on the settings page.
  void applySettings();

  /// Cancels all work about the project and waits until its workers are idle; outcomes are dropped.
  void endWork();

private:
  QPointer<dock::QueryDock> mDock;
  std::shared_ptr<engine::EngineHost> mHost;
  // Each knows some of those above it.
  dock::DockForm mForm;
  dock::DockMessages mMessages;
  models::ModelImport mImport;
  pointing::AskedExtent mExtent;
  pointing::ExamplePicker mExample;
  questions::QuestionList mQuestions;
  questions::QuestionForm mQuestionForm;
  questions::RunControl mRuns;
  questions::QuestionBoard mBoard;
  results::ShownResult mShown;
  results::AnswerLayers mAnswers;
  results::SeveralResults mSeveral;
  results::ResultActions mActions;
};

} // namespace xemap::start
