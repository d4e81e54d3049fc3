// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "xemap/data/class_table.h"
#include "xemap/data/synth/layout.h"
#include "xemap/data/xemap_set.h"

namespace xemap {
class Feedback;
}

namespace xemap::data::synth {

/// A XeMap-set of scenes. Scene i has the seed `seed + i`, so that sets with distant seeds share nothing.
struct SyntheticSetOptions {
  std::string directory;
  std::string name;
  std::uint64_t seed = 1;
  int count = 100;
  int width = 384; ///< Units: pixels.
  int height = 384;
  double gsdLow = 0.5; ///< Units: metres; drawn evenly in the logarithm of the range.
  double gsdHigh = 0.5;
  std::optional<LayoutKind> layout; ///< Drawn for each scene when absent.
  int expressionCount = 24;         ///< Per scene, at most.
  std::string split = "train";      ///< train, val or test.
  /// A caption corpus whose pictures of `patchSplit` fill the land uses; empty: all is painted. Only for ground
  /// resolutions of PatchPainter::finestGsd and coarser.
  std::string patchCorpus;
  std::string patchSplit;
  ClassTable classes;        ///< Of the corpus.
  bool georeference = false; ///< Lay the pictures side by side on a map, in sidecar files of GDAL's.
};

/// Writes the set; nothing, leaving nothing behind, when cancelled.
///
/// Throws: InvalidArgument (count, sizes, resolutions), Corrupt (split), Unwritable; as PatchPainter.
std::optional<XemapSet> writeSyntheticSet(const SyntheticSetOptions &options, Feedback &feedback);

} // namespace xemap::data::synth
