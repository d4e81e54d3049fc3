// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include <gmock/gmock.h>

#include "unit/infer/engine_fixture.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::test {

namespace {

/// Several expressions over one raster of several tiles.
class EachExpression : public EngineTest {
protected:
  std::vector<infer::MapSummary> mapEach(const std::vector<std::string> &expressions, Feedback &feedback) {
    sinks = std::vector<MemorySink>(expressions.size());
    std::vector<infer::ExpressionSink> each;
    for (std::size_t i = 0; i < expressions.size(); ++i)
      each.push_back({expressions[i], &sinks[i]});
    auto query = aQuery();
    query.source = source.get();
    query.grid = raster::planGrid(source->info(), {}, {});
    return engine->mapEach(query, each, feedback);
  }

  std::vector<infer::MapSummary> mapEach(const std::vector<std::string> &expressions) {
    Feedback feedback;
    return mapEach(expressions, feedback);
  }

  std::unique_ptr<infer::Engine> engine = infer::createEngine(smallTiles());
  std::unique_ptr<raster::RasterSource> source = raster::openRaster(makeRaster(500, 300));
  std::vector<MemorySink> sinks;
};

} // namespace

TEST_F(EachExpression, GetsTheMapItWouldHaveGotAlone) {
  const std::vector<std::string> expressions{"red building", "building beside the river", "river in the northern half",
                                             "everything except red building"};
  const auto summaries = mapEach(expressions);
  ASSERT_EQ(summaries.size(), expressions.size());
  for (std::size_t i = 0; i < expressions.size(); ++i) {
    auto query = aQuery();
    query.expression = expressions[i];
    const auto alone = ask(*engine, *source, query);
    // A phrase is padded to the longest it is asked with, which rounding sees.
    EXPECT_LT(differenceOf(sinks[i], alone.map).maximum, 1e-3) << expressions[i];
    EXPECT_GT(spreadOf(alone.map), 1e-3) << expressions[i];
    EXPECT_TRUE(sinks[i].finished) << expressions[i];
    EXPECT_NEAR(summaries[i].presence, alone.summary.presence, 1e-3) << expressions[i];
    EXPECT_NEAR(summaries[i].maxProbability, alone.summary.maxProbability, 1e-3) << expressions[i];
    EXPECT_EQ(summaries[i].validPixels, alone.summary.validPixels) << expressions[i];
    EXPECT_EQ(summaries[i].warnings, alone.summary.warnings) << expressions[i];
  }
}

TEST_F(EachExpression, ReadsTheImageOnce) {
  mapEach({"red building"});
  Feedback feedback;
  int reads = 0;
  class Counting final : public raster::RasterSource {
  public:
    Counting(raster::RasterSource &source, int &reads) : mSource(source), mReads(reads) {}
    const raster::RasterInfo &info() const override { return mSource.info(); }
    raster::Patch read(const raster::PixelWindow &window, int width, int height) override {
      ++mReads;
      return mSource.read(window, width, height);
    }

  private:
    raster::RasterSource &mSource;
    int &mReads;
  } counting(*source, reads);
  const auto readsOf = [&](std::size_t count) {
    std::vector<MemorySink> maps(count);
    std::vector<infer::ExpressionSink> each;
    for (auto &map : maps)
      each.push_back({"red building", &map});
    auto query = aQuery();
    query.source = &counting;
    query.grid = raster::planGrid(counting.info(), {}, {});
    reads = 0;
    engine->mapEach(query, each, feedback);
    return reads;
  };
  const int once = readsOf(1);
  EXPECT_GT(once, 1);
  EXPECT_EQ(readsOf(5), once);
}

TEST_F(EachExpression, CancelledNoneIsFinished) {
  Feedback feedback([&](double fraction) {
    if (fraction > 0.3)
      feedback.cancel();
  });
  for (const auto &summary : mapEach({"red building", "river"}, feedback))
    EXPECT_TRUE(summary.cancelled);
  for (const auto &sink : sinks)
    EXPECT_FALSE(sink.finished);
}

TEST_F(EachExpression, OneThatMakesNoSenseIsNamedBeforeAnythingIsWritten) {
  EXPECT_EQ(errorOf([&] { mapEach({"red building", " "}); }).code(), ErrorCode::InvalidArgument);
  for (const auto &sink : sinks)
    EXPECT_FALSE(sink.begun);
  EXPECT_EQ(errorOf([&] { mapEach({}); }).code(), ErrorCode::InvalidArgument);
}

} // namespace xemap::test
