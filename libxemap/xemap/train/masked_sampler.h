// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/base/random.h"
#include "xemap/train/example.h"
#include "xemap/train/scene_composer.h"

namespace xemap::train {

/// Cuts one training image out of an image with masks, with some of its expressions.
///
/// Either the whole image is shown, and any of its expressions may be asked; or a crop, and only plain categories are
/// asked, since a crop can cut off what a relation or a superlative speaks of. The picture is turned and mirrored only
/// when no direction is asked for.
Example sampleMasked(const data::PackedImage &image, const ComposeOptions &options, Random &random);

} // namespace xemap::train
