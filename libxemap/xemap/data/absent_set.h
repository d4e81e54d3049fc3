// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "xemap/base/feedback.h"
#include "xemap/data/xemap_set.h"

namespace xemap::data {

/// Makes a XeMap-set that asks each picture for every phrase, none of which any of them shows: how often a model finds
/// what is not there. All are of split `val`.
///
/// Returns the set written, or nothing when cancelled; then nothing is written. Throws: InvalidArgument when there is
/// no picture or no phrase; NotFound, Unreadable, Unsupported as readRgb(), naming the picture; Unwritable.
std::optional<XemapSet> buildAbsentSet(const std::vector<std::string> &pictures,
                                       const std::vector<std::string> &phrases, const std::string &name,
                                       const std::string &output, const Feedback &feedback);

} // namespace xemap::data
