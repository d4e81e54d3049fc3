// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/results/result_actions.h"

#include "plugin/dock/query_dock.h"
#include "plugin/results/shown_result.h"
#include "ui/widgets/query_dock_content.h"

#include <qgisinterface.h>
#include <qgsexception.h>
#include <qgsmapcanvas.h>

namespace xemap::results {

ResultActions::ResultActions(QgisInterface &interface, dock::QueryDock &dock, const ShownResult &shown)
    : mInterface(interface), mDock(dock), mShown(shown), mRegions(interface), mAnnotation(interface) {
  const ui::QueryDockContent *content = &dock.content();
  connect(content, &ui::QueryDockContent::saveRegionsRequested, this, &ResultActions::saveRegions);
  connect(content, &ui::QueryDockContent::annotateMapRequested, this, &ResultActions::annotateMap);
  connect(content, &ui::QueryDockContent::likeliestRequested, this, &ResultActions::showLikeliest);
  connect(&shown, &ShownResult::changed, this, &ResultActions::offer);
  // Regions can be annotated without a result as well, where their layer is the active one.
  connect(&interface, &QgisInterface::currentLayerChanged, this, &ResultActions::offer);
}

void ResultActions::saveRegions() {
  mRegions.ask(mShown.layers(), mDock.content().form().threshold);
}

void ResultActions::annotateMap() {
  mAnnotation.ask(mShown.layers(), mDock.content().form().threshold);
}

void ResultActions::showLikeliest() {
  const output::ResultLayers &result = mShown.layers();
  const QgsRasterLayer *layer = result.any();
  QgsGeometry place = output::likeliestPlaceOf(result);
  if (layer == nullptr || place.isNull())
    return;
  QgsMapCanvas &canvas = *mInterface.mapCanvas();
  canvas.flashGeometries({place}, layer->crs());
  try {
    const QgsMapSettings &map = canvas.mapSettings();
    place.transform(QgsCoordinateTransform(layer->crs(), map.destinationCrs(), map.transformContext()));
  } catch (const QgsCsException &) {
    return; // Where the map cannot show the result, there is no place to go to.
  }
  canvas.setCenter(QgsPointXY(place.asPoint()));
  canvas.refresh();
}

void ResultActions::offer() {
  mDock.content().setHasRegions(!mShown.layers().isEmpty());
  mDock.content().setAnnotatable(mAnnotation.canAnnotate(mShown.layers()));
}

void ResultActions::end() {
  mRegions.end();
  mAnnotation.end();
}

} // namespace xemap::results
