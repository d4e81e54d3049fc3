// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/feature_cache.h"

#include <algorithm>

namespace xemap::infer {

namespace {

std::size_t bytesOf(const PictureFeatures &features) {
  std::size_t sum = 0;
  for (const auto &tensor : features)
    sum += tensor.nbytes();
  return sum;
}

} // namespace

std::size_t TileFeatures::bytes() const {
  return valid.size() + bytesOf(image);
}

std::shared_ptr<const ExtentFeatures> FeatureCache::findExtent(const std::string &key) {
  const auto found = find(key);
  if (found == mExtents.end())
    return nullptr;
  mExtents.splice(mExtents.begin(), mExtents, found);
  return mExtents.front().shared;
}

void FeatureCache::insertExtent(const std::string &key, std::shared_ptr<const ExtentFeatures> features) {
  const auto bytes = bytesOf(features->context.overview);
  mExtents.push_front({key, nullptr, {}, 0});
  if (!makeRoom(bytes)) {
    mExtents.pop_front();
    return;
  }
  mExtents.front().shared = std::move(features);
  mExtents.front().bytes = bytes;
  mBytes += bytes;
}

std::shared_ptr<const TileFeatures> FeatureCache::findTile(const std::string &key, std::size_t tile) const {
  const auto extent = find(key);
  if (extent == mExtents.end())
    return nullptr;
  const auto found = extent->tiles.find(tile);
  return found == extent->tiles.end() ? nullptr : found->second;
}

void FeatureCache::insertTile(const std::string &key, std::size_t tile, std::shared_ptr<const TileFeatures> features) {
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

std::list<FeatureCache::Extent>::iterator FeatureCache::find(const std::string &key) {
  return std::find_if(mExtents.begin(), mExtents.end(), [&](const Extent &extent) { return extent.key == key; });
}

std::list<FeatureCache::Extent>::const_iterator FeatureCache::find(const std::string &key) const {
  return std::find_if(mExtents.begin(), mExtents.end(), [&](const Extent &extent) { return extent.key == key; });
}

} // namespace xemap::infer
