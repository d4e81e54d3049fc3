// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/region_spool.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <numeric>
#include <tuple>

#include "xemap/base/error.h"

namespace xemap::raster {

namespace {

constexpr std::streamoff mostInMemory = 4 << 20;

/// Errors of a stream say nothing, but what the system said last is as a rule the reason.
std::string reason() {
  return errno != 0 ? std::strerror(errno) : "its scratch file is cut short";
}

} // namespace

RegionSpool::RegionSpool(const std::string &path, const std::string &shown) : mPath(path), mShown(shown) {}

void RegionSpool::add(const Region &region, Point topLeft) {
  mPlaces.push_back({region.areaM2, topLeft});
  const std::uint64_t bytes = region.polygons.size();
  errno = 0;
  write(&bytes, 1);
  write(region.polygons.data(), region.polygons.size());
  for (const double value : {region.meanProbability, region.maxProbability, region.areaM2, region.perimeterM})
    write(&value, 1);
  if (mKept == &mMemory && mMemory.tellp() > mostInMemory)
    leaveMemory();
}

void RegionSpool::leaveMemory() {
  mFile.open(mPath, std::ios::binary | std::ios::in | std::ios::out | std::ios::trunc);
  mKept = &mFile;
  const std::string known = mMemory.str();
  write(known.data(), known.size());
  mMemory = {};
}

bool RegionSpool::handOn(const std::function<void(const Region &)> &take, const std::function<bool(double)> &goOn) {
  errno = 0;
  mKept->flush();
  if (!*mKept)
    throw Error(ErrorCode::Unwritable, mShown + ": cannot be written: " + reason());
  mKept->seekg(0);
  const std::vector<std::int64_t> rank = ranks();
  for (std::size_t i = 0; i < rank.size(); ++i) {
    if (!goOn(static_cast<double>(i) / static_cast<double>(rank.size())))
      return false;
    Region region;
    std::uint64_t bytes = 0;
    read(&bytes, 1);
    region.polygons.resize(bytes);
    read(region.polygons.data(), region.polygons.size());
    for (double *value : {&region.meanProbability, &region.maxProbability, &region.areaM2, &region.perimeterM})
      read(value, 1);
    region.rank = rank[i];
    take(region);
  }
  return true;
}

std::vector<std::int64_t> RegionSpool::ranks() const {
  std::vector<std::size_t> order(mPlaces.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // The upper one of two that are as large comes first, then the one on the left.
  const auto key = [this](std::size_t i) {
    return std::tuple(-mPlaces[i].area, -mPlaces[i].topLeft.y, mPlaces[i].topLeft.x, i);
  };
  std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) { return key(one) < key(other); });
  std::vector<std::int64_t> ranks(order.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    ranks[order[i]] = static_cast<std::int64_t>(i) + 1;
  return ranks;
}

template <typename Value> void RegionSpool::write(const Value *values, std::size_t count) {
  mKept->write(reinterpret_cast<const char *>(values), static_cast<std::streamsize>(count * sizeof(Value)));
  if (!*mKept)
    throw Error(ErrorCode::Unwritable, mShown + ": cannot be written: " + reason());
}

template <typename Value> void RegionSpool::read(Value *values, std::size_t count) {
  mKept->read(reinterpret_cast<char *>(values), static_cast<std::streamsize>(count * sizeof(Value)));
  if (!*mKept)
    throw Error(ErrorCode::Unreadable, mShown + ": regions on their way cannot be read: " + reason());
}

} // namespace xemap::raster
