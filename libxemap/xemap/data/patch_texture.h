// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "xemap/base/random.h"
#include "xemap/data/pixels.h"

namespace xemap::data {

/// The picture turned and mirrored in one of the eight ways a square allows.
RgbImage turned(const RgbImage &picture, int way);

/// Whether one patch, enlarged a little at most, covers a rectangle of this size.
bool coversAlone(const RgbImage &patch, int width, int height);

/// Fills a rectangle with one patch, enlarged no more than needed; where it is larger than needed, a random part of it.
///
/// Shape: → [height,width,3] uint8 levels as float32.
std::vector<float> stretchPatch(const RgbImage &patch, int width, int height, Random &random);

/// How many patches of `patchPx` a rectangle takes to be laid out with overlaps.
int patchesNeeded(int patchPx, int width, int height);

/// Fills a rectangle with patches of one size in rows, blended where they overlap.
///
/// `patches` holds patchesNeeded() square pictures of `patchPx`.
/// Shape: → [height,width,3] uint8 levels as float32.
std::vector<float> layPatches(const std::vector<RgbImage> &patches, int patchPx, int width, int height);

} // namespace xemap::data
