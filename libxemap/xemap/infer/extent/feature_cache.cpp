// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/feature_cache.h"

#include <algorithm>
#include <tuple>

namespace xemap::infer {

namespace {

bool isSame(const ExtentKey &a, const ExtentKey &b) {
  const auto parts = [](const ExtentKey &key) {
    return std::tie(key.identity, key.device, key.sourceKey, key.window.x, key.window.y, key.window.width,
                    key.window.height, key.width, key.height);
  };
  return parts(a) == parts(b);
}

} // namespace

std::size_t TileFeatures::bytes() const {
  return valid.size() + image.bytes();
}

bool FeatureCache::TileOrder::operator()(const TileKey &a, const TileKey &b) const {
  return std::tie(a.x, a.y, a.width, a.height) < std::tie(b.x, b.y, b.width, b.height);
}

std::shared_ptr<const ExtentFeatures> FeatureCache::findExtent(const ExtentKey &key) {
  const auto found = find(key);
  if (found == mExtents.end())
    return nullptr;
  mExtents.splice(mExtents.begin(), mExtents, found);
  return mExtents.front().shared;
}

void FeatureCache::insertExtent(const ExtentKey &key, std::shared_ptr<const ExtentFeatures> features) {
  const auto &tokens = features->context.tokens;
  const std::size_t bytes = tokens.defined() ? tokens.nbytes() : 0;
  mExtents.push_front({key, nullptr, {}, 0});
  if (!makeRoom(bytes)) {
    mExtents.pop_front();
    return;
  }
  mExtents.front().shared = std::move(features);
  mExtents.front().bytes = bytes;
  mBytes += bytes;
}

std::shared_ptr<const TileFeatures> FeatureCache::findTile(const ExtentKey &key, const TileKey &tile) const {
  const auto extent = find(key);
  if (extent == mExtents.end())
    return nullptr;
  const auto found = extent->tiles.find(tile);
  return found == extent->tiles.end() ? nullptr : found->second;
}

void FeatureCache::insertTile(const ExtentKey &key, const TileKey &tile, std::shared_ptr<const TileFeatures> features) {
  const auto extent = find(key);
  const auto bytes = features->bytes();
  if (extent == mExtents.end() || extent != mExtents.begin() || !makeRoom(bytes))
    return;
  if (extent->tiles.emplace(tile, std::move(features)).second) {
    extent->bytes += bytes;
    mBytes += bytes;
  }
}

bool FeatureCache::makeRoom(std::size_t bytes) {
  if (mExtents.front().bytes + bytes > mMaxBytes)
    return false;
  while (mBytes + bytes > mMaxBytes) {
    mBytes -= mExtents.back().bytes;
    mExtents.pop_back();
  }
  return true;
}

std::list<FeatureCache::Extent>::iterator FeatureCache::find(const ExtentKey &key) {
  return std::find_if(mExtents.begin(), mExtents.end(), [&](const Extent &extent) { return isSame(extent.key, key); });
}

std::list<FeatureCache::Extent>::const_iterator FeatureCache::find(const ExtentKey &key) const {
  return std::find_if(mExtents.begin(), mExtents.end(), [&](const Extent &extent) { return isSame(extent.key, key); });
}

} // namespace xemap::infer
