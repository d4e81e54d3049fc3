// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/output/region_file.h"

#include "plugin/layer/layer_text.h"
#include "plugin/output/region_features.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/output_place.h"
#include "xemap/raster/spatial_reference.h"

#include <QFileInfo>
#include <qgsvectorfilewriter.h>
#include <qgsvectorlayer.h>

#include <cmath>

namespace xemap::output {

QgsCoordinateReferenceSystem crsOfRegions(const QgsCoordinateReferenceSystem &crs) {
  if (crs.isValid())
    return crs;
  return QgsCoordinateReferenceSystem::fromWkt(QString::fromStdString(raster::undefinedCartesianText()));
}

QgsCoordinateReferenceSystem withEpochOf(const QgsCoordinateReferenceSystem &crs, const QString &path) {
  const double epoch = raster::coordinateEpochOf(path.toStdString());
  QgsCoordinateReferenceSystem whole = crs;
  if (crs.isValid() && std::isnan(crs.coordinateEpoch()) && epoch > 0.0)
    whole.setCoordinateEpoch(epoch);
  return whole;
}

QString layerNameIn(const QString &path) {
  return QFileInfo(path).completeBaseName();
}

RegionFile::RegionFile(const RegionPlace &place, const QgsFields &fields)
    : mPath(QFileInfo(place.path).absoluteFilePath()),
      mStaged(QString::fromStdString(raster::addOutput(mOutputs, mPath.toStdString(), raster::OutputKind::Regions,
                                                       layerNameIn(mPath).toStdString()))) {
  const raster::GdalErrorScope errors;
  QgsVectorFileWriter::SaveVectorOptions options;
  options.driverName = place.driver;
  options.layerName = layerNameIn(mPath);
  options.fileEncoding = QStringLiteral("UTF-8");
  mWriter.reset(QgsVectorFileWriter::create(mStaged, fieldsIn(place.driver, fields), Qgis::WkbType::MultiPolygon,
                                            crsOfRegions(place.crs), place.transforms, options));
  if (mWriter->hasError() != QgsVectorFileWriter::NoError)
    refuse(mWriter->errorMessage());
}

RegionFile::~RegionFile() {
  // What an abandoned file still has to complain about is nobody's business any more.
  const raster::GdalErrorScope errors;
  mWriter.reset();
}

void RegionFile::add(QgsFeature &feature) {
  const raster::GdalErrorScope errors;
  if (!mWriter->addFeature(feature, QgsFeatureSink::FastInsert))
    refuse(mWriter->errorMessage());
  ++mCount;
}

void RegionFile::close() {
  const raster::GdalErrorScope errors;
  mWriter.reset();
  if (errors.failed())
    refuse(QString::fromStdString(errors.message()));
  // Some drivers write everything only now, and lose without a word what does not fit on the disk.
  QgsVectorLayer::LayerOptions options;
  options.loadDefaultStyle = false;
  const QgsVectorLayer written(mStaged, QString(), QStringLiteral("ogr"), options);
  const int whole = wholeRegionsIn(written);
  if (whole != mCount)
    refuse(layer::LayerText::tr("of %1 features %2 arrived; the disk may be full").arg(mCount).arg(whole));
}

void RegionFile::commit() {
  close();
  mOutputs.commit();
}

void RegionFile::refuse(const QString &why) const {
  // Reasons name the hidden file, which nobody knows.
  QString reason = why.simplified();
  reason.replace(QFileInfo(mStaged).path() + QLatin1Char('/'), QFileInfo(mPath).path() + QLatin1Char('/'));
  throw layer::problem(ErrorCode::Unwritable, layer::LayerText::tr("%1: cannot be written: %2").arg(mPath, reason));
}

} // namespace xemap::output
