// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/scene.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "xemap/base/error.h"
#include "xemap/data/synth/lighting.h"
#include "xemap/data/synth/painters/land_use_painter.h"
#include "xemap/data/synth/painters/way_painter.h"
#include "xemap/data/synth/palette.h"
#include "xemap/data/synth/sensor.h"
#include "xemap/spatial/distance_field.h"

namespace xemap::data::synth {

namespace {

constexpr int supersampling = 2;

void claimParcels(const Layout &layout, Canvas &canvas) {
  for (const Parcel &parcel : layout.parcels) {
    const Surface surface = parcel.use == Surface::Lake ? Surface::Meadow : parcel.use;
    canvas.forEachInside(parcel.outline, [&](int x, int y, Vec2) {
      canvas.surface.at(x, y) = surface;
      canvas.parcel.at(x, y) = parcel.number;
    });
  }
}

void measureBorders(Canvas &canvas) {
  RegionMask borders(canvas.width(), canvas.height(), 0);
  for (int y = 0; y < canvas.height(); ++y)
    for (int x = 0; x < canvas.width(); ++x) {
      const std::int32_t here = canvas.parcel.at(x, y);
      const std::int32_t right = canvas.parcel.at(std::min(x + 1, canvas.width() - 1), y);
      const std::int32_t below = canvas.parcel.at(x, std::min(y + 1, canvas.height() - 1));
      borders.at(x, y) = here == Canvas::noParcel || here != right || here != below ? 1 : 0;
    }
  const spatial::DistanceField field = spatial::distanceTo(borders);
  for (std::size_t i = 0; i < field.distancePx.size(); ++i)
    canvas.borderDistance[i] = field.distancePx[i] * static_cast<float>(canvas.metresPerSample());
}

void paint(const Layout &layout, const Palette &palette, Canvas &canvas, Random &random) {
  const Setting setting{layout, palette};
  claimParcels(layout, canvas);
  if (layout.river)
    paintRiver(*layout.river, palette, canvas, random);
  if (layout.coast)
    paintCoast(layout, palette, canvas, random);
  for (const Way &way : layout.ways)
    paintWay(way, palette, canvas, random);
  measureBorders(canvas);
  for (const Parcel &parcel : layout.parcels) {
    Random own(mixSeed(parcel.seed, 1));
    painterOf(parcel.use).paintGround(parcel, setting, canvas, own);
  }
  for (const Parcel &parcel : layout.parcels) {
    Random own(mixSeed(parcel.seed, 2));
    painterOf(parcel.use).placeObjects(parcel, setting, canvas, own);
  }
  if (layout.river)
    plantRiverBanks(*layout.river, palette, canvas, random);
  for (const Way &way : layout.ways)
    placeTraffic(way, palette, canvas, random);
}

/// Gives each pixel the labels most of its samples have; the first of equals.
void copyLabels(const Canvas &canvas, Scene &scene) {
  constexpr int count = supersampling * supersampling;
  for (int y = 0; y < scene.height; ++y) {
    for (int x = 0; x < scene.width; ++x) {
      int best = 0;
      int bestVotes = 0;
      const auto sampleX = [&](int i) { return x * supersampling + i % supersampling; };
      const auto sampleY = [&](int i) { return y * supersampling + i / supersampling; };
      for (int i = 0; i < count; ++i) {
        int votes = 0;
        for (int j = 0; j < count; ++j)
          votes += canvas.surface.at(sampleX(i), sampleY(i)) == canvas.surface.at(sampleX(j), sampleY(j)) &&
                           canvas.parcel.at(sampleX(i), sampleY(i)) == canvas.parcel.at(sampleX(j), sampleY(j)) &&
                           canvas.cover.at(sampleX(i), sampleY(i)) == canvas.cover.at(sampleX(j), sampleY(j))
                       ? 1
                       : 0;
        if (votes > bestVotes) {
          bestVotes = votes;
          best = i;
        }
      }
      scene.surface.at(x, y) = canvas.surface.at(sampleX(best), sampleY(best));
      scene.parcel.at(x, y) = canvas.parcel.at(sampleX(best), sampleY(best));
      scene.cover.at(x, y) = canvas.cover.at(sampleX(best), sampleY(best));
      scene.object.at(x, y) = canvas.object.at(sampleX(best), sampleY(best));
    }
  }
}

} // namespace

void checkScene(const SceneOptions &options) {
  for (const int side : {options.width, options.height})
    if (side < 64 || side > 16384)
      throw Error(ErrorCode::InvalidArgument,
                  "scene size: expected 64 to 16384 pixels a side, found " + std::to_string(side));
  if (!(options.gsdMetres >= 0.3 && options.gsdMetres <= 30.0))
    throw Error(ErrorCode::InvalidArgument,
                "ground resolution: expected 0.3 to 30 metres, found " + std::to_string(options.gsdMetres));
}

Scene makeScene(const SceneOptions &options) {
  checkScene(options);
  Random random(mixSeed(options.seed, 0));
  Random planRandom = random.fork(1);
  Random paintRandom = random.fork(2);
  Random lightRandom = random.fork(3);
  const Layout layout = planLayout(options.width * options.gsdMetres, options.height * options.gsdMetres,
                                   options.gsdMetres, options.layout, planRandom);
  const Palette palette = drawPalette(paintRandom);
  Canvas canvas(options.width * supersampling, options.height * supersampling, options.gsdMetres / supersampling,
                layout.parcels.size());
  paint(layout, palette, canvas, paintRandom);
  applyLight(canvas, drawSun(lightRandom));

  Scene scene;
  scene.width = options.width;
  scene.height = options.height;
  scene.gsdMetres = options.gsdMetres;
  const Sensor sensor = drawSensor(lightRandom);
  scene.rgb = expose(canvas, supersampling, sensor, lightRandom);
  scene.surface = Grid<Surface>(options.width, options.height);
  scene.cover = Grid<Cover>(options.width, options.height);
  scene.parcel = Grid<std::int32_t>(options.width, options.height);
  scene.object = Grid<std::int32_t>(options.width, options.height);
  copyLabels(canvas, scene);
  scene.objects = canvas.objects();
  scene.parcelTraits = canvas.parcelTraits;
  return scene;
}

} // namespace xemap::data::synth
