// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/output/region_features.h"

#include <QList>
#include <qgsfeature.h>

#include <memory>
#include <optional>

class QgsProcessingAlgorithm;
class QgsProcessingContext;
class QgsProcessingParameterDefinition;

namespace xemap::processing {

class WatchedFeedback;

/// Parameters of how regions are made; advanced ones where the algorithm does more than that.
std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> regionParameters(bool advanced);

/// The output of a point on each region; may be left out.
std::unique_ptr<QgsProcessingParameterDefinition> pointsParameter();

/// What the parameters say, beside the threshold.
raster::RegionOptions regionOptions(const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                                    QgsProcessingContext &context);

/// The regions of a probability raster as features with layer::regionFields(); none when cancelled.
///
/// Throws: as raster::findRegions.
std::optional<QgsFeatureList> findRegionFeatures(const std::string &probabilityPath,
                                                 const raster::RegionOptions &options,
                                                 const output::RegionOrigin &origin, WatchedFeedback &feedback);

} // namespace xemap::processing
