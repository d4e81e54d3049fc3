// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/geotiff_sink.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <limits>

#include <sys/mount.h>
#include <unistd.h>

#include <ogr_spatialref.h>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"

namespace xemap::raster {
namespace {

using test::errorOf;

constexpr float floatNan = std::numeric_limits<float>::quiet_NaN();

const Provenance provenance{"fields beside the river", "xemap-tiny", "0123abcd", "0.1.0"};

AnalysisGrid gridOf(int width, int height) {
  AnalysisGrid grid;
  grid.window = {10, 20, static_cast<double>(width), static_cast<double>(height)};
  grid.width = width;
  grid.height = height;
  grid.georeferenced = true;
  grid.geotransform = GeoTransform({600000.25, 0.5, 0.125, 5800000.75, -0.25, -0.5});
  grid.groundResolution = {0.5, 0.5};
  OGRSpatialReference crs;
  crs.importFromEPSG(32633);
  char *wkt = nullptr;
  crs.exportToWkt(&wkt);
  grid.crsWkt = wkt;
  CPLFree(wkt);
  return grid;
}

float probabilityAt(int x, int y) {
  return (x + y) % 7 == 0 ? floatNan : static_cast<float>(test::patternValue(1, x, y) / 250.0);
}

/// Hands the whole grid in, `rows` at a time.
void writeAll(MapSink &sink, const AnalysisGrid &grid, int rows) {
  for (int first = 0; first < grid.height; first += rows) {
    const int count = std::min(rows, grid.height - first);
    std::vector<float> values;
    for (int y = first; y < first + count; ++y)
      for (int x = 0; x < grid.width; ++x)
        values.push_back(probabilityAt(x, y));
    sink.writeRows(first, count, values.data());
  }
}

void writeMap(const std::string &path, const AnalysisGrid &grid, const Provenance &from = provenance, int rows = 50) {
  const auto sink = createGeoTiffSink(path, from);
  sink->begin(grid);
  writeAll(*sink, grid, rows);
  sink->finish();
}

void expectWritten(const std::string &path, const AnalysisGrid &grid) {
  const auto dataset = test::openForReading(path);
  ASSERT_EQ(dataset->GetRasterXSize(), grid.width);
  ASSERT_EQ(dataset->GetRasterYSize(), grid.height);
  const auto values = test::readBand(*dataset, 1);
  for (int y = 0; y < grid.height; ++y)
    for (int x = 0; x < grid.width; ++x) {
      const float found = values[static_cast<std::size_t>(y * grid.width + x)];
      const float expected = probabilityAt(x, y);
      ASSERT_TRUE(found == expected || (std::isnan(found) && std::isnan(expected))) << x << "," << y;
    }
}

class GeoTiffSink : public test::TempDirTest {
protected:
  std::string path = tempDir.file("prob.tif");
};

TEST_F(GeoTiffSink, HasTheStatisticsThatGdalWouldCompute) {
  const AnalysisGrid grid = gridOf(300, 290);
  writeMap(path, grid);
  const auto dataset = test::openForReading(path);
  GDALRasterBand &band = *dataset->GetRasterBand(1);
  std::array<double, 4> found{};
  // Without force: nothing is computed.
  ASSERT_EQ(band.GetStatistics(0, 0, &found[0], &found[1], &found[2], &found[3]), CE_None);
  std::array<double, 4> computed{};
  ASSERT_EQ(
      GDALComputeRasterStatistics(&band, 0, &computed[0], &computed[1], &computed[2], &computed[3], nullptr, nullptr),
      CE_None);
  for (std::size_t i = 0; i < found.size(); ++i)
    EXPECT_NEAR(found[i], computed[i], 1e-6) << i;
}

TEST_F(GeoTiffSink, SaysWhatWasAskedWhenAndHowSureTheAnswerIs) {
  const AnalysisGrid grid = gridOf(300, 290);
  const auto item = [this](const char *name) {
    const auto dataset = test::openForReading(path);
    const char *value = dataset->GetMetadataItem(name);
    return std::string(value ? value : "none");
  };
  writeMap(path, grid);
  for (const char *name : {"XEMAP_PRESENCE", "XEMAP_ASKED_AT", "XEMAP_SOURCE"})
    EXPECT_EQ(item(name), "none") << name;

  Provenance from = provenance;
  from.source = "Town & \"Country\" (/data/town.tif)";
  const std::time_t before = std::time(nullptr);
  const auto sink = createGeoTiffSink(path, from);
  sink->begin(grid);
  writeAll(*sink, grid, 64);
  sink->answered(0.375);
  sink->finish();
  EXPECT_EQ(item("XEMAP_PRESENCE"), "0.375");
  EXPECT_EQ(item("XEMAP_SOURCE"), from.source);
  std::tm asked{};
  ASSERT_STREQ(strptime(item("XEMAP_ASKED_AT").c_str(), "%Y-%m-%dT%H:%M:%SZ", &asked), "");
  EXPECT_GE(timegm(&asked), before);
  EXPECT_LE(timegm(&asked), std::time(nullptr));
  expectWritten(path, grid);
}

TEST_F(GeoTiffSink, HasNoStatisticsOfNothing) {
  const AnalysisGrid grid = gridOf(3, 2);
  const auto sink = createGeoTiffSink(path, provenance);
  sink->begin(grid);
  const std::vector<float> nothing(6, floatNan);
  sink->writeRows(0, 2, nothing.data());
  sink->finish();
  const auto dataset = test::openForReading(path);
  EXPECT_EQ(dataset->GetRasterBand(1)->GetMetadataItem("STATISTICS_MAXIMUM"), nullptr);
}

TEST_F(GeoTiffSink, WritesTheValuesWhateverTheBandsOfRows) {
  for (const int rows : {1, 7, 256, 300, 700})
    for (const int height : {1, 255, 256, 700}) {
      const AnalysisGrid grid = gridOf(300, height);
      writeMap(path, grid, provenance, rows);
      expectWritten(path, grid);
    }
}

TEST_F(GeoTiffSink, WritesTheFormatThatIsPromised) {
  const AnalysisGrid grid = gridOf(300, 200);
  writeMap(path, grid);
  const auto dataset = test::openForReading(path);
  EXPECT_EQ(dataset->GetRasterCount(), 1);
  GDALRasterBand &band = *dataset->GetRasterBand(1);
  EXPECT_EQ(band.GetRasterDataType(), GDT_Float32);
  int hasNodata = FALSE;
  EXPECT_TRUE(std::isnan(band.GetNoDataValue(&hasNodata)));
  EXPECT_TRUE(hasNodata);
  int blockWidth = 0;
  int blockHeight = 0;
  band.GetBlockSize(&blockWidth, &blockHeight);
  EXPECT_EQ(blockWidth, 256);
  EXPECT_EQ(blockHeight, 256);
  EXPECT_STREQ(dataset->GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE"), "DEFLATE");
  EXPECT_STREQ(band.GetDescription(), "fields beside the river");
  EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_EXPRESSION"), "fields beside the river");
  EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_MODEL"), "xemap-tiny");
  EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_MODEL_SHA256"), "0123abcd");
  EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_VERSION"), "0.1.0");
  EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_GSD"), "0.5");
  std::array<double, 6> transform{};
  ASSERT_EQ(dataset->GetGeoTransform(transform.data()), CE_None);
  EXPECT_EQ(transform, grid.geotransform.coefficients());
  EXPECT_STREQ(dataset->GetSpatialRef()->GetAuthorityCode(nullptr), "32633");
  EXPECT_EQ(tempDir.names(), std::vector<std::string>{"prob.tif"}) << "all of it is in the one file";
}

TEST_F(GeoTiffSink, KeepsAnyText) {
  for (const std::string &expression : {std::string("поля у реки 🌾 \"quoted\" <b>&amp;</b> a=b; c"),
                                        std::string("حقول بجانب النهر"), std::string(10000, 'x')}) {
    writeMap(path, gridOf(20, 20), {expression, "m=1", "", ""});
    const auto dataset = test::openForReading(path);
    EXPECT_EQ(dataset->GetMetadataItem("XEMAP_EXPRESSION"), expression);
    EXPECT_EQ(dataset->GetRasterBand(1)->GetDescription(), expression);
    EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_MODEL"), "m=1");
  }
}

TEST_F(GeoTiffSink, LaysPixelsWithoutGeoreferenceUnderTheXAxis) {
  AnalysisGrid grid = gridOf(40, 30);
  grid.georeferenced = false;
  grid.crsWkt.clear();
  grid.geotransform = GeoTransform().subgrid({10, 20}, 1, 1);
  grid.groundResolution = {};
  writeMap(path, grid);
  const auto dataset = test::openForReading(path);
  std::array<double, 6> transform{};
  ASSERT_EQ(dataset->GetGeoTransform(transform.data()), CE_None);
  EXPECT_EQ(transform, (std::array<double, 6>{10.0, 1.0, 0.0, -20.0, 0.0, -1.0}));
  EXPECT_EQ(dataset->GetSpatialRef(), nullptr);
  EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_PIXEL_WINDOW"), "10,20,40,30");
  EXPECT_EQ(dataset->GetMetadataItem("XEMAP_GSD"), nullptr);
}

TEST_F(GeoTiffSink, KeepsAGeotransformWithoutACrs) {
  AnalysisGrid grid = gridOf(40, 30);
  grid.crsWkt.clear();
  writeMap(path, grid);
  const auto dataset = test::openForReading(path);
  std::array<double, 6> transform{};
  ASSERT_EQ(dataset->GetGeoTransform(transform.data()), CE_None);
  EXPECT_EQ(transform, grid.geotransform.coefficients());
}

TEST_F(GeoTiffSink, ShowsTheTargetOnlyWhenWhole) {
  const AnalysisGrid grid = gridOf(300, 600);
  writeMap(path, gridOf(40, 30));
  const auto before = std::filesystem::file_size(path);
  {
    const auto sink = createGeoTiffSink(path, provenance);
    sink->begin(grid);
    writeAll(*sink, grid, 100);
    EXPECT_EQ(std::filesystem::file_size(path), before) << "the old map stays until the new one is whole";
    sink->finish();
  }
  expectWritten(path, grid);
}

TEST_F(GeoTiffSink, LeavesNothingWithoutFinish) {
  const AnalysisGrid grid = gridOf(300, 600);
  { const auto unused = createGeoTiffSink(path, provenance); }
  EXPECT_TRUE(tempDir.names().empty());
  {
    const auto sink = createGeoTiffSink(path, provenance);
    sink->begin(grid);
    sink->writeRows(0, 300, std::vector<float>(300 * 300, 0.5F).data());
    EXPECT_FALSE(tempDir.names().empty());
  }
  EXPECT_TRUE(tempDir.names().empty());
}

TEST_F(GeoTiffSink, ReplacesWhatBelongedToTheMapBefore) {
  writeMap(path, gridOf(20, 20));
  for (const char *name : {"prob.tif.aux.xml", "prob.tif.ovr", "prob.tif.other", "prob.tfw"})
    std::ofstream(tempDir.file(name)) << "old";
  writeMap(path, gridOf(40, 30));
  auto names = tempDir.names();
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"prob.tif", "prob.tif.other"}));
}

TEST_F(GeoTiffSink, KeepsWhatItDidNotWrite) {
  std::ofstream(path) << "somebody's notes";
  const auto error = errorOf([&] { createGeoTiffSink(path, provenance); });
  EXPECT_EQ(error.code(), ErrorCode::Unwritable);
  EXPECT_NE(std::string(error.what()).find("XeMap did not make"), std::string::npos);
  EXPECT_EQ(std::filesystem::file_size(path), 16U);
  EXPECT_EQ(errorOf([&] { createGeoTiffSink("/vsimem/prob.tif", provenance); }).code(), ErrorCode::Unwritable);
}

TEST_F(GeoTiffSink, RefusesPlacesThatCannotBeWrittenAtOnce) {
  std::filesystem::create_directory(tempDir.file("folder"));
  std::ofstream(tempDir.file("file")) << "x";
  for (const std::string &target :
       {tempDir.file("missing/prob.tif"), tempDir.file("folder"), tempDir.file("file/prob.tif"), std::string()}) {
    const auto error = errorOf([&] { createGeoTiffSink(target, provenance); });
    EXPECT_EQ(error.code(), ErrorCode::Unwritable);
    EXPECT_NE(std::string(error.what()).find(target), std::string::npos);
  }
}

TEST_F(GeoTiffSink, RefusesAReadOnlyDirectory) {
  if (geteuid() == 0)
    GTEST_SKIP() << "the superuser may write anywhere";
  std::filesystem::permissions(tempDir.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  EXPECT_EQ(errorOf([&] { createGeoTiffSink(path, provenance); }).code(), ErrorCode::Unwritable);
}

TEST_F(GeoTiffSink, RefusesRowsOutOfOrder) {
  const AnalysisGrid grid = gridOf(30, 30);
  const std::vector<float> rows(30 * 40, 0.5F);
  const auto sink = createGeoTiffSink(path, provenance);
  sink->begin(grid);
  sink->writeRows(0, 10, rows.data());
  EXPECT_EQ(errorOf([&] { sink->writeRows(11, 10, rows.data()); }).code(), ErrorCode::Internal);
  EXPECT_EQ(errorOf([&] { sink->writeRows(10, 21, rows.data()); }).code(), ErrorCode::Internal);
  EXPECT_EQ(errorOf([&] { sink->finish(); }).code(), ErrorCode::Internal);
  EXPECT_FALSE(std::filesystem::exists(path));
}

/// A file system of a given size, where the machine lets us have one.
class SmallDisk {
public:
  SmallDisk(const std::filesystem::path &at, const char *options) : mPath(at) {
    std::filesystem::create_directory(at);
    mMounted = mount("tmpfs", at.c_str(), "tmpfs", 0, options) == 0;
  }
  ~SmallDisk() {
    if (mMounted)
      umount2(mPath.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk &) = delete;
  SmallDisk &operator=(const SmallDisk &) = delete;

  bool isMounted() const { return mMounted; }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(mPath), std::filesystem::directory_iterator()));
  }

private:
  std::filesystem::path mPath;
  bool mMounted = false;
};

TEST_F(GeoTiffSink, SaysWhenTheDiskIsFull) {
  const SmallDisk disk(tempDir.path() / "disk", "size=256k");
  if (!disk.isMounted())
    GTEST_SKIP() << "cannot mount a small file system: " << std::strerror(errno);
  const std::string target = tempDir.file("disk/prob.tif");
  // From far too large for the disk to just too large, so that the write, the flush and the close each fail once.
  int failures = 0;
  for (int height = 40; height <= 1000; height += 8) {
    const AnalysisGrid grid = gridOf(300, height);
    try {
      writeMap(target, grid);
      ASSERT_EQ(failures, 0) << "a larger map fits where a smaller one did not";
      expectWritten(target, grid);
      std::filesystem::remove(target);
    } catch (const Error &error) {
      ++failures;
      EXPECT_EQ(error.code(), ErrorCode::Unwritable);
      EXPECT_NE(std::string(error.what()).find(target), std::string::npos) << error.what();
      EXPECT_EQ(disk.files(), 0U);
    }
  }
  EXPECT_GT(failures, 10);
}

} // namespace
} // namespace xemap::raster
