// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <memory>

class QgisInterface;
class QgsMapLayer;

namespace xemap::dock {
class QueryDock;
}

namespace xemap::engine {
class EngineHost;
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
  void chooseLayer(QgsMapLayer *layer);

  /// Takes over what was set on the settings page.
  void applySettings();

  /// Cancels all work about the project and waits until its workers are idle; outcomes are dropped.
  void endWork();

private:
  struct Parts;

  QPointer<dock::QueryDock> mDock;
  std::shared_ptr<engine::EngineHost> mHost;
  std::unique_ptr<Parts> mParts;
};

} // namespace xemap::start
