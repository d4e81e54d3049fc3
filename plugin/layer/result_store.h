// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

class QgsProject;

namespace xemap::layer {

/// A new path for a result's GeoTIFF: folder "xemap" beside a saved project that can be written to, else
/// "xemap/results" in the user profile; named after the expression and the time.
///
/// Throws: Unwritable, naming the folder, when it cannot be made.
QString newResultPath(const QString &expression, const QgsProject &project);

} // namespace xemap::layer
