// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/output/region_features.h"
#include "plugin/output/result_layers.h"

#include <QString>
#include <qgsfeature.h>

#include <memory>

class QgsProject;
class QgsVectorLayer;

namespace xemap::output {

/// The layer of a file that RegionFile wrote with these fields; it has their aliases, which few formats keep.
///
/// Throws: Unreadable when QGIS cannot open it.
std::unique_ptr<QgsVectorLayer> openRegions(const QString &path, const QString &name, const QgsFields &fields);

/// A layer of these features that lives as long as the project is open.
///
/// Throws: Internal when QGIS cannot make it.
std::unique_ptr<QgsVectorLayer> temporaryRegions(QgsFeatureList features, const QgsCoordinateReferenceSystem &crs,
                                                 const QString &name);

/// Adds the layer to the project, styled, with its provenance, above the layers of its result.
QgsVectorLayer *addRegions(QgsProject &project, std::unique_ptr<QgsVectorLayer> layer, const ResultLayers &result,
                           double threshold);

/// Appends the features to a layer, values by the names of its fields; as one step to undo where it is being edited.
///
/// Throws: Unwritable, naming the layer and the reason.
void appendRegions(QgsVectorLayer &layer, const QgsFeatureList &features, const QString &stepName);

} // namespace xemap::output
