// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/provider.h"

#include "plugin/processing/evaluate_against_reference.h"
#include "plugin/processing/learn_concept.h"
#include "plugin/processing/map_concept.h"
#include "plugin/processing/refer_to_region.h"
#include "plugin/processing/refer_to_regions.h"
#include "plugin/processing/regions_from_probability.h"
#include "plugin_info.h"

#include <QIcon>
#include <qgsmessagelog.h>

namespace xemap::processing {

namespace {

// An engine stops within one tile; a service that does not answer must not hang QGIS.
constexpr int longestWaitMs = 10000;

} // namespace

Provider::Provider(std::shared_ptr<engine::EngineHost> engines) {
  mWorkshop.engines = std::move(engines);
}

QString Provider::versionInfo() const {
  return QString::fromUtf8(plugin::pluginVersion);
}

QIcon Provider::icon() const {
  return QIcon(QString::fromUtf8(plugin::pluginIcon));
}

QString Provider::svgIconPath() const {
  return QString::fromUtf8(plugin::pluginIcon);
}

QStringList Provider::supportedOutputRasterLayerExtensions() const {
  return {QStringLiteral("tif"), QStringLiteral("tiff")};
}

void Provider::loadAlgorithms() {
  addAlgorithm(new ReferToRegion(mWorkshop));
  addAlgorithm(new ReferToRegions(mWorkshop));
  addAlgorithm(new LearnConcept(mWorkshop));
  addAlgorithm(new MapConcept(mWorkshop));
  addAlgorithm(new RegionsFromProbability(mWorkshop));
  addAlgorithm(new EvaluateAgainstReference(mWorkshop));
}

void Provider::end() {
  if (!mWorkshop.runs->end(longestWaitMs))
    QgsMessageLog::logMessage(tr("An algorithm is taking long to stop; it goes on stopping by itself."),
                              QString::fromUtf8(plugin::pluginName), Qgis::MessageLevel::Warning);
}

} // namespace xemap::processing
