// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "xemap/data/synth/colour.h"
#include "xemap/data/synth/geometry.h"
#include "xemap/data/synth/surface.h"
#include "xemap/spatial/grid.h"

namespace xemap::data::synth {

using spatial::Grid;
using spatial::RegionMask;

/// What an expression can say of an object or a parcel beside its kind.
enum class Trait : std::uint8_t { None, RedRoof, DarkRoof, LightRoof, GreenCrop, YellowCrop, Ploughed };

/// Something that stands in the scene and is counted on its own.
struct SceneObject {
  Cover cover = Cover::None;
  Trait trait = Trait::None;
};

/// The scene being painted, finer than the image by the supersampling factor: what lies where, its colour and its
/// height. Light and shadow follow from the heights later, so that all of a scene has one sun.
class Canvas {
public:
  static constexpr int noParcel = -1;

  Canvas(int width, int height, double metresPerSample, std::size_t parcelCount);

  int width() const { return surface.width(); }
  int height() const { return surface.height(); }
  double metresPerSample() const { return mMetresPerSample; }
  Vec2 groundOf(int x, int y) const { return {(x + 0.5) * mMetresPerSample, (y + 0.5) * mMetresPerSample}; }
  bool holds(Vec2 ground) const { return surface.holds(columnOf(ground.x), columnOf(ground.y)); }
  /// The sample column that holds easting `metres`; rows go alike.
  int columnOf(double metres) const { return static_cast<int>(std::floor(metres / mMetresPerSample)); }

  /// Units: metres; 0 outside the canvas.
  float borderDistanceAt(Vec2 ground) const {
    return holds(ground) ? borderDistance.at(columnOf(ground.x), columnOf(ground.y)) : 0.0F;
  }

  /// Registers an object; its number goes into the `object` plane.
  std::int32_t addObject(SceneObject added);
  const std::vector<SceneObject> &objects() const { return mObjects; }

  /// Calls visit(x, y, ground) for every sample whose centre is in the polygon (even-odd rule).
  template <typename Visit> void forEachInside(const Polygon &polygon, Visit visit) const;

  /// Calls visit(x, y, ground) for every sample of the box around a circle.
  template <typename Visit> void forEachNear(Vec2 centre, double radius, Visit visit) const;

  Grid<Colour> colour;
  Grid<float> elevation; ///< Above the ground. Units: metres.
  Grid<Surface> surface;
  Grid<Cover> cover;
  Grid<std::int32_t> parcel;       ///< Number of the parcel; noParcel on what crosses parcels.
  Grid<std::int32_t> object;       ///< Number of the object seen; 0 none.
  std::vector<Trait> parcelTraits; ///< By number of the parcel.
  Grid<float> borderDistance;      ///< To the nearest sample of another parcel or of none. Units: metres.

private:
  double mMetresPerSample;
  std::vector<SceneObject> mObjects;
};

template <typename Visit> void Canvas::forEachInside(const Polygon &polygon, Visit visit) const {
  const Box box = boundingBox(polygon);
  const int top = std::max(0, columnOf(box.low.y));
  const int bottom = std::min(height() - 1, columnOf(box.high.y));
  std::vector<double> crossings;
  for (int y = top; y <= bottom; ++y) {
    const double level = groundOf(0, y).y;
    crossings.clear();
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      const Vec2 a = polygon[i];
      const Vec2 b = polygon[(i + 1) % polygon.size()];
      if ((a.y <= level) != (b.y <= level))
        crossings.push_back(a.x + (b.x - a.x) * (level - a.y) / (b.y - a.y));
    }
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
      const int first = std::max(0, static_cast<int>(std::ceil(crossings[i] / mMetresPerSample - 0.5)));
      const int last =
          std::min(width() - 1, static_cast<int>(std::ceil(crossings[i + 1] / mMetresPerSample - 0.5)) - 1);
      for (int x = first; x <= last; ++x)
        visit(x, y, Vec2{(x + 0.5) * mMetresPerSample, level});
    }
  }
}

template <typename Visit> void Canvas::forEachNear(Vec2 centre, double radius, Visit visit) const {
  const int top = std::max(0, columnOf(centre.y - radius));
  const int bottom = std::min(height() - 1, columnOf(centre.y + radius));
  const int left = std::max(0, columnOf(centre.x - radius));
  const int right = std::min(width() - 1, columnOf(centre.x + radius));
  for (int y = top; y <= bottom; ++y)
    for (int x = left; x <= right; ++x)
      visit(x, y, groundOf(x, y));
}

} // namespace xemap::data::synth
