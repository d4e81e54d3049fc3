// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/start/xemap_plugin.h"

#include "plugin/dock/query_dock.h"
#include "plugin/engine/engine_library.h"
#include "plugin/help/diagnostics.h"
#include "plugin/help/recent_messages.h"
#include "plugin/processing/provider.h"
#include "plugin/settings/options_page.h"
#include "plugin/start/dock_controller.h"
#include "plugin/start/translation.h"
#include "plugin/start/ways_in.h"
#include "plugin_info.h"
#include "ui/widgets/query_dock_content.h"

#include <QAction>
#include <QMainWindow>
#include <qgisinterface.h>
#include <qgsapplication.h>
#include <qgsmessagebar.h>
#include <qgsmessagelog.h>
#include <qgsprocessingregistry.h>

namespace xemap::start {

namespace {

QString versionText(int version) {
  return QStringLiteral("%1.%2").arg(version / 10000).arg(version / 100 % 100);
}

} // namespace

QString versionProblem(int running, int built) {
  if (running < plugin::minimumQgisVersion)
    return XemapPlugin::tr("XeMap needs QGIS %1 or later; this is QGIS %2.")
        .arg(versionText(plugin::minimumQgisVersion), versionText(running));
  // QGIS keeps its binary interface within a release only.
  if (running / 100 != built / 100)
    return XemapPlugin::tr("This XeMap was built for QGIS %1; this is QGIS %2. Install the XeMap built for it.")
        .arg(versionText(built), versionText(running));
  return {};
}

XemapPlugin::XemapPlugin(QgisInterface *interface)
    : QgisPlugin(QString::fromUtf8(plugin::pluginName), QString::fromUtf8(plugin::pluginDescription),
                 QString::fromUtf8(plugin::pluginCategory), QString::fromUtf8(plugin::pluginVersion), QgisPlugin::UI),
      mInterface(interface), mEngines(std::make_shared<engine::EngineHost>(&engine::createEngineFromLibrary)) {}

XemapPlugin::~XemapPlugin() = default;

void XemapPlugin::initGui() {
  if (mConnections)
    return;
  mTranslation = std::make_unique<Translation>();
  mMessages = std::make_unique<help::RecentMessages>();
  const QString problem = versionProblem(Qgis::versionInt(), _QGIS_VERSION_INT);
  if (!problem.isEmpty()) {
    QgsMessageLog::logMessage(problem, QString::fromUtf8(plugin::pluginName), Qgis::MessageLevel::Critical);
    mInterface->messageBar()->pushMessage(QString::fromUtf8(plugin::pluginName), problem, Qgis::MessageLevel::Critical,
                                          0);
    return;
  }
  mConnections = std::make_unique<QObject>();
  addWaysIn();
  addProvider();
  addOptions();
  mInterface->registerApplicationExitBlocker(this);
}

void XemapPlugin::addWaysIn() {
  mWaysIn = std::make_unique<WaysIn>(*mInterface);
  QObject::connect(mWaysIn.get(), &WaysIn::dockWanted, mConnections.get(), [this] {
    if (mDock.isNull())
      showDock();
  });
  QObject::connect(mWaysIn.get(), &WaysIn::questionWanted, mConnections.get(), [this] {
    showDock();
    mDock->content().focusExpression();
  });
  QObject::connect(mWaysIn.get(), &WaysIn::layerWanted, mConnections.get(), [this] {
    showDock();
    mController->chooseLayer(mInterface->activeLayer());
  });
  QObject::connect(mWaysIn.get(), &WaysIn::asked, mConnections.get(), [this](const QString &expression) {
    showDock();
    mDock->content().setExpression(expression);
    mDock->content().requestRun();
  });
}

void XemapPlugin::addProvider() {
  auto provider = std::make_unique<processing::Provider>(mEngines);
  QPointer<processing::Provider> added = provider.get();
  // The registry takes it, or deletes it where there is one of this name already.
  QgsApplication::processingRegistry()->addProvider(provider.release());
  mProvider = added;
}

void XemapPlugin::removeProvider() {
  if (!mProvider)
    return;
  mProvider->end();
  QgsApplication::processingRegistry()->removeProvider(mProvider);
}

void XemapPlugin::addOptions() {
  mOptions = std::make_unique<settings::OptionsFactory>();
  QObject::connect(mOptions.get(), &settings::OptionsFactory::applied, mConnections.get(), [this] {
    if (mController)
      mController->applySettings();
  });
  mInterface->registerOptionsWidgetFactory(mOptions.get());
  mDiagnosticsAction = help::makeDiagnosticsAction(*mInterface, *mMessages);
}

void XemapPlugin::showDock() {
  if (mDock.isNull()) {
    mDock = new dock::QueryDock(mInterface->mainWindow());
    mController = std::make_unique<DockController>(*mInterface, *mDock, mEngines);
    mInterface->addTabifiedDockWidget(Qt::RightDockWidgetArea, mDock, {}, true);
    mDock->setToggleVisibilityAction(&mWaysIn->toggleAction());
    const ui::QueryDockContent *content = &mDock->content();
    QObject::connect(content, &ui::QueryDockContent::diagnosticsRequested, mDiagnosticsAction, &QAction::trigger);
    QObject::connect(content, &ui::QueryDockContent::settingsRequested, mConnections.get(), [this] {
      mInterface->showOptionsDialog(mInterface->mainWindow(), settings::OptionsFactory::pageName());
    });
  }
  mDock->setUserVisible(true);
}

bool XemapPlugin::allowExit() {
  if (mController)
    mController->endWork();
  return true;
}

void XemapPlugin::unload() {
  if (mConnections)
    removeParts();
  mMessages.reset();
  // Last: QGIS finds the menu by its translated name.
  mTranslation.reset();
}

void XemapPlugin::removeParts() {
  mInterface->unregisterApplicationExitBlocker(this);
  mInterface->unregisterOptionsWidgetFactory(mOptions.get());
  mOptions.reset();
  mConnections.reset();
  mController.reset();
  removeProvider();
  if (mDock) {
    mInterface->removeDockWidget(mDock);
    delete mDock;
  }
  delete mDiagnosticsAction;
  mWaysIn.reset();
}

} // namespace xemap::start
