// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/annotation/annotation_task.h"
#include "plugin/output/result_layers.h"
#include "ui/state/annotation_form.h"

#include <QPointer>
#include <QString>

#include <optional>

class QgsAnnotationLayer;
class QgsMapLayer;

namespace xemap::annotation {

/// What is to be annotated.
struct AnnotationSubject {
  QPointer<QgsMapLayer> source; ///< A raster or a layer of regions, or annotations that can only be restyled.
  bool selectedOnly = false;    ///< Of the regions of a layer.
  double threshold = 0.5;       ///< In a raster.
  QString expression;
};

/// The regions that are selected in the active layer, else what reaches the threshold in the result, else all regions
/// of the active layer; none: there is nothing to annotate.
std::optional<AnnotationSubject> subjectOf(QgsMapLayer *active, const output::ResultLayers &result, double threshold);

/// Whether subjectOf() would find something.
bool isAnnotatable(QgsMapLayer *active, const output::ResultLayers &result);

/// Annotations that are there already.
AnnotationSubject subjectOf(QgsAnnotationLayer &annotations);

/// The field that areas of its regions stand in; see raster::areaField().
///
/// Throws: NotFound, Unreadable, where the file of a raster is gone.
QString areaFieldOf(const QgsMapLayer &source);

/// One line.
QString summaryOf(const AnnotationSubject &subject);

/// What finding the regions of a subject needs, taken while its source is there.
AnnotationRequest requestFor(const AnnotationSubject &subject, const ui::AnnotationForm &form);

} // namespace xemap::annotation
