// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/start/dock_controller.h"

#include "plugin/concepts/concept_shelf.h"
#include "plugin/corrections/corrections.h"
#include "plugin/dock/dock_form.h"
#include "plugin/dock/dock_messages.h"
#include "plugin/dock/query_dock.h"
#include "plugin/engine/engine_host.h"
#include "plugin/examples/example_picker.h"
#include "plugin/help/help.h"
#include "plugin/models/model_import.h"
#include "plugin/places/place_inquiry.h"
#include "plugin/pointing/asked_extent.h"
#include "plugin/questions/question_board.h"
#include "plugin/questions/question_form.h"
#include "plugin/questions/question_list.h"
#include "plugin/questions/reading_preview.h"
#include "plugin/questions/run_control.h"
#include "plugin/results/answer_layers.h"
#include "plugin/results/result_actions.h"
#include "plugin/results/result_removal.h"
#include "plugin/results/result_visibility.h"
#include "plugin/results/several_results.h"
#include "plugin/results/shown_result.h"
#include "plugin/settings/settings.h"
#include "ui/widgets/query_dock_content.h"

#include <qgisinterface.h>
#include <qgsmapcanvas.h>
#include <qgsproject.h>

#include <utility>

namespace xemap::start {

namespace {

engine::EngineLimits engineLimits() {
  const ui::SettingsForm settings = settings::loadSettings();
  return {settings.threads, static_cast<std::size_t>(settings.maxMemoryMb) << 20U};
}

} // namespace

/// Each knows some of those above it.
struct DockController::Parts {
  Parts(QgisInterface &interface, dock::QueryDock &dock, const std::shared_ptr<engine::EngineHost> &host)
      : form(dock), messages(interface, dock), modelImport(interface), extent(*interface.mapCanvas(), dock.content()),
        examples(interface, dock.content()), reading(dock), question(dock, form, extent, examples),
        runs({dock, messages, *interface.mapCanvas(), extent, questions}, host),
        board({interface, dock, form, messages, question, questions, runs}), shown(interface, dock, questions),
        answers({interface, dock, messages, questions, shown}),
        several({*interface.mapCanvas(), dock, messages, questions, shown}), actions(interface, dock, shown),
        visibility(dock.content().questions(), questions, shown),
        removal(interface, dock.content().questions(), questions),
        corrections({*interface.mapCanvas(), dock, messages, examples, questions, board, runs}, host),
        concepts({interface, dock, form, messages, examples, runs}),
        places({*interface.mapCanvas(), dock, messages, questions, board, runs}, host) {}

  dock::DockForm form;
  dock::DockMessages messages;
  models::ModelImport modelImport;
  pointing::AskedExtent extent;
  examples::ExamplePicker examples;
  questions::ReadingPreview reading;
  questions::QuestionList questions;
  questions::QuestionForm question;
  questions::RunControl runs;
  questions::QuestionBoard board;
  results::ShownResult shown;
  results::AnswerLayers answers;
  results::SeveralResults several;
  results::ResultActions actions;
  results::ResultVisibility visibility;
  results::ResultRemoval removal;
  corrections::Corrections corrections;
  concepts::ConceptShelf concepts;
  places::PlaceInquiry places;
};

DockController::DockController(QgisInterface &interface, dock::QueryDock &dock,
                               std::shared_ptr<engine::EngineHost> host)
    : mDock(&dock), mHost(std::move(host)), mParts(std::make_unique<Parts>(interface, dock, mHost)) {
  mHost->setLimits(engineLimits());
  const ui::QueryDockContent *content = &dock.content();
  connect(content, &ui::QueryDockContent::helpRequested, this, [this] { help::showHelp(*mDock); });
  connect(content, &ui::QueryDockContent::importModelRequested, &mParts->modelImport, &models::ModelImport::ask);
  connect(&mParts->modelImport, &models::ModelImport::imported, &mParts->form, &dock::DockForm::offerModels);
  connect(&mParts->runs, &questions::RunControl::answered, &mParts->answers, &results::AnswerLayers::add);
  connect(QgsProject::instance(), &QgsProject::aboutToBeCleared, this, &DockController::endWork);
  chooseLayer(interface.activeLayer());
}

DockController::~DockController() {
  endWork();
  if (mDock)
    mParts->form.save();
}

void DockController::chooseLayer(QgsMapLayer *layer) {
  mParts->form.chooseLayer(layer);
}

void DockController::applySettings() {
  mHost->setLimits(engineLimits());
  mParts->form.offerModels(mDock->content().form().modelPath);
  mParts->runs.refreshForecast();
}

void DockController::endWork() {
  mParts->runs.end();
  mParts->corrections.end();
  mParts->places.end();
  mParts->several.end();
  mParts->actions.end();
  mParts->shown.end();
}

} // namespace xemap::start
