// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

class QgsMapLayer;
class QgsMapSettings;
class QgsPrintLayout;
class QgsProject;

namespace xemap::print {

/// Where what is printed comes from, in one line: expression, model, threshold, version.
QString originLine(const QgsMapLayer &annotations);

/// The layout for these annotations: the one that was made before, as it was left, or a new one in the project with the
/// map as it is shown, a title, a scale bar where there is a CRS, and originLine().
QgsPrintLayout *layoutFor(QgsProject &project, const QgsMapLayer &annotations, const QgsMapSettings &map);

} // namespace xemap::print
