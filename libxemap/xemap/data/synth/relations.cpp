// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/relations.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>

namespace xemap::data::synth {

namespace {

constexpr double ringMetres = 20.0;
constexpr double acrossMetres = 60.0;
/// Instances up to this factor beyond a limit are in doubt.
constexpr double doubtFactor = 1.35;
constexpr double doubtShare = 0.15;

struct Pixel {
  int x;
  int y;
};

Pixel pixelOf(const Referent &referent, Vec2 centre) {
  return {std::clamp(static_cast<int>(centre.x), 0, referent.mask.width() - 1),
          std::clamp(static_cast<int>(centre.y), 0, referent.mask.height() - 1)};
}

/// The vector from a pixel to the nearest pixel of the field's mask; none when the mask is empty.
std::optional<Vec2> toNearest(const DistanceField &field, Pixel from) {
  const std::int32_t index = field.nearest.at(from.x, from.y);
  if (index < 0)
    return std::nullopt;
  const int width = field.nearest.width();
  return Vec2{static_cast<double>(index % width - from.x), static_cast<double>(index / width - from.y)};
}

/// Whether instances between `limit` and `doubtFactor` times it cover too much of what would be selected.
bool isDoubtful(const Referent &targets, const std::vector<double> &distances, double limit) {
  std::int64_t selected = 0;
  std::int64_t doubtful = 0;
  for (std::size_t i = 0; i < distances.size(); ++i) {
    if (distances[i] <= limit)
      selected += targets.instances[i].areaPx;
    else if (distances[i] <= limit * doubtFactor)
      doubtful += targets.instances[i].areaPx;
  }
  return static_cast<double>(doubtful) > doubtShare * static_cast<double>(selected);
}

bool crossesRoad(const Scene &scene, Pixel from, Vec2 offset) {
  const int steps = static_cast<int>(length(offset)) + 1;
  for (int i = 0; i <= steps; ++i) {
    const double share = static_cast<double>(i) / steps;
    const Surface surface = scene.surface.at(static_cast<int>(from.x + 0.5 + offset.x * share),
                                             static_cast<int>(from.y + 0.5 + offset.y * share));
    if (surface == Surface::MainRoad || surface == Surface::Street)
      return true;
  }
  return false;
}

} // namespace

std::optional<Selection> withinDistance(SceneTruth &truth, Kind target, Kind anchor, double metres) {
  const std::vector<double> distances = truth.instanceDistances(target, anchor);
  if (isDoubtful(truth.referent(target), distances, metres))
    return std::nullopt;
  Selection selection;
  for (const double distance : distances)
    selection.push_back(distance <= metres);
  return selection;
}

std::optional<Selection> beyondDistance(SceneTruth &truth, Kind target, Kind anchor, double metres) {
  std::optional<Selection> selection = withinDistance(truth, target, anchor, metres);
  if (selection)
    selection->flip();
  return selection;
}

RegionMask pixelsWithin(SceneTruth &truth, Kind target, Kind anchor, double metres) {
  RegionMask mask = truth.referent(target).mask;
  const DistanceField &field = truth.distances(anchor);
  for (std::size_t i = 0; i < mask.size(); ++i)
    if (truth.metres(static_cast<double>(field.distancePx[i])) > metres)
      mask[i] = 0;
  return mask;
}

Selection between(SceneTruth &truth, Kind target, Kind first, Kind second) {
  const Referent &targets = truth.referent(target);
  Selection selection;
  for (const Instance &instance : targets.instances) {
    const Pixel centre = pixelOf(targets, instance.centroidPx);
    const std::optional<Vec2> a = toNearest(truth.distances(first), centre);
    const std::optional<Vec2> b = toNearest(truth.distances(second), centre);
    selection.push_back(a && b && dot(*a, *b) < -0.5 * length(*a) * length(*b));
  }
  return selection;
}

Selection surroundedBy(SceneTruth &truth, Kind target, Kind around) {
  const Referent &targets = truth.referent(target);
  const DistanceField field = distanceTo(targets.mask);
  const RegionMask &wanted = truth.referent(around).mask;
  const int width = targets.mask.width();
  const int height = targets.mask.height();
  std::vector<std::int64_t> ring(targets.instances.size(), 0);
  std::vector<std::int64_t> taken(targets.instances.size(), 0);
  std::vector<bool> cut(targets.instances.size(), false);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const std::int32_t nearest = field.nearest.at(x, y);
      if (nearest < 0 || truth.metres(static_cast<double>(field.distancePx.at(x, y))) > ringMetres)
        continue;
      const auto instance = static_cast<std::size_t>(targets.labels[static_cast<std::size_t>(nearest)]) - 1;
      if (x == 0 || y == 0 || x == width - 1 || y == height - 1)
        cut[instance] = true;
      if (targets.mask.at(x, y) != 0)
        continue;
      ++ring[instance];
      taken[instance] += wanted.at(x, y);
    }
  Selection selection;
  for (std::size_t i = 0; i < ring.size(); ++i)
    selection.push_back(!cut[i] && ring[i] > 0 && 4 * taken[i] >= 3 * ring[i]);
  return selection;
}

Selection acrossRoadFrom(SceneTruth &truth, Kind target, Kind anchor) {
  const Referent &targets = truth.referent(target);
  const DistanceField &field = truth.distances(anchor);
  Selection selection(targets.instances.size(), false);
  for (int y = 0; y < targets.labels.height(); ++y)
    for (int x = 0; x < targets.labels.width(); ++x) {
      const std::int32_t label = targets.labels.at(x, y);
      if (label == 0 || selection[static_cast<std::size_t>(label) - 1] ||
          truth.metres(static_cast<double>(field.distancePx.at(x, y))) > acrossMetres)
        continue;
      const std::optional<Vec2> offset = toNearest(field, {x, y});
      selection[static_cast<std::size_t>(label) - 1] = offset && crossesRoad(truth.scene(), {x, y}, *offset);
    }
  return selection;
}

Selection inDirectionOf(SceneTruth &truth, Kind target, Kind anchor, Heading heading) {
  const Referent &targets = truth.referent(target);
  const Vec2 wanted = normalized({static_cast<double>(heading.x), static_cast<double>(heading.y)});
  Selection selection;
  for (const Instance &instance : targets.instances) {
    const std::optional<Vec2> offset = toNearest(truth.distances(anchor), pixelOf(targets, instance.centroidPx));
    selection.push_back(offset && length(*offset) > 0.0 && -dot(*offset, wanted) >= 0.5 * length(*offset));
  }
  return selection;
}

RegionMask pixelsInPart(SceneTruth &truth, Kind target, Heading heading) {
  RegionMask mask = truth.referent(target).mask;
  for (int y = 0; y < mask.height(); ++y)
    for (int x = 0; x < mask.width(); ++x) {
      const int fromMiddleX = 2 * x + 1 - mask.width();
      const int fromMiddleY = 2 * y + 1 - mask.height();
      if (fromMiddleX * heading.x < 0 || fromMiddleY * heading.y < 0)
        mask.at(x, y) = 0;
    }
  return mask;
}

std::optional<Selection> foremost(const std::vector<double> &values, double margin) {
  if (values.size() < 2)
    return std::nullopt;
  const auto best = std::max_element(values.begin(), values.end());
  for (auto value = values.begin(); value != values.end(); ++value)
    if (value != best && *value > margin * *best)
      return std::nullopt;
  Selection selection(values.size(), false);
  selection[static_cast<std::size_t>(best - values.begin())] = true;
  return selection;
}

Selection without(SceneTruth &truth, Kind target, Kind unwanted) {
  const Scene &scene = truth.scene();
  const RegionMask &seen = truth.referent(unwanted).mask;
  std::set<std::int32_t> spoilt;
  for (std::size_t i = 0; i < seen.size(); ++i)
    if (seen[i] != 0)
      spoilt.insert(scene.parcel[i]);
  const Referent &targets = truth.referent(target);
  Selection selection(targets.instances.size(), true);
  for (std::size_t i = 0; i < targets.labels.size(); ++i)
    if (targets.labels[i] != 0 && spoilt.count(scene.parcel[i]) != 0)
      selection[static_cast<std::size_t>(targets.labels[i]) - 1] = false;
  return selection;
}

RegionMask maskOf(const Referent &referent, const Selection &selection) {
  RegionMask mask = referent.mask;
  for (std::size_t i = 0; i < mask.size(); ++i)
    if (referent.labels[i] != 0 && !selection[static_cast<std::size_t>(referent.labels[i]) - 1])
      mask[i] = 0;
  return mask;
}

} // namespace xemap::data::synth
