// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "xemap/base/feedback.h"
#include "xemap/data/class_table.h"
#include "xemap/data/xemap_set.h"

namespace xemap::data {

/// What mosaics to make.
struct MosaicOptions {
  std::string name;
  std::string license;
  std::string corpusSplit;     ///< Patches of this split of the scenes only; empty for all.
  double corpusValShare = 0.0; ///< Splits them as SceneSelection does.
  std::string split = "val";   ///< The split of the mosaics.
  int count = 60;
  int sizePx = 512;
  int minCellPx = 120; ///< Shortest side of a cell; the longest is at most twice that.
  int maxClasses = 6;  ///< Most classes in one mosaic.
  int maxCaptions = 2; ///< Most captions about single cells in one mosaic.
  int maxAbsent = 3;   ///< Most classes asked for in vain in one mosaic.
  std::uint64_t seed = 1;
};

/// Makes large scenes of patches, those of a caption corpus or of a folder of scene classes: cells of one class each
/// with wavy, blended borders, filled with turned and mirrored patches.
///
/// Per scene: a category expression for each class (all cells of the class), a few captions (the one cell that shows
/// their patch, where no other cell is of its class; captions that name directions are not used, as patches are
/// turned), and absent categories. Classes similar to each other never meet in a scene. The same corpus, table and
/// options give the same bytes. Returns the set written, or nothing when cancelled; then nothing is written. Throws:
/// NotFound, Unreadable, Corrupt (patches of different sizes), InvalidArgument (options out of range), Unwritable.
std::optional<XemapSet> buildMosaics(const std::string &corpus, const ClassTable &classes, const MosaicOptions &options,
                                     const std::string &output, const Feedback &feedback);

} // namespace xemap::data
