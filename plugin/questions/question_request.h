// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/questions/query_task.h"
#include "ui/state/question.h"

#include <QList>

class QgsMapSettings;
class QgsRasterLayer;

namespace xemap::questions {

/// The layer a question is about, or in another project one of its name.
///
/// Throws: NotFound.
QgsRasterLayer &layerOf(const ui::Question &question);

/// What a worker needs to look at what a question is about; nothing is to be written.
///
/// Throws: NotFound (model), InvalidArgument, OutsideExtent (extent, examples), and as RasterSnapshot.
QueryRequest scopeOf(const ui::Question &question, const QgsRasterLayer &layer, const QgsMapSettings &canvas);

/// What a worker needs to answer questions that share a pass; regions are counted at the threshold.
///
/// Throws: as scopeOf; Unwritable.
QueryRequest requestFor(const QList<ui::Question> &questions, const QgsRasterLayer &layer, const QgsMapSettings &canvas,
                        double threshold);

} // namespace xemap::questions
