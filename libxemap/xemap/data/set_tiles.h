// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "xemap/data/shard_writer.h"
#include "xemap/data/xemap_set.h"

namespace xemap::data {

/// An image of a XeMap-set with all expressions about it; those that share a mask file share a mask.
///
/// Throws: as readSetImage() and readExpressionMask().
ShardImage readAnnotatedImage(const std::string &directory, const SetImage &image,
                              const std::vector<const SetExpression *> &expressions);

/// Cuts an image into the fewest equal tiles whose sides are at most `maxTilePx`, row by row.
///
/// Where the mask of an expression does not reach a tile, an expression that is a category and nothing else is absent
/// from that tile; any other is left out of it, because it may speak of what lies beyond. Tiles that nothing is said
/// about are left out.
std::vector<ShardImage> cutIntoTiles(const ShardImage &image, int maxTilePx);

} // namespace xemap::data
