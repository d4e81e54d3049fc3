// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>
#include <qgscoordinatereferencesystem.h>
#include <qgscoordinatetransformcontext.h>

#include <memory>

class QgsFeature;
class QgsVectorFileWriter;

namespace xemap::output {

/// Where regions are written to.
struct RegionPlace {
  QString path;
  QString driver; ///< Short name of OGR's.
  QgsCoordinateReferenceSystem crs;
  QgsCoordinateTransformContext transforms;
};

/// A vector file of regions that is written in a hidden folder beside its place and goes there when it is whole.
///
/// Nothing of it is left unless commit() was reached. Throws: Unwritable, naming the path and the reason.
class RegionFile {
public:
  /// A place that cannot be written shows at once.
  explicit RegionFile(const RegionPlace &place);
  ~RegionFile();

  /// The feature has regionFields().
  void add(QgsFeature &feature);
  /// Replaces an older file.
  void commit();

private:
  [[noreturn]] void refuse(const QString &why) const;
  void close();

  QString mPath;
  std::unique_ptr<QTemporaryDir> mFolder;
  std::unique_ptr<QgsVectorFileWriter> mWriter;
  int mCount = 0;
};

/// Name of the layer in the file that is written at `path`.
QString layerNameIn(const QString &path);

} // namespace xemap::output
