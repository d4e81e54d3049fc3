// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "xemap/data/synth/canvas.h"
#include "xemap/data/synth/layout.h"
#include "xemap/data/synth/surface.h"

namespace xemap::data::synth {

/// What scene to make. The same options make the same bytes everywhere.
struct SceneOptions {
  std::uint64_t seed = 1;
  int width = 384; ///< Units: pixels, at least 64.
  int height = 384;
  double gsdMetres = 0.6; ///< Ground size of a pixel, 0.3 to 30.
  LayoutKind layout = LayoutKind::Mixed;
};

/// An image with the truth about it.
///
/// Shape: `rgb` [height,width,3] uint8; the planes [height,width].
struct Scene {
  int width = 0;
  int height = 0;
  double gsdMetres = 0.0;
  std::vector<std::uint8_t> rgb;
  Grid<Surface> surface;
  Grid<Cover> cover;
  Grid<std::int32_t> parcel; ///< Canvas::noParcel where there is none.
  Grid<std::int32_t> object; ///< Index into `objects`; 0 where there is none.
  std::vector<SceneObject> objects;
  std::vector<Trait> parcelTraits; ///< By number of the parcel.
};

/// Throws: InvalidArgument for a side below 64 or above 16384 pixels or a ground resolution outside 0.3 to 30 m.
void checkScene(const SceneOptions &options);

/// Makes a scene.
///
/// Throws: as checkScene().
Scene makeScene(const SceneOptions &options);

} // namespace xemap::data::synth
