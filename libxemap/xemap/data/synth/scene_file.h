// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/data/pixels.h"
#include "xemap/data/synth/expressions.h"
#include "xemap/data/synth/scene.h"

namespace xemap::data::synth {

/// The region as polygons along the borders of its pixels; burnPolygons() gives the same pixels back.
std::vector<data::Polygon> outlinesOf(const RegionMask &mask);

/// Writes one scene as a georeferenced GeoTIFF (JPEG, YCbCr, quality 90) and beside it, with the extension .json, its
/// expressions: the manifest of a XeMap-set with this one image, regions as polygons. Expressions about regions in more
/// than 500 pieces are left out.
///
/// Throws: InvalidArgument, Unwritable, naming the file.
void writeScene(const std::string &tifPath, const SceneOptions &scene, const ExpressionOptions &expressions);

} // namespace xemap::data::synth
