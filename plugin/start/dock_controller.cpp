// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/start/dock_controller.h"

#include "plugin/dock/query_dock.h"
#include "plugin/engine/engine_host.h"
#include "plugin/help/help.h"
#include "plugin/settings/settings.h"
#include "ui/widgets/query_dock_content.h"

#include <qgisinterface.h>
#include <qgsmapcanvas.h>
#include <qgsproject.h>

namespace xemap::start {

namespace {

engine::EngineLimits engineLimits() {
  const ui::SettingsForm settings = settings::loadSettings();
  return {settings.threads, static_cast<std::size_t>(settings.maxMemoryMb) << 20U};
}

} // namespace

DockController::DockController(QgisInterface &interface, dock::QueryDock &dock,
                               std::shared_ptr<engine::EngineHost> host)
    : mDock(&dock), mHost(std::move(host)), mForm(dock), mMessages(interface, dock), mImport(interface),
      mExtent(*interface.mapCanvas(), dock.content()), mExample(*interface.mapCanvas(), dock),
      mQuestionForm(dock, mForm, mExtent, mExample),
      mRuns({dock, mMessages, *interface.mapCanvas(), mExtent, mQuestions}, mHost),
      mBoard({interface, dock, mForm, mMessages, mQuestionForm, mQuestions, mRuns}),
      mShown(interface, dock, mQuestions), mAnswers({interface, dock, mMessages, mQuestions, mShown}),
      mSeveral({*interface.mapCanvas(), dock, mMessages, mQuestions, mShown}), mActions(interface, dock, mShown) {
  mHost->setLimits(engineLimits());
  const ui::QueryDockContent *content = &dock.content();
  connect(content, &ui::QueryDockContent::helpRequested, this, [this] { help::showHelp(*mDock); });
  connect(content, &ui::QueryDockContent::importModelRequested, &mImport, &models::ModelImport::ask);
  connect(&mImport, &models::ModelImport::imported, &mForm, &dock::DockForm::offerModels);
  connect(&mRuns, &questions::RunControl::answered, &mAnswers, &results::AnswerLayers::add);
  connect(QgsProject::instance(), &QgsProject::aboutToBeCleared, this, &DockController::endWork);
  chooseLayer(interface.activeLayer());
}

DockController::~DockController() {
  endWork();
  if (mDock)
    mForm.save();
}

void DockController::applySettings() {
  mHost->setLimits(engineLimits());
  mForm.offerModels(mDock->content().form().modelPath);
  mRuns.refreshForecast();
}

void DockController::endWork() {
  mRuns.end();
  mSeveral.end();
  mActions.end();
  mShown.end();
}

} // namespace xemap::start
