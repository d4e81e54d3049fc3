// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "xemap/base/feedback.h"
#include "xemap/data/class_table.h"
#include "xemap/data/phrase_translations.h"
#include "xemap/data/shard_writer.h"

namespace xemap::data {

/// What to take from a data set, and how large the images of a shard may be.
struct PackOptions {
  std::string split;     ///< Images of this split only; empty for all.
  double valShare = 0.0; ///< Splits scenes as SceneSelection does; XeMap-sets have splits of their own.
  int maxTilePx = 512;
  ClassTable classes; ///< Phrases and shared names for scene classes.
  PhraseTranslations translations;
};

/// Adds data sets to a shard, in their order. Each directory is one of:
///
/// a XeMap-set (xemap-set.json): images cut into tiles, expressions with masks, see cutIntoTiles();
/// a caption corpus (captions.jsonl): class phrases and captions about whole images;
/// a folder with a folder of pictures per scene class: class phrases about whole images.
/// What is translated is said in the other languages too. Returns false when cancelled; the shard is then not to be
/// finished.
/// Throws: NotFound, Unreadable, Corrupt, Unsupported, InvalidArgument, Unwritable.
bool packDirectories(const std::vector<std::string> &directories, const PackOptions &options, ShardWriter &writer,
                     const Feedback &feedback);

} // namespace xemap::data
