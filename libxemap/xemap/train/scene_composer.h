// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "xemap/base/random.h"
#include "xemap/train/corpus.h"
#include "xemap/train/example.h"
#include "xemap/train/image_sampling.h"

namespace xemap::train {

/// How a mosaic of scenes is laid out.
struct ComposeOptions {
  int sizePx = 256;
  int queries = 4;
  bool withOverview = false; ///< Compose twice the size, show a square of it and all of it shrunk.
  ColourJitter::Range colours = ColourJitter::Range::Light;
};

/// Composes one training image from scenes that are one class each: warped cells with blended borders, every cell
/// turned, scaled and coloured at random, and expressions about them with exact masks.
///
/// Throws: InvalidArgument when the corpus has no scenes.
Example composeScenes(const Corpus &corpus, const ComposeOptions &options, Random &random);

/// A caption of a scene; noPhrase when it has none.
std::uint32_t randomCaption(const CorpusImage &scene, Random &random);

} // namespace xemap::train
