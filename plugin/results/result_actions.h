// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/annotation/map_annotation.h"
#include "plugin/regions/region_export.h"

#include <QObject>

class QgisInterface;

namespace xemap::dock {
class QueryDock;
}

namespace xemap::results {

class ShownResult;

/// What the dock offers to do with the shown result: to save its regions, to annotate them on the map, and to see where
/// it is the likeliest.
///
/// Threads: the main thread.
class ResultActions final : public QObject {
  Q_OBJECT

public:
  /// The references outlive this.
  ResultActions(QgisInterface &interface, dock::QueryDock &dock, const ShownResult &shown);

  /// Closes dialogs, cancels what is under way and waits until its workers are idle.
  void end();

private:
  void saveRegions();
  void annotateMap();
  void showLikeliest();
  void offer();

  QgisInterface &mInterface;
  dock::QueryDock &mDock;
  const ShownResult &mShown;
  regions::RegionExport mRegions;
  annotation::MapAnnotation mAnnotation;
};

} // namespace xemap::results
