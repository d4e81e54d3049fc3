// SPDX-License-Identifier: GPL-2.0-or-later
#include <atomic>
#include <cmath>
#include <thread>

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <dlfcn.h>

#include "support/small_model.h"
#include "unit/infer/blas_thread_count.h"
#include "unit/infer/engine_fixture.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::test {

namespace {

/// Counts the windows that are read of another source.
class CountingSource : public raster::RasterSource {
public:
  explicit CountingSource(raster::RasterSource &source) : mSource(source) {}
  const raster::RasterInfo &info() const override { return mSource.info(); }
  raster::Patch read(const raster::PixelWindow &window, int width, int height) override {
    ++reads;
    EXPECT_EQ(std::this_thread::get_id(), mThread) << "sources are read on the caller's thread";
    if (onRead)
      onRead(reads);
    return mSource.read(window, width, height);
  }

  int reads = 0;
  std::function<void(int)> onRead;

private:
  raster::RasterSource &mSource;
  std::thread::id mThread = std::this_thread::get_id();
};

} // namespace

TEST_F(EngineTest, SecondQuerySkipsTheEncoderAndAnswersTheSame) {
  const auto engine = infer::createEngine(smallTiles());
  const auto file = raster::openRaster(makeRaster(500, 300));
  CountingSource source(*file);
  auto query = aQuery();
  query.sourceKey = "image";
  const auto first = ask(*engine, source, query);
  const int reads = source.reads;
  const auto second = ask(*engine, source, query);
  EXPECT_FALSE(first.summary.featuresFromCache);
  EXPECT_TRUE(second.summary.featuresFromCache);
  EXPECT_EQ(source.reads, reads) << "nothing has to be read again";
  EXPECT_EQ(second.map.values, first.map.values);
  EXPECT_EQ(second.summary.presence, first.summary.presence);
}

TEST_F(EngineTest, CachesNothingWithoutAKeyAndNothingOfAnotherPlace) {
  const auto engine = infer::createEngine(smallTiles());
  const auto source = raster::openRaster(makeRaster(500, 300));
  ask(*engine, *source);
  EXPECT_FALSE(ask(*engine, *source).summary.featuresFromCache);
  auto query = aQuery();
  query.sourceKey = "image";
  ask(*engine, *source, query);
  query.sourceKey = "another";
  EXPECT_FALSE(ask(*engine, *source, query).summary.featuresFromCache);
  query.grid = raster::planGrid(source->info(), {}, 1.0);
  EXPECT_FALSE(ask(*engine, *source, query).summary.featuresFromCache);
}

TEST_F(EngineTest, CacheThatIsTooSmallForTheExtentStillAnswers) {
  auto options = smallTiles();
  options.cacheBytes = 1'800'000; // About two tiles.
  const auto engine = infer::createEngine(options);
  const auto source = raster::openRaster(makeRaster(500, 300));
  auto query = aQuery();
  query.sourceKey = "image";
  const auto first = ask(*engine, *source, query);
  const auto second = ask(*engine, *source, query);
  EXPECT_FALSE(second.summary.featuresFromCache);
  EXPECT_EQ(second.map.values, first.map.values);
}

TEST_F(EngineTest, StopsWithinOneTileOfACancel) {
  const auto engine = infer::createEngine(smallTiles());
  const auto file = raster::openRaster(makeRaster(1400, 1000));
  CountingSource source(*file);
  Feedback feedback;
  source.onRead = [&](int reads) {
    if (reads == 8)
      feedback.cancel();
  };
  const auto answer = ask(*engine, source, aQuery(), feedback);
  EXPECT_TRUE(answer.summary.cancelled);
  EXPECT_FALSE(answer.map.finished);
  EXPECT_EQ(source.reads, 8);
}

TEST_F(EngineTest, KeepsThePartThatIsDoneWhereThatIsWanted) {
  const auto engine = infer::createEngine(smallTiles());
  const auto path = makeRaster(1400, 1000);
  const auto whole = ask(smallTiles(), path);
  ASSERT_FALSE(whole.summary.partial);
  const auto file = raster::openRaster(path);
  CountingSource source(*file);
  std::atomic<bool> keep{true};
  auto query = aQuery();
  query.keepPart = &keep;
  Feedback feedback;
  source.onRead = [&](int reads) {
    if (reads == 20)
      feedback.cancel();
  };
  const auto part = ask(*engine, source, query, feedback);
  EXPECT_FALSE(part.summary.cancelled);
  EXPECT_TRUE(part.summary.partial);
  EXPECT_TRUE(part.map.finished);
  EXPECT_EQ(source.reads, 20);
  EXPECT_FALSE(std::isnan(part.map.at(10, 10)));
  EXPECT_TRUE(std::isnan(part.map.at(1390, 990)));
  std::int64_t valid = 0;
  double worst = 0.0;
  for (int row = 0; row < 1000; ++row)
    for (int column = 1; column < 1399; ++column) {
      if (std::isnan(part.map.at(column, row)))
        continue;
      ++valid;
      // Beside the border, and over the overlap with what was not answered, other tiles have their say in the whole
      // map.
      const int margin = 130;
      if (column + margin < 1400 && !std::isnan(part.map.at(column + margin, row)) &&
          (row + margin >= 1000 ||
           (!std::isnan(part.map.at(column, row + margin)) && !std::isnan(part.map.at(column + margin, row + margin)))))
        worst = std::max(worst, static_cast<double>(std::abs(part.map.at(column, row) - whole.map.at(column, row))));
    }
  EXPECT_GT(valid, 300000);
  EXPECT_LT(valid, 1200000);
  EXPECT_LT(worst, 1e-3);
  EXPECT_GT(spreadOf(whole.map), 0.01);
}

TEST_F(EngineTest, WithoutAnyTileThereIsNoPartToKeep) {
  const auto engine = infer::createEngine(smallTiles());
  const auto file = raster::openRaster(makeRaster(600, 400));
  std::atomic<bool> keep{true};
  auto query = aQuery();
  query.keepPart = &keep;
  Feedback feedback;
  feedback.cancel();
  const auto answer = ask(*engine, *file, query, feedback);
  EXPECT_TRUE(answer.summary.cancelled);
  EXPECT_FALSE(answer.map.finished);
}

TEST_F(EngineTest, CancelledBeforeItBeginsDoesNothingLong) {
  const auto engine = infer::createEngine(smallTiles());
  const auto file = raster::openRaster(makeRaster(600, 400));
  CountingSource source(*file);
  Feedback feedback;
  feedback.cancel();
  const auto answer = ask(*engine, source, aQuery(), feedback);
  EXPECT_TRUE(answer.summary.cancelled);
  EXPECT_FALSE(answer.map.begun);
  EXPECT_EQ(source.reads, 0);
}

TEST_F(EngineTest, WorksAfterACancel) {
  const auto engine = infer::createEngine(smallTiles());
  const auto source = raster::openRaster(makeRaster(500, 300));
  auto query = aQuery();
  query.sourceKey = "image";
  Feedback feedback([&feedback](double fraction) {
    if (fraction > 0.3)
      feedback.cancel();
  });
  EXPECT_TRUE(ask(*engine, *source, query, feedback).summary.cancelled);
  const auto resumed = ask(*engine, *source, query);
  EXPECT_TRUE(resumed.map.finished);
  EXPECT_EQ(resumed.map.values, ask(smallTiles(), makeRaster(500, 300)).map.values);
}

TEST_F(EngineTest, ProgressRisesToOne) {
  const auto engine = infer::createEngine(smallTiles());
  const auto source = raster::openRaster(makeRaster(600, 400));
  std::vector<double> fractions;
  Feedback feedback([&](double fraction) { fractions.push_back(fraction); });
  ask(*engine, *source, aQuery(), feedback);
  ASSERT_GT(fractions.size(), 5U);
  EXPECT_EQ(fractions.front(), 0.0);
  EXPECT_EQ(fractions.back(), 1.0);
  EXPECT_TRUE(std::is_sorted(fractions.begin(), fractions.end()));
}

TEST_F(EngineTest, EnginesDoNotDisturbEachOther) {
  const auto other = tempDir.file("other");
  writeSmallModel(other, 8);
  auto otherOptions = smallTiles();
  otherOptions.modelDirectory = other;
  const auto path = makeRaster(500, 300);
  const auto expected = ask(smallTiles(), path);
  const auto expectedOther = ask(otherOptions, path);
  EXPECT_GT(differenceOf(expected.map, expectedOther.map).maximum, 0.01);
  Answer one;
  Answer two;
  std::thread first([&] { one = ask(smallTiles(), path); });
  std::thread second([&] { two = ask(otherOptions, path); });
  first.join();
  second.join();
  EXPECT_EQ(one.map.values, expected.map.values);
  EXPECT_EQ(two.map.values, expectedOther.map.values);
}

TEST_F(EngineTest, LeavesTheHostsThreadSettingsAlone) {
  const auto path = makeRaster(300, 200);
  at::set_num_threads(3);
  const int blas = test::blasThreads();
  ask(smallTiles(), path);
  EXPECT_EQ(at::get_num_threads(), 3);
  EXPECT_EQ(test::blasThreads(), blas);
  EXPECT_TRUE(at::GradMode::is_enabled());
  auto empty = aQuery();
  empty.expression = "";
  errorOf([&] { ask(smallTiles(), path, empty); });
  EXPECT_EQ(at::get_num_threads(), 3);
  EXPECT_EQ(test::blasThreads(), blas);
}

TEST_F(EngineTest, LibraryGivesTheSameEngine) {
  void *library = dlopen(XEMAP_ENGINE_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  ASSERT_NE(library, nullptr) << dlerror();
  const auto create = reinterpret_cast<infer::CreateEngineFunction>(dlsym(library, infer::createEngineSymbol));
  ASSERT_NE(create, nullptr);
  const auto path = makeRaster(300, 200);
  {
    const std::unique_ptr<infer::Engine> engine(create(smallTiles()));
    const auto source = raster::openRaster(path);
    EXPECT_EQ(ask(*engine, *source).map.values, ask(smallTiles(), path).map.values);
  }
  auto missing = smallTiles();
  missing.modelDirectory = tempDir.file("missing");
  // An error crosses the border of the library as what it is.
  EXPECT_EQ(errorOf([&] { create(missing); }).code(), ErrorCode::NotFound);
}

} // namespace xemap::test
