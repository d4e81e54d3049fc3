// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "xemap/infer/network.h"
#include "xemap/raster/band_scaling.h"

namespace xemap::infer {

/// What a query needs of a tile's pixels.
///
/// Shape: `valid` [height,width] of the part of the tile inside the grid.
struct TileFeatures {
  PictureFeatures image;
  std::vector<std::uint8_t> valid;

  std::size_t bytes() const;
};

/// What all tiles of an extent share.
struct ExtentFeatures {
  raster::BandScaling scaling;
  ExtentContext context;
};

/// Keeps image features between queries, up to a number of bytes.
///
/// The extent used longest ago goes first. An extent that does not fit alone keeps the tiles that came first: dropping
/// those for later ones would leave nothing useful when the extent is walked through from its start again.
class FeatureCache {
public:
  explicit FeatureCache(std::size_t maxBytes) : mMaxBytes(maxBytes) {}

  /// Makes `key` the most recently used extent. What is known of it; null when nothing is.
  std::shared_ptr<const ExtentFeatures> findExtent(const std::string &key);
  void insertExtent(const std::string &key, std::shared_ptr<const ExtentFeatures> features);

  /// Null when the tile is not there.
  std::shared_ptr<const TileFeatures> findTile(const std::string &key, std::size_t tile) const;
  void insertTile(const std::string &key, std::size_t tile, std::shared_ptr<const TileFeatures> features);

  std::size_t bytes() const { return mBytes; }

private:
  struct Extent {
    std::string key;
    std::shared_ptr<const ExtentFeatures> shared;
    std::map<std::size_t, std::shared_ptr<const TileFeatures>> tiles;
    std::size_t bytes = 0;
  };

  std::list<Extent>::iterator find(const std::string &key);
  std::list<Extent>::const_iterator find(const std::string &key) const;
  /// Drops extents other than the one at the front until `bytes` more fit. False when they cannot.
  bool makeRoom(std::size_t bytes);

  std::size_t mMaxBytes;
  std::size_t mBytes = 0;
  std::list<Extent> mExtents; ///< Most recently used first.
};

} // namespace xemap::infer
