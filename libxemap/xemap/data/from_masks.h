// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "xemap/base/feedback.h"
#include "xemap/data/class_table.h"
#include "xemap/data/xemap_set.h"
#include "xemap/data/xemap_set_writer.h"

namespace xemap::data {

/// How class masks become a XeMap-set.
struct FromMasksOptions {
  std::string name;
  std::string license;
  std::string valMatch;            ///< Images with this in their path are for validation; none where empty.
  double valShare = 0.0;           ///< So are images that isForValidation() picks by this share.
  std::optional<double> gsdMetres; ///< Of all pictures as they are read; none when unknown.
  int shrink = 1;                  ///< Pictures and masks become smaller by this factor.
  int minPixels = 64;              ///< A class with fewer pixels in an image, but some, is not asked for in it.
  int relations = 0;               ///< Relation, direction and size expressions per image, at most.
  std::uint64_t seed = 1;          ///< Of the choice among those.
};

/// A class in a picture as a XeMap-set says it: its phrases share `mask`, or are absent where that is empty. Nothing is
/// said of fewer than `minPixels` pixels but some, and of a partial class that is not seen.
void addClassExpressions(XemapSetWriter &writer, const std::string &imageId, const ClassEntry &entry, const Mask &mask,
                         int minPixels);

/// A path with everything but letters and digits turned to dashes, in lower case: readable, and usable as a file name.
std::string idOfPath(const std::string &relativePath);

/// Makes category expressions of pictures with class masks (colours, or indices in one band) and, where wanted,
/// expressions about how the classes lie to each other.
///
/// Every folder under `input` that has `images` and `masks` side by side gives its pictures, paired by file name
/// without ending. Each phrase of each class is an expression: with the pixels of the class, or absent where there are
/// none. Pixels that the table ignores are unknown. Returns the set written, or nothing when cancelled; then nothing is
/// written. Throws: NotFound (no pair, a picture without its mask), Unreadable, Corrupt (sizes differ, a colour the
/// table does not have), InvalidArgument (classes without colours and indices), Unwritable.
std::optional<XemapSet> buildSetFromMasks(const std::string &input, const ClassTable &classes,
                                          const FromMasksOptions &options, const std::string &output,
                                          const Feedback &feedback);

} // namespace xemap::data
