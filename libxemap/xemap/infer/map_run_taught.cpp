// SPDX-License-Identifier: GPL-2.0-or-later
// The part of a run that learns from examples.
#include <cmath>
#include <limits>
#include <locale>
#include <sstream>
#include <utility>

#include "xemap/base/logistic_regression.h"
#include "xemap/infer/example_cells.h"
#include "xemap/infer/map_run.h"
#include "xemap/infer/taught_features.h"
#include "xemap/model/spec/head_spec.h"

namespace xemap::infer {

namespace {

/// Between the cells that are asked for doubts. Units: cells of taughtStride.
constexpr int doubtStep = 4;
/// Nearer to an example than this, nothing more is asked. Units: pixels.
constexpr double awayPx = 32.0;

std::string wktOf(const std::vector<raster::Point> &ring) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text.precision(15);
  text << "POLYGON ((";
  for (std::size_t i = 0; i <= ring.size(); ++i)
    text << (i == 0 ? "" : ", ") << ring[i % ring.size()].x << ' ' << ring[i % ring.size()].y;
  text << "))";
  return text.str();
}

/// The plane of one question. Shape: [1,h,w].
at::Tensor planeOf(const at::Tensor &planes, std::size_t index) {
  return planes.slice(0, static_cast<int64_t>(index), static_cast<int64_t>(index) + 1);
}

} // namespace

Questions MapRun::taughtTargets() const {
  Questions targets;
  for (const auto &map : mMaps)
    targets.push_back(map->questions().empty() ? Question{} : map->questions().front());
  return targets;
}

std::vector<teach::ShownPlace> MapRun::shownPlaces() const {
  std::vector<teach::ShownPlace> places;
  for (const auto &example : mQuery.examples)
    places.push_back(
        {example.like, mQuery.source->info().name, mQuery.grid.crsWkt, wktOf(ringOf(example, mQuery.grid))});
  return places;
}

teach::Concept MapRun::believedBefore(const ExpressionMap &map, const std::vector<std::size_t> &widths) const {
  auto before = mQuery.taught ? *mQuery.taught : teach::untaught(widths);
  if (!mQuery.taught && !map.isWordless())
    before.words = map.phrases().front();
  before.model = {mResources.network.facts().name, mResources.network.identity()};
  return before;
}

std::vector<teach::Lesson> MapRun::lessons() {
  std::vector<ExampleCells> gathered;
  for (std::size_t i = 0; i < mMaps.size(); ++i)
    gathered.emplace_back(mResources.network, mQuery.examples, mQuery.grid, mColumns, mRows);
  const auto consume = [&](TileAnswer &answer) {
    for (std::size_t i = 0; i < mMaps.size(); ++i)
      gathered[i].add(answer.task, mMaps[i]->isWordless() ? at::Tensor() : planeOf(answer.logits, i));
  };
  const auto wanted = [&](std::size_t row, std::size_t column) { return gathered.front().wants(row, column); };
  if (!walkTiles(
          taughtTargets(), false, consume, [](std::size_t) {}, wanted))
    return {};
  std::vector<teach::Lesson> lessons;
  for (std::size_t i = 0; i < mMaps.size(); ++i) {
    const auto evidence = gathered[i].take();
    lessons.emplace_back(believedBefore(*mMaps[i], evidence.widths), std::vector<teach::Evidence>{evidence});
  }
  return lessons;
}

bool MapRun::teach() {
  if (mQuery.examples.empty()) {
    if (mQuery.taught) {
      const auto taught = std::make_shared<teach::Concept>(teach::elsewhere(*mQuery.taught));
      for (const auto &map : mMaps)
        map->teach(taught);
    }
    return true;
  }
  const auto learned = lessons();
  const auto places = shownPlaces();
  for (std::size_t i = 0; i < learned.size(); ++i) {
    auto kept = std::make_shared<teach::Concept>(learned[i].learned());
    kept->places.insert(kept->places.end(), places.begin(), places.end());
    mLearned.push_back(std::move(kept));
    mMaps[i]->teach(std::make_shared<teach::Concept>(learned[i].here()));
  }
  return !learned.empty();
}

std::shared_ptr<const teach::Concept> MapRun::learn() {
  if (mQuery.examples.empty())
    throw Error(ErrorCode::InvalidArgument, "query: expected examples to learn from, found none");
  return ask() && teach() ? mLearned.front() : nullptr;
}

std::optional<DoubtfulPlace> MapRun::doubtfulPlace() {
  if (mQuery.examples.empty())
    throw Error(ErrorCode::InvalidArgument, "query: expected examples to learn from, found none");
  if (!ask())
    return {};
  const auto learned = lessons();
  if (learned.empty())
    return {};
  const ExampleCells shown(mResources.network, mQuery.examples, mQuery.grid, mColumns, mRows);
  std::optional<DoubtfulPlace> most;
  const auto consume = [&](TileAnswer &answer) {
    const auto cells =
        shown.everyCell(answer.task, mMaps.front()->isWordless() ? at::Tensor() : planeOf(answer.logits, 0), doubtStep);
    const auto doubts = learned.front().doubts(cells);
    const auto logits = teach::logitsOf(learned.front().here(), cells);
    for (std::size_t i = 0; i < doubts.size(); ++i) {
      const double deviation = std::sqrt(doubts[i]);
      const auto &place = cells.places[i];
      if (shown.distance(place) >= awayPx && (!most || deviation > most->deviation))
        most = DoubtfulPlace{mQuery.grid.geotransform.mapFromPixel({place.x, place.y}), sigmoid(logits[i]), deviation};
    }
  };
  if (!walkTiles(taughtTargets(), false, consume, [](std::size_t) {}))
    return {};
  return most;
}

} // namespace xemap::infer
