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

std::size_t bytesOf(const Answer &answer) {
  return answer.logits.nbytes() + answer.coarseLogits.nbytes();
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
  mExtents.push_front({key, nullptr, {}, {}, 0});
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
  if (mayGrow(extent, bytes) && extent->tiles.emplace(tile, std::move(features)).second) {
    extent->bytes += bytes;
    mBytes += bytes;
  }
}

void FeatureCache::keepAnswersTo(const ExtentKey &key, const std::vector<std::string> &phrases) {
  const auto extent = find(key);
  if (extent == mExtents.end())
    return;
  for (auto known = extent->answers.begin(); known != extent->answers.end();) {
    if (std::find(phrases.begin(), phrases.end(), known->first) != phrases.end()) {
      ++known;
      continue;
    }
    for (const auto &[tile, answer] : known->second) {
      extent->bytes -= bytesOf(answer);
      mBytes -= bytesOf(answer);
    }
    known = extent->answers.erase(known);
  }
}

std::optional<Answer> FeatureCache::findAnswer(const ExtentKey &key, const TileKey &tile,
                                               const std::string &phrase) const {
  const auto extent = find(key);
  if (extent == mExtents.end())
    return {};
  const auto known = extent->answers.find(phrase);
  if (known == extent->answers.end())
    return {};
  const auto found = known->second.find(tile);
  return found == known->second.end() ? std::nullopt : std::optional(found->second);
}

void FeatureCache::insertAnswer(const ExtentKey &key, const TileKey &tile, const std::string &phrase,
                                const Answer &answer) {
  if (findAnswer(key, tile, phrase))
    return;
  const auto extent = find(key);
  const auto bytes = bytesOf(answer);
  if (mayGrow(extent, bytes) && extent->answers[phrase].emplace(tile, answer).second) {
    extent->bytes += bytes;
    mBytes += bytes;
  }
}

bool FeatureCache::mayGrow(std::list<Extent>::iterator extent, std::size_t bytes) {
  return extent != mExtents.end() && extent == mExtents.begin() && makeRoom(bytes);
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
