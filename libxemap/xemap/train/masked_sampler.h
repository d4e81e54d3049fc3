// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/base/random.h"
#include "xemap/train/example.h"
#include "xemap/train/scene_composer.h"

namespace xemap::train {

/// Cuts one training image out of an image with masks that is drawn from the corpus, with some of the expressions that
/// name things alone: most of them show on it.
///
/// Either the whole image is shown, or a crop; turned and mirrored. An image that is smaller than the canvas keeps its
/// scale and goes on as its own mirror image.
Example sampleMasked(const Corpus &corpus, const ComposeOptions &options, Random &random);

} // namespace xemap::train
