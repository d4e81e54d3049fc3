// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/regions/region_task.h"
#include "tests/plugin/small_host.h"
#include "tests/support/file_size_limit.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <qgsapplication.h>
#include <qgstaskmanager.h>

#include <algorithm>
#include <random>

namespace xemap::plugin_tests {

namespace {

constexpr int side = 64;
constexpr double pixelMetres = 2.0;

using Dataset = std::unique_ptr<GDALDataset, void (*)(GDALDataset *)>;

void close(GDALDataset *dataset) {
  GDALClose(dataset);
}

/// Noise that is averaged over a neighbourhood: from single pixels to large blots.
std::vector<float> randomMap(std::mt19937 &random) {
  const int reach = static_cast<int>(random() % 4);
  std::uniform_real_distribution<float> uniform(0.0F, 1.0F);
  std::vector<float> noise(side * side);
  std::generate(noise.begin(), noise.end(), [&] { return uniform(random); });
  std::vector<float> map(noise.size());
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      float sum = 0.0F;
      int count = 0;
      for (int v = std::max(0, y - reach); v <= std::min(side - 1, y + reach); ++v)
        for (int u = std::max(0, x - reach); u <= std::min(side - 1, x + reach); ++u, ++count)
          sum += noise[static_cast<std::size_t>(v * side + u)];
      // Averages crowd around a half, and are spread again.
      const float spread = (sum / static_cast<float>(count) - 0.5F) * static_cast<float>(1 + reach) + 0.5F;
      map[static_cast<std::size_t>(y * side + x)] = std::clamp(spread, 0.0F, 1.0F);
    }
  return map;
}

void writeMap(const QString &path, const std::vector<float> &map) {
  GDALAllRegister();
  const Dataset dataset(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(path.toUtf8().constData(), side, side,
                                                                                 1, GDT_Float32, nullptr),
                        &close);
  std::array<double, 6> geotransform{500000.0, pixelMetres, 0.0, 5000000.0, 0.0, -pixelMetres};
  dataset->SetGeoTransform(geotransform.data());
  OGRSpatialReference crs;
  crs.importFromEPSG(32633);
  dataset->SetSpatialRef(&crs);
  std::vector<float> samples = map;
  ASSERT_EQ(dataset->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, side, side, samples.data(), side, side, GDT_Float32, 0,
                                                0, nullptr),
            CE_None);
}

struct Written {
  int features = 0;
  int invalid = 0;
  bool areApart = true;
  double areaM2 = 0.0;
};

Written read(const QString &path) {
  Written written;
  const Dataset dataset(GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_VECTOR), &close);
  EXPECT_TRUE(dataset);
  OGRMultiPolygon all;
  for (const auto &feature : *dataset->GetLayer(0)) {
    ++written.features;
    written.invalid += feature->GetGeometryRef()->IsValid() ? 0 : 1;
    written.areaM2 += feature->GetFieldAsDouble("area_m2");
    for (const OGRPolygon *polygon : *feature->GetGeometryRef()->toMultiPolygon())
      all.addGeometry(polygon);
  }
  written.areApart = all.IsValid();
  return written;
}

regions::RegionOutcome run(regions::RegionRequest request) {
  auto *task = new regions::RegionTask(std::move(request), {});
  regions::RegionOutcome outcome;
  QObject::connect(task, &regions::RegionTask::ended, [&] { outcome = task->takeOutcome(); });
  QgsApplication::taskManager()->addTask(task);
  EXPECT_TRUE(tasksEnd());
  return outcome;
}

} // namespace

// Maps nobody drew, with options nobody chose: every geometry is one that GEOS accepts, and none lies over another.
TEST(RegionTask, RandomMapsHaveValidRegionsThatKeepApart) {
  const QTemporaryDir folder;
  const QString probability = folder.filePath(QStringLiteral("prob.tif"));
  const QgsCoordinateReferenceSystem utm(QStringLiteral("EPSG:32633"));
  std::mt19937 random(20);
  int features = 0;
  int largestAreaFault = 0; // Units: a millionth.
  for (int map = 0; map < 200; ++map) {
    SCOPED_TRACE(map);
    const std::vector<float> values = randomMap(random);
    writeMap(probability, values);
    regions::RegionRequest request;
    request.probabilityPath = probability;
    request.origin = output::originOf(probability, 0.5, {});
    request.options.threshold = 0.3 + 0.01 * static_cast<double>(random() % 40);
    request.options.parts = static_cast<raster::RegionParts>(random() % 3);
    request.options.simplifyMetres = map % 4 == 0 ? 0.0 : static_cast<double>(random() % 12);
    request.options.fillHolesM2 = map % 4 == 0 ? 0.0 : static_cast<double>(random() % 200);
    if (map % 4 > 1)
      request.options.smooth = &output::roundCorners;
    const bool toDegrees = random() % 4 == 0;
    const QgsCoordinateReferenceSystem crs(toDegrees ? QStringLiteral("EPSG:4326") : QStringLiteral("EPSG:32633"));
    request.transform = QgsCoordinateTransform(utm, crs, QgsCoordinateTransformContext());
    request.place = {folder.filePath(QStringLiteral("regions%1.gpkg").arg(map)), QStringLiteral("GPKG"), crs, {}};
    const QString path = request.place.path;
    const double threshold = request.options.threshold;
    const regions::RegionOutcome outcome = run(std::move(request));
    ASSERT_EQ(outcome.status, regions::RegionOutcome::Status::Made) << outcome.error.toStdString();
    const Written written = read(path);
    EXPECT_EQ(written.features, outcome.count);
    EXPECT_EQ(written.invalid, 0);
    // In degrees, points that touched a line may lie a hair's breadth beside it.
    EXPECT_TRUE(written.areApart || toDegrees);
    features += written.features;
    if (map % 4 == 0) {
      const auto pixels = std::count_if(values.begin(), values.end(),
                                        [&](float value) { return value >= static_cast<float>(threshold); });
      const double fault =
          written.areaM2 / (static_cast<double>(pixels) * pixelMetres * pixelMetres / (0.9996 * 0.9996)) - 1.0;
      EXPECT_LT(std::abs(fault), 0.005);
      largestAreaFault = std::max(largestAreaFault, static_cast<int>(std::abs(fault) * 1e6));
    }
  }
  RecordProperty("features", features);
  RecordProperty("largestAreaFaultInMillionths", largestAreaFault);
}

TEST(RegionTask, DiskThatIsFullLeavesNothingInAnyFormat) {
  const QTemporaryDir folder;
  const QString probability = folder.filePath(QStringLiteral("prob.tif"));
  std::vector<float> dots(side * side);
  for (int y = 0; y < side; y += 2)
    for (int x = 0; x < side; x += 2)
      dots[static_cast<std::size_t>(y * side + x)] = 0.9F;
  writeMap(probability, dots);
  const QgsCoordinateReferenceSystem utm(QStringLiteral("EPSG:32633"));
  for (const auto &[driver, suffix] : {std::pair("GPKG", "gpkg"), std::pair("GeoJSON", "geojson"),
                                       std::pair("ESRI Shapefile", "shp"), std::pair("FlatGeobuf", "fgb")}) {
    SCOPED_TRACE(driver);
    const QDir out(folder.filePath(QLatin1String(suffix)));
    ASSERT_TRUE(out.mkpath(QStringLiteral(".")));
    const auto request = [&, name = driver, ending = suffix] {
      regions::RegionRequest made;
      made.probabilityPath = probability;
      // Long enough for the file to be larger than those that are made on the way to it.
      made.origin = output::originOf(probability, 0.5, {});
      made.origin.facts.provenance.expression = std::string(250, 'w');
      made.transform = QgsCoordinateTransform(utm, utm, QgsCoordinateTransformContext());
      made.place = {out.filePath(QStringLiteral("regions.") + QLatin1String(ending)), QLatin1String(name), utm, {}};
      return made;
    };
    ASSERT_EQ(run(request()).status, regions::RegionOutcome::Status::Made);
    qint64 largest = 0;
    for (const QFileInfo &file : out.entryInfoList(QDir::Files))
      largest = std::max(largest, file.size());
    for (const QString &name : out.entryList(QDir::Files))
      QFile::remove(out.filePath(name));
    regions::RegionOutcome outcome;
    {
      const test::FileSizeLimit limit(static_cast<rlim_t>(largest - 64));
      outcome = run(request());
    }
    EXPECT_EQ(outcome.status, regions::RegionOutcome::Status::Failed);
    EXPECT_TRUE(outcome.error.contains(out.filePath(QStringLiteral("regions.")))) << outcome.error.toStdString();
    EXPECT_FALSE(outcome.error.contains(QLatin1Char('\n')));
    EXPECT_FALSE(outcome.error.contains(QStringLiteral(".xemap-"))) << outcome.error.toStdString();
    EXPECT_EQ(
        out.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).join(QLatin1Char(' ')).toStdString(), "");
  }
}

} // namespace xemap::plugin_tests
