// SPDX-License-Identifier: GPL-2.0-or-later
// Parts of the plugin that need QGIS libraries but no host.
#include "plugin/engine/engine_host.h"
#include "plugin/layer/provider_source.h"
#include "plugin/layer/query_extent.h"
#include "plugin/layer/raster_snapshot.h"
#include "plugin/output/result_store.h"
#include "plugin/start/xemap_plugin.h"
#include "tests/plugin/scene.h"
#include "xemap/base/error.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <gmock/gmock.h>
#include <qgsapplication.h>
#include <qgsmapsettings.h>
#include <qgsproject.h>
#include <qgsrasterdataprovider.h>
#include <qgsrasterlayer.h>

#include <fstream>
#include <future>
#include <thread>

namespace xemap::plugin_tests {

namespace {

class SceneTest : public testing::Test {
protected:
  QgsRasterLayer &scene() {
    if (!mScene)
      mScene = std::make_unique<QgsRasterLayer>(Scene().write(mFolder.filePath(QStringLiteral("scene.tif"))),
                                                QStringLiteral("scene"));
    return *mScene;
  }

  layer::ProviderSource makeSource() {
    layer::ProviderGrid grid;
    grid.extent = scene().extent();
    grid.width = scene().width();
    grid.height = scene().height();
    return {std::unique_ptr<QgsRasterDataProvider>(scene().dataProvider()->clone()),
            "scene",
            "scene (scene.tif)",
            scene().crs().toWkt().toStdString(),
            grid,
            {raster::BandChoice{1, 2, 3}, false},
            std::make_shared<QgsRasterBlockFeedback>()};
  }

  layer::QueryExtent part(const QPolygonF &polygon, const QString &crs) {
    return layer::partOfLayer(polygon, QgsCoordinateReferenceSystem(crs), scene(), {});
  }

  QTemporaryDir mFolder;
  std::unique_ptr<QgsRasterLayer> mScene;
};

class CountingEngine final : public infer::Engine {
public:
  explicit CountingEngine(std::size_t heldBytes = 0) : mHeldBytes(heldBytes) {}

  const infer::ModelInfo &model() const override { return mModel; }
  std::size_t heldBytes() const override { return mHeldBytes; }
  infer::MapSummary map(const infer::Query &, raster::MapSink &, Feedback &) override { return {}; }
  std::vector<infer::MapSummary> mapEach(const infer::Query &, const std::vector<infer::ExpressionSink> &,
                                         Feedback &) override {
    return {};
  }
  infer::ExpressionReading read(const std::string &expression,
                                const infer::ExpressionLanguage & /*language*/) const override {
    return {expression};
  }
  std::shared_ptr<const teach::Concept> learn(const infer::Query &, Feedback &) override { return {}; }
  std::optional<infer::DoubtfulPlace> doubtfulPlace(const infer::Query &, Feedback &) override { return {}; }
  std::vector<infer::PhraseShare> identify(const infer::Query &, const raster::Point &, Feedback &) override {
    return {};
  }

private:
  std::size_t mHeldBytes;
  infer::ModelInfo mModel;
};

ErrorCode codeOf(const std::function<void()> &action) {
  try {
    action();
  } catch (const Error &error) {
    return error.code();
  }
  ADD_FAILURE() << "expected an error, found none";
  return ErrorCode::Internal;
}

} // namespace

TEST(Version, IsRefusedWhereThePluginCannotRun) {
  EXPECT_EQ(start::versionProblem(34006, 34006).toStdString(), "");
  EXPECT_EQ(start::versionProblem(34009, 34006).toStdString(), "");
  EXPECT_THAT(start::versionProblem(32811, 34006).toStdString(), testing::HasSubstr("3.40"));
  EXPECT_THAT(start::versionProblem(34400, 34006).toStdString(), testing::HasSubstr("3.44"));
  EXPECT_THAT(start::versionProblem(40000, 34006).toStdString(), testing::HasSubstr("4.0"));
}

TEST_F(SceneTest, ATriangleOfTheCornersOfABoxIsNoBox) {
  const QPolygonF box(QRectF(500100.0, 4999700.0, 100.0, 50.0));
  EXPECT_TRUE(part(box, QStringLiteral("EPSG:32633")).polygon.empty());
  const QPolygonF triangle({box.at(0), box.at(1), box.at(2)});
  EXPECT_EQ(part(triangle, QStringLiteral("EPSG:32633")).polygon.size(), 3U);
  EXPECT_EQ(part(QPolygonF(triangle) << triangle.first(), QStringLiteral("EPSG:32633")).polygon.size(), 3U);
}

TEST_F(SceneTest, ProviderReadsItsOwnPixelsExactly) {
  layer::ProviderSource source = makeSource();
  EXPECT_EQ(source.info().sampleKind, raster::SampleKind::Byte);
  EXPECT_NEAR(source.info().groundResolution.x, 2.0, 0.01);
  const raster::Patch patch = source.read({5, 7, 20, 10}, 20, 10);
  for (int row = 0; row < 10; ++row) {
    for (int column = 0; column < 20; ++column) {
      const std::size_t at = static_cast<std::size_t>(row) * 20 + column;
      const bool valid = Scene::isValid(5 + column, 7 + row);
      EXPECT_EQ(patch.valid[at] != 0, valid) << column << "," << row;
      if (valid) {
        EXPECT_FLOAT_EQ(patch.samples[at], static_cast<float>(Scene::sampleAt(5 + column, 7 + row)));
      }
    }
  }
}

TEST_F(SceneTest, ProviderAveragesWhatShrinks) {
  layer::ProviderSource source = makeSource();
  const raster::Patch patch = source.read({100, 50, 40, 20}, 20, 10);
  const float mean =
      (Scene::sampleAt(100, 50) + Scene::sampleAt(101, 50) + Scene::sampleAt(100, 51) + Scene::sampleAt(101, 51)) /
      4.0F;
  EXPECT_NEAR(patch.samples[0], mean, 1e-3);
}

TEST_F(SceneTest, ProviderSaysWhatLiesOutsideIsNotValid) {
  layer::ProviderSource source = makeSource();
  const raster::Patch patch = source.read({Scene::width - 4.0, Scene::height - 4.0, 8, 8}, 8, 8);
  for (int row = 0; row < 8; ++row) {
    for (int column = 0; column < 8; ++column)
      EXPECT_EQ(patch.valid[static_cast<std::size_t>(row) * 8 + column] != 0, row < 4 && column < 4);
  }
  EXPECT_THAT(source.read({-900, -900, 8, 8}, 8, 8).valid, testing::Each(0));
}

TEST_F(SceneTest, ProviderReadsACoarseOverviewOfTheWhole) {
  layer::ProviderSource source = makeSource();
  const raster::Patch patch = source.read({0, 0, Scene::width, Scene::height}, 12, 8);
  EXPECT_THAT(patch.valid, testing::Contains(1));
  for (std::size_t at = 0; at < patch.valid.size(); ++at) {
    if (patch.valid[at] != 0) {
      EXPECT_GE(patch.samples[at], 20.0F);
      EXPECT_LE(patch.samples[at], 219.0F);
    }
  }
}

TEST_F(SceneTest, AxisParallelRectangleStaysABox) {
  const layer::QueryExtent extent = part(QPolygonF(QRectF(500100, 4999700, 80, 60)), QStringLiteral("EPSG:32633"));
  ASSERT_TRUE(extent.box);
  EXPECT_EQ(extent.box->minX, 500100);
  EXPECT_EQ(extent.box->maxY, 4999760);
  EXPECT_TRUE(extent.polygon.empty());
}

TEST_F(SceneTest, TurnedRectangleKeepsItsCorners) {
  const QPolygonF diamond({{500200, 4999900}, {500300, 4999800}, {500200, 4999700}, {500100, 4999800}});
  const layer::QueryExtent extent = part(diamond, QStringLiteral("EPSG:32633"));
  EXPECT_EQ(extent.polygon.size(), 4U);
  EXPECT_EQ(extent.box->minX, 500100);
}

TEST_F(SceneTest, RectangleOfAnotherCrsIsDensified) {
  const layer::QueryExtent extent = part(QPolygonF(QRectF(15.001, 45.149, 0.004, 0.002)), QStringLiteral("EPSG:4326"));
  EXPECT_GT(extent.polygon.size(), 100U);
}

TEST_F(SceneTest, ExtentErrorsHaveTheirKinds) {
  EXPECT_EQ(codeOf([&] { part(QPolygonF(QRectF(0, 0, 10, 10)), QStringLiteral("EPSG:32633")); }),
            ErrorCode::OutsideExtent);
  EXPECT_EQ(codeOf([&] { part(QPolygonF(QRectF(500000, 4999900, 0, 10)), QStringLiteral("EPSG:32633")); }),
            ErrorCode::InvalidArgument);
  EXPECT_EQ(codeOf([&] { part(QPolygonF(QRectF(-1000, -1000, 10, 10)), QStringLiteral("EPSG:4326")); }),
            ErrorCode::InvalidArgument);
}

TEST_F(SceneTest, CanvasPixelIsMeasuredInTheLayersCrs) {
  QgsMapSettings map;
  map.setOutputSize(QSize(400, 400));
  map.setDestinationCrs(scene().crs());
  map.setExtent(QgsRectangle(500000, 4999600, 500400, 5000000));
  map.setRotation(37.0);
  EXPECT_NEAR(layer::canvasPixelInLayer(map, scene()), 1.0, 1e-9);
  map.setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));
  map.setExtent(QgsRectangle(1669792, 5650000, 1670192, 5650400));
  // Web Mercator stretches by the secant of the latitude, a little over 45 degrees here.
  EXPECT_NEAR(layer::canvasPixelInLayer(map, scene()), 0.7066, 0.003);
}

TEST_F(SceneTest, InvalidLayerIsRefused) {
  const QgsRasterLayer missing(QStringLiteral("/nowhere.tif"), QStringLiteral("missing"));
  EXPECT_EQ(codeOf([&] { layer::RasterSnapshot(missing, layer::wholeLayer(), QgsMapSettings()); }),
            ErrorCode::InvalidArgument);
}

TEST_F(SceneTest, KeyChangesWithTheFileAndTheBands) {
  const auto key = [&] { return layer::RasterSnapshot(scene(), layer::wholeLayer(), QgsMapSettings()).key(); };
  const std::string before = key();
  EXPECT_EQ(key(), before);
  QFile file(scene().source());
  ASSERT_TRUE(file.open(QIODevice::ReadWrite));
  file.setFileTime(QDateTime::currentDateTime().addSecs(60), QFileDevice::FileModificationTime);
  file.close();
  EXPECT_NE(key(), before);
}

TEST(ResultStore, NamesFilesAfterTheExpression) {
  const QString path = output::newResultPath(QStringLiteral("../Tanks & \"silos\"/\n"), *QgsProject::instance());
  EXPECT_TRUE(QFileInfo(path).fileName().startsWith(QStringLiteral("tanks-silos_"))) << path.toStdString();
  EXPECT_TRUE(path.startsWith(QgsApplication::qgisSettingsDirPath()));
  const QString emoji = output::newResultPath(QStringLiteral("🏠🏠"), *QgsProject::instance());
  EXPECT_TRUE(QFileInfo(emoji).fileName().startsWith(QStringLiteral("query_")));
  const QString tall =
      output::newResultPath(QString(39, QLatin1Char('a')) + QStringLiteral("𐐷𐐷"), *QgsProject::instance());
  EXPECT_EQ(QString::fromUtf8(tall.toUtf8()), tall);
}

TEST(ResultStore, NeverNamesAFileTwice) {
  const QString first = output::newResultPath(QStringLiteral("twice"), *QgsProject::instance());
  std::ofstream(first.toStdString()) << "taken";
  EXPECT_NE(output::newResultPath(QStringLiteral("twice"), *QgsProject::instance()), first);
}

TEST(EngineHost, LoadsAModelOnceUntilItsFilesChange) {
  const QTemporaryDir model;
  int made = 0;
  engine::EngineHost host([&made](const infer::EngineOptions &) {
    ++made;
    return std::make_unique<CountingEngine>();
  });
  const Feedback feedback;
  const auto use = [&] { host.with(model.path().toStdString(), feedback, [](infer::Engine &) {}); };
  use();
  use();
  EXPECT_EQ(made, 1);
  std::ofstream(model.filePath(QStringLiteral("model.json")).toStdString()) << "{}";
  use();
  EXPECT_EQ(made, 2);
}

TEST(EngineHost, MakesEnginesAnewWithOtherLimits) {
  std::vector<infer::EngineOptions> made;
  engine::EngineHost host([&made](const infer::EngineOptions &options) {
    made.push_back(options);
    return std::make_unique<CountingEngine>();
  });
  const Feedback feedback;
  const auto use = [&] { host.with("/nowhere", feedback, [](infer::Engine &) { return engine::EngineAnswer(); }); };
  host.setLimits({3, 1000});
  use();
  use();
  ASSERT_EQ(made.size(), 1U);
  EXPECT_EQ(made[0].threads, 3);
  EXPECT_EQ(made[0].maxMemoryBytes, 750U) << "a quarter is for engines that are not in use";
  // Set while a question is under way, they hold from the next one on.
  host.with("/nowhere", feedback, [&](infer::Engine &) {
    std::thread([&] { host.setLimits({2, 0}); }).join();
    return engine::EngineAnswer();
  });
  EXPECT_EQ(made.size(), 1U);
  use();
  ASSERT_EQ(made.size(), 2U);
  EXPECT_EQ(made[1].threads, 2);
}

TEST(EngineHost, DropsTheEngineUnusedLongestWhereAllTogetherKeepTooMuch) {
  std::vector<std::string> made;
  engine::EngineHost host([&made](const infer::EngineOptions &options) {
    made.push_back(options.modelDirectory);
    return std::make_unique<CountingEngine>(200);
  });
  const Feedback feedback;
  host.setLimits({1, 1000}); // 250 for those that are not in use: one of them.
  for (const char *model : {"/a", "/b", "/a", "/c", "/a", "/b"})
    host.with(model, feedback, [](infer::Engine &) {});
  EXPECT_THAT(made, testing::ElementsAre("/a", "/b", "/c", "/b"));
}

TEST(EngineHost, TriesAgainAfterAFailure) {
  bool broken = true;
  engine::EngineHost host([&broken](const infer::EngineOptions &) -> std::unique_ptr<infer::Engine> {
    if (broken)
      throw Error(ErrorCode::Corrupt, "broken");
    return std::make_unique<CountingEngine>();
  });
  const Feedback feedback;
  const auto use = [&] { host.with("/nowhere", feedback, [](infer::Engine &) {}); };
  EXPECT_EQ(codeOf(use), ErrorCode::Corrupt);
  broken = false;
  EXPECT_NO_THROW(use());
}

TEST(EngineHost, WaitingQuestionCanBeCancelled) {
  engine::EngineHost host([](const infer::EngineOptions &) { return std::make_unique<CountingEngine>(); });
  std::promise<void> entered;
  std::promise<void> leave;
  const Feedback first;
  std::thread busy([&] {
    host.with("/nowhere", first, [&](infer::Engine &) {
      entered.set_value();
      leave.get_future().wait();
    });
  });
  entered.get_future().wait();
  Feedback second;
  second.cancel();
  EXPECT_FALSE(host.with("/nowhere", second, [](infer::Engine &) { ADD_FAILURE() << "used while another did"; }));
  leave.set_value();
  busy.join();
}

} // namespace xemap::plugin_tests
