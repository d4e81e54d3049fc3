// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/eval/raster_evaluation.h"

#include <QString>

namespace xemap::processing {

/// What was compared, as a report names it.
struct ReportSubject {
  QString expression; ///< Empty where the raster tells none.
  QString model;
  QString probability; ///< File.
  QString reference;   ///< Name of the layer.
};

/// The figures as a page to be looked at.
QString reportPage(const ReportSubject &subject, const eval::RasterEvaluation &evaluation);

/// The figures as JSON with the names that docs/processing.md gives.
QByteArray reportJson(const ReportSubject &subject, const eval::RasterEvaluation &evaluation);

} // namespace xemap::processing
