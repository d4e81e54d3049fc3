// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "xemap/infer/network.h"
#include "xemap/raster/band_scaling.h"
#include "xemap/raster/raster_source.h"

namespace xemap::infer {

/// All that what is kept of an extent depends on; its scaling follows from it and is kept with it.
struct ExtentKey {
  std::string identity;       ///< Network::identity.
  std::string device;         ///< On which features were computed.
  std::string sourceKey;      ///< Query::sourceKey.
  raster::PixelWindow window; ///< In pixels of the raster.
  int width = 0;              ///< Of the analysis grid over it.
  int height = 0;
};

/// A tile of an extent: its rectangle, whatever tiling it comes from. Units: pixels of the analysis grid.
struct TileKey {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

/// What a query needs of a tile's pixels.
///
/// Shape: `valid` [height,width] of the part of the tile inside the grid.
struct TileFeatures {
  model::ImageFeatures image;
  std::vector<std::uint8_t> valid;

  std::size_t bytes() const;
};

/// What all tiles of an extent share.
struct ExtentFeatures {
  raster::BandScaling scaling;
  model::ContextMap context;
};

/// Keeps image features between queries, and what the words last asked of an extent said of its tiles, up to a number
/// of bytes.
///
/// The extent used longest ago goes first. An extent that does not fit alone keeps the tiles that came first: dropping
/// those for later ones would leave nothing useful when the extent is walked through from its start again.
class FeatureCache {
public:
  explicit FeatureCache(std::size_t maxBytes) : mMaxBytes(maxBytes) {}

  /// Makes `key` the most recently used extent. What is known of it; null when nothing is.
  std::shared_ptr<const ExtentFeatures> findExtent(const ExtentKey &key);
  void insertExtent(const ExtentKey &key, std::shared_ptr<const ExtentFeatures> features);

  /// Null when the tile is not there.
  std::shared_ptr<const TileFeatures> findTile(const ExtentKey &key, const TileKey &tile) const;
  void insertTile(const ExtentKey &key, const TileKey &tile, std::shared_ptr<const TileFeatures> features);

  /// Of an extent, forgets what all other phrases said.
  void keepAnswersTo(const ExtentKey &key, const std::vector<std::string> &phrases);
  /// None when it is not there.
  std::optional<Answer> findAnswer(const ExtentKey &key, const TileKey &tile, const std::string &phrase) const;
  void insertAnswer(const ExtentKey &key, const TileKey &tile, const std::string &phrase, const Answer &answer);

  std::size_t bytes() const { return mBytes; }

private:
  struct TileOrder {
    bool operator()(const TileKey &a, const TileKey &b) const;
  };
  struct Extent {
    ExtentKey key;
    std::shared_ptr<const ExtentFeatures> shared;
    std::map<TileKey, std::shared_ptr<const TileFeatures>, TileOrder> tiles;
    std::map<std::string, std::map<TileKey, Answer, TileOrder>> answers; ///< By phrase.
    std::size_t bytes = 0;
  };

  std::list<Extent>::iterator find(const ExtentKey &key);
  std::list<Extent>::const_iterator find(const ExtentKey &key) const;
  /// Whether what a tile adds to an extent may be kept; then there is room for it.
  bool mayGrow(std::list<Extent>::iterator extent, std::size_t bytes);
  /// Drops extents other than the one at the front until `bytes` more fit. False when they cannot.
  bool makeRoom(std::size_t bytes);

  std::size_t mMaxBytes;
  std::size_t mBytes = 0;
  std::list<Extent> mExtents; ///< Most recently used first.
};

} // namespace xemap::infer
