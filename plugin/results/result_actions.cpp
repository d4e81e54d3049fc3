// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/results/result_actions.h"

#include "plugin/dock/query_dock.h"
#include "plugin/results/shown_result.h"
#include "ui/widgets/query_dock_content.h"

#include <qgisinterface.h>

namespace xemap::results {

ResultActions::ResultActions(QgisInterface &interface, dock::QueryDock &dock, const ShownResult &shown)
    : mDock(dock), mShown(shown), mRegions(interface), mAnnotation(interface) {
  const ui::QueryDockContent *content = &dock.content();
  connect(content, &ui::QueryDockContent::saveRegionsRequested, this, &ResultActions::saveRegions);
  connect(content, &ui::QueryDockContent::annotateMapRequested, this, &ResultActions::annotateMap);
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

void ResultActions::offer() {
  mDock.content().setHasRegions(!mShown.layers().isEmpty());
  mDock.content().setAnnotatable(mAnnotation.canAnnotate(mShown.layers()));
}

void ResultActions::end() {
  mRegions.end();
  mAnnotation.end();
}

} // namespace xemap::results
