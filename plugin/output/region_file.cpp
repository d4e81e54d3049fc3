// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/output/region_file.h"

#include "plugin/layer/layer_text.h"
#include "plugin/output/region_features.h"
#include "xemap/raster/gdal_error.h"

#include <QDir>
#include <QFileInfo>
#include <qgsvectorfilewriter.h>
#include <qgsvectorlayer.h>

#include <filesystem>
#include <system_error>

namespace xemap::output {

namespace {

// What other programs and other years leave beside a file, and what would be taken for a part of the new one.
constexpr const char *strangers[] = {"-journal", "-wal", "-shm"};
constexpr const char *shapefileStrangers[] = {"qix", "sbn", "sbx", "qmd", "qpj", "idm", "ind"};

std::filesystem::path native(const QString &path) {
  return {QFile::encodeName(path).toStdString()};
}

} // namespace

QString layerNameIn(const QString &path) {
  return QFileInfo(path).completeBaseName();
}

RegionFile::RegionFile(const RegionPlace &place) : mPath(QFileInfo(place.path).absoluteFilePath()) {
  const QFileInfo target(mPath);
  if (target.isDir())
    refuse(layer::LayerText::tr("it is a folder"));
  if (target.exists() && !target.isWritable())
    refuse(layer::LayerText::tr("it is read-only"));
  mFolder = std::make_unique<QTemporaryDir>(target.dir().filePath(QStringLiteral(".xemap-XXXXXX")));
  if (!mFolder->isValid())
    refuse(mFolder->errorString());
  const raster::GdalErrorScope errors;
  QgsVectorFileWriter::SaveVectorOptions options;
  options.driverName = place.driver;
  options.layerName = layerNameIn(mPath);
  options.fileEncoding = QStringLiteral("UTF-8");
  mWriter.reset(QgsVectorFileWriter::create(mFolder->filePath(target.fileName()), regionFields(),
                                            Qgis::WkbType::MultiPolygon, place.crs, place.transforms, options));
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
  const QgsVectorLayer written(mFolder->filePath(QFileInfo(mPath).fileName()), QString(), QStringLiteral("ogr"),
                               options);
  const int whole = wholeRegionsIn(written);
  if (whole != mCount)
    refuse(layer::LayerText::tr("of %1 features %2 arrived; the disk may be full").arg(mCount).arg(whole));
}

void RegionFile::commit() {
  close();
  const QFileInfo target(mPath);
  const QDir staged(mFolder->path());
  QStringList names = staged.entryList(QDir::Files | QDir::Hidden);
  // The file itself comes last: it stands for the whole.
  names.removeAll(target.fileName());
  names.append(target.fileName());
  for (const char *suffix : strangers)
    QFile::remove(mPath + QLatin1String(suffix));
  if (target.suffix().compare(QLatin1String("shp"), Qt::CaseInsensitive) == 0)
    for (const char *suffix : shapefileStrangers)
      QFile::remove(target.dir().filePath(target.completeBaseName() + QLatin1Char('.') + QLatin1String(suffix)));
  for (const QString &name : names) {
    std::error_code problem;
    std::filesystem::rename(native(staged.filePath(name)), native(target.dir().filePath(name)), problem);
    if (problem)
      refuse(QString::fromStdString(problem.message()));
  }
}

void RegionFile::refuse(const QString &why) const {
  // Reasons name the hidden file, which nobody knows.
  QString reason = why.simplified();
  if (mFolder)
    reason.replace(mFolder->path() + QLatin1Char('/'), QFileInfo(mPath).path() + QLatin1Char('/'));
  throw layer::problem(ErrorCode::Unwritable, layer::LayerText::tr("%1: cannot be written: %2").arg(mPath, reason));
}

} // namespace xemap::output
