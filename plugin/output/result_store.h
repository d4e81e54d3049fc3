// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QgsProject;

namespace xemap::output {

/// A new path for a result's GeoTIFF: in `chosenFolder` where there is one, else in folder "xemap" beside a saved
/// project that can be written to, else in "xemap/results" in the user profile; named after the expression and the
/// time.
///
/// It is none of `taken`, which are promised to others.
/// Throws: Unwritable, naming the folder, when it cannot be made or written to.
QString newResultPath(const QString &expression, const QgsProject &project, const QString &chosenFolder = QString(),
                      const QStringList &taken = {});

/// A path in `folder` for a file of what belongs to the expression; there is no file of that name, whatever its suffix.
QString suggestedFile(const QString &folder, const QString &expression, const QString &suffix);

} // namespace xemap::output
