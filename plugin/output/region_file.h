// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/base/output_set.h"

#include <QString>
#include <qgscoordinatereferencesystem.h>
#include <qgscoordinatetransformcontext.h>

#include <memory>

class QgsFeature;
class QgsFields;
class QgsVectorFileWriter;

namespace xemap::output {

/// The CRS that regions are written with: where there is none, one that says so, lest pixels be taken for degrees.
QgsCoordinateReferenceSystem crsOfRegions(const QgsCoordinateReferenceSystem &crs);

/// The CRS with the coordinate epoch of the raster at `path`, which QGIS does not read.
///
/// Throws: NotFound, Unreadable.
QgsCoordinateReferenceSystem withEpochOf(const QgsCoordinateReferenceSystem &crs, const QString &path);

/// Where regions are written to.
struct RegionPlace {
  QString path;
  QString driver; ///< Short name of OGR's.
  QgsCoordinateReferenceSystem crs;
  QgsCoordinateTransformContext transforms;
};

/// A vector file of regions that is written in a hidden folder beside its place and goes there when it is whole.
///
/// Nothing of it is left unless commit() was reached. A file that XeMap did not make is not replaced; a GeoPackage with
/// other layers gets one more. Throws: Unwritable, naming the path and the reason.
class RegionFile {
public:
  /// A place that cannot be written shows at once.
  RegionFile(const RegionPlace &place, const QgsFields &fields);
  ~RegionFile();

  /// The feature has the fields of the file.
  void add(QgsFeature &feature);
  /// Replaces an older one.
  void commit();

private:
  [[noreturn]] void refuse(const QString &why) const;
  void close();

  QString mPath;
  OutputSet mOutputs;
  QString mStaged; ///< The file until commit().
  std::unique_ptr<QgsVectorFileWriter> mWriter;
  int mCount = 0;
};

/// Name of the layer in the file that is written at `path`.
QString layerNameIn(const QString &path);

} // namespace xemap::output
