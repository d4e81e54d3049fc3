// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/raster_facts.h"

#include <algorithm>
#include <ctime>
#include <list>
#include <mutex>
#include <optional>
#include <utility>

#include <cpl_string.h>
#include <sys/stat.h>

#include "xemap/raster/gdal_look.h"

namespace xemap::raster {

namespace {

using Facts = std::shared_ptr<const RasterFacts>;

/// A file that has just been written may be written again without its time telling so.
bool isSettled(const struct stat &status) {
  constexpr std::time_t settled = 2; // Units: seconds. Clocks of file systems tell two apart, at the coarsest.
  return std::time(nullptr) - status.st_mtim.tv_sec > settled;
}

/// What tells whether a raster is the same as before; nothing where some part of it is no local file at rest.
std::optional<std::string> stateOf(GDALDataset &dataset, const std::string &path, const ReadChoice &choice) {
  const CPLStringList files(dataset.GetFileList());
  if (files.empty())
    return {};
  std::string state = path + '\n' + (choice.onlyDeclared ? "declared" : "judged");
  for (const int band : choice.bands.value_or(BandChoice{}))
    state += ' ' + std::to_string(band);
  for (int i = 0; i < files.size(); ++i) {
    struct stat status {};
    if (::stat(files[i], &status) != 0 || !S_ISREG(status.st_mode) || !isSettled(status))
      return {};
    state += '\n' + std::string(files[i]);
    for (const auto number : {static_cast<long long>(status.st_dev), static_cast<long long>(status.st_ino),
                              static_cast<long long>(status.st_size), static_cast<long long>(status.st_mtim.tv_sec),
                              static_cast<long long>(status.st_mtim.tv_nsec)})
      state += ' ' + std::to_string(number);
  }
  return state;
}

/// The rasters that were looked at last.
class Memory {
public:
  Facts find(const std::string &state) {
    const std::lock_guard lock(mMutex);
    const auto known = std::find_if(mKnown.begin(), mKnown.end(), [&](const auto &one) { return one.first == state; });
    if (known == mKnown.end())
      return nullptr;
    mKnown.splice(mKnown.begin(), mKnown, known);
    return known->second;
  }

  void insert(const std::string &state, const Facts &facts) {
    constexpr std::size_t most = 16; // As many as are asked of at a time; a collar holds some kilobytes.
    const std::lock_guard lock(mMutex);
    mKnown.emplace_front(state, facts);
    if (mKnown.size() > most)
      mKnown.pop_back();
  }

private:
  std::mutex mMutex;
  std::list<std::pair<std::string, Facts>> mKnown; ///< The last used first.
};

Facts look(GDALDataset &dataset, const std::string &path, const ReadChoice &choice) {
  auto facts = std::make_shared<RasterFacts>();
  facts->layout = chooseBands(dataset, path, choice.bands);
  facts->judgement = judgeDataset(dataset, facts->layout, choice.onlyDeclared);
  return facts;
}

} // namespace

Facts factsOf(GDALDataset &dataset, const std::string &path, const ReadChoice &choice) {
  static Memory memory;
  const auto state = stateOf(dataset, path, choice);
  if (!state)
    return look(dataset, path, choice);
  if (auto known = memory.find(*state))
    return known;
  const auto facts = look(dataset, path, choice);
  memory.insert(*state, facts);
  return facts;
}

} // namespace xemap::raster
