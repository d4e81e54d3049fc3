// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QString>
#include <qgisplugin.h>
#include <qgsapplicationexitblockerinterface.h>

#include <memory>

class QAction;
class QgisInterface;
class QObject;

namespace xemap::dock {
class QueryDock;
}

namespace xemap::engine {
class EngineHost;
}

namespace xemap::help {
class RecentMessages;
}

namespace xemap::processing {
class Provider;
}

namespace xemap::settings {
class OptionsFactory;
}

namespace xemap::start {

class DockController;
class Translation;
class WaysIn;

/// Why the plugin cannot run in a QGIS of this version; empty when it can.
///
/// Units: `running` and `built` as Qgis::versionInt() counts.
QString versionProblem(int running, int built);

/// The plugin as QGIS sees it: an action that shows a dock, and algorithms for Processing. Everything else is made when
/// the dock is first shown.
///
/// Not a QObject, so that QGIS does not make it a child of the application and delete it a second time.
class XemapPlugin final : public QgisPlugin, public QgsApplicationExitBlockerInterface {
  Q_DECLARE_TR_FUNCTIONS(xemap::start::XemapPlugin)

public:
  explicit XemapPlugin(QgisInterface *interface);
  ~XemapPlugin() override;

  void initGui() override;
  void unload() override;

  /// Ends a run before QGIS quits; never keeps it from quitting.
  bool allowExit() override;

private:
  void addWaysIn();
  void addProvider();
  void removeProvider();
  void addOptions();
  void removeParts();
  void showDock();

  QgisInterface *mInterface = nullptr;
  std::shared_ptr<engine::EngineHost> mEngines; ///< Of dock and algorithms: what one computed the other finds.
  QPointer<processing::Provider> mProvider;
  std::unique_ptr<Translation> mTranslation;
  std::unique_ptr<settings::OptionsFactory> mOptions;
  std::unique_ptr<help::RecentMessages> mMessages;
  std::unique_ptr<QObject> mConnections; ///< Their context: what is connected ends with it.
  QPointer<QAction> mDiagnosticsAction;
  QPointer<dock::QueryDock> mDock;
  std::unique_ptr<DockController> mController;
  std::unique_ptr<WaysIn> mWaysIn;
};

} // namespace xemap::start
