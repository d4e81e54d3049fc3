// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "xemap/data/caption_corpus.h"

namespace xemap::data {

/// Which scenes of a data set to take.
struct SceneSelection {
  std::string split; ///< Scenes of this split only; empty for all.
  /// Above 0, this share is the split `val` and the rest is `train`, whatever the data set says; see hash_split.h.
  double valShare = 0.0;
};

/// The scenes of a caption corpus (captions.jsonl), or of a folder with a folder of pictures per class, which has no
/// captions and no splits of its own: without a share all of it is taken.
///
/// Throws: NotFound, Unreadable, Corrupt (naming line and field); InvalidArgument when no scene is of the split.
std::vector<CaptionedImage> readScenes(const std::string &directory, const SceneSelection &selection);

} // namespace xemap::data
