// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/synthetic_set.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/random.h"
#include "xemap/data/synth/expressions.h"
#include "xemap/data/synth/georeference.h"
#include "xemap/data/synth/patch_painter.h"
#include "xemap/data/synth/scene.h"
#include "xemap/data/xemap_set_writer.h"

namespace xemap::data::synth {

namespace {

/// Pictures of a set lie in rows of so many on the map.
constexpr int mapColumns = 32;

std::string numbered(const char *format, int number) {
  char text[32];
  std::snprintf(text, sizeof text, format, number);
  return text;
}

/// Even in the logarithm, by halving its range at random instead of taking it: the same bits on every platform.
double drawGsd(double low, double high, Random &random) {
  double from = low;
  double to = high;
  for (int i = 0; i < 20; ++i) {
    const double middle = std::sqrt(from * to);
    (random.chance(0.5) ? from : to) = middle;
  }
  return low == high ? low : std::sqrt(from * to);
}

SceneOptions drawScene(const SyntheticSetOptions &options, int index) {
  SceneOptions scene;
  scene.seed = options.seed + static_cast<std::uint64_t>(index);
  Random random(mixSeed(scene.seed, 99));
  static constexpr LayoutKind kinds[] = {LayoutKind::Mixed,    LayoutKind::Rural, LayoutKind::Town,
                                         LayoutKind::Industry, LayoutKind::Coast, LayoutKind::Airfield,
                                         LayoutKind::Leisure,  LayoutKind::Works};
  const LayoutKind drawn = kinds[random.weighted({0.28, 0.15, 0.11, 0.08, 0.11, 0.08, 0.1, 0.09})];
  scene.layout = options.layout.value_or(drawn);
  scene.width = options.width;
  scene.height = options.height;
  scene.gsdMetres = drawGsd(options.gsdLow, options.gsdHigh, random);
  return scene;
}

Mask toSetMask(const RegionMask &region) {
  Mask mask{region.width(), region.height(), {}};
  mask.values.reserve(region.size());
  for (const std::uint8_t value : region.values())
    mask.values.push_back(value != 0 ? Mask::referred : 0);
  return mask;
}

void addScene(const SyntheticSetOptions &options, const std::optional<PatchPainter> &painter, int index,
              XemapSetWriter &writer) {
  const SceneOptions sceneOptions = drawScene(options, index);
  Scene scene = makeScene(sceneOptions);
  if (painter) {
    Random random(mixSeed(sceneOptions.seed, 4));
    painter->paint(scene, random);
  }
  const std::string id = numbered("scene_%05d", index);
  writer.addImage(id, {scene.width, scene.height, scene.rgb}, options.split, scene.gsdMetres);
  int number = 0;
  // Phrases that mean the same pixels share one file.
  std::map<std::vector<std::uint8_t>, std::string> maskFiles;
  for (Expression &expression : describe(scene, {options.expressionCount, mixSeed(sceneOptions.seed, 3), 0.12})) {
    SetExpression entry;
    entry.id = id + numbered("_%02d", number++);
    entry.image = id;
    entry.text = std::move(expression.text);
    entry.tags = expression.tags;
    entry.present = expression.present;
    if (entry.present) {
      const auto [known, fresh] = maskFiles.try_emplace(expression.mask.values());
      if (fresh)
        known->second = writer.addMask(entry.id, toSetMask(expression.mask));
      entry.maskFile = known->second;
    }
    writer.addExpression(std::move(entry));
  }
}

void check(const SyntheticSetOptions &options) {
  if (options.count < 1 || options.count > 99999)
    throw Error(ErrorCode::InvalidArgument, "scene count: expected 1 to 99999, found " + std::to_string(options.count));
  if (options.expressionCount < 1)
    throw Error(ErrorCode::InvalidArgument,
                "expressions per scene: expected at least 1, found " + std::to_string(options.expressionCount));
  if (!(options.gsdLow <= options.gsdHigh))
    throw Error(ErrorCode::InvalidArgument, "ground resolution: expected the lowest before the highest, found " +
                                                std::to_string(options.gsdLow) + " and " +
                                                std::to_string(options.gsdHigh));
  if (!options.patchCorpus.empty() && options.gsdLow < PatchPainter::finestGsd)
    throw Error(ErrorCode::InvalidArgument,
                "ground resolution: expected at least " + std::to_string(PatchPainter::finestGsd) +
                    " metres for scenes of real pictures, found " + std::to_string(options.gsdLow));
  for (const double gsd : {options.gsdLow, options.gsdHigh})
    checkScene({options.seed, options.width, options.height, gsd, LayoutKind::Mixed});
}

} // namespace

std::optional<XemapSet> writeSyntheticSet(const SyntheticSetOptions &options, Feedback &feedback) {
  check(options);
  std::optional<PatchPainter> painter;
  if (!options.patchCorpus.empty())
    painter.emplace(options.patchCorpus, options.patchSplit, options.classes);
  XemapSetWriter writer(options.directory, options.name, painter ? "as the corpus" : "CC0-1.0",
                        painter
                            ? "Procedural layouts filled with real pictures, with the exact region of every phrase; "
                              "seed " +
                                  std::to_string(options.seed) + "."
                            : "Synthetic aerial scenes with the exact region of every phrase; seed " +
                                  std::to_string(options.seed) + ", " + std::to_string(options.count) + " scenes.");
  for (int i = 0; i < options.count; ++i) {
    if (feedback.isCancelled())
      return std::nullopt;
    addScene(options, painter, i, writer);
    feedback.setProgress(static_cast<double>(i + 1) / options.count);
  }
  XemapSet set = writer.finish();
  if (options.georeference)
    for (int i = 0; i < options.count; ++i) {
      const SetImage &image = set.images[static_cast<std::size_t>(i)];
      const double pitch = std::max(options.width, options.height) * options.gsdHigh;
      writeGeoreferenceSidecar((std::filesystem::path(options.directory) / image.file).string(),
                               {i % mapColumns * pitch, i / mapColumns * pitch}, *image.gsdMetres);
    }
  return set;
}

} // namespace xemap::data::synth
