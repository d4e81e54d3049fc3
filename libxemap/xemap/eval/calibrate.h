// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "xemap/model/spec/model_facts.h"

namespace xemap {
class Feedback;
}

namespace xemap::eval {

/// Asks a model the plain expressions of some XeMap-sets and fits to the truth how presence is judged, and how far maps
/// are believed less where it is doubted.
///
/// Presence is the likeliest curve over infer::PresenceFigures; every set counts alike, and so do present and absent
/// referents. Then `doubt` is what gives the largest sum of the IoU of what is present and the share of what is absent
/// that is answered with nothing, each the mean over the sets; doubted is what is more likely absent than present.
///
/// Use data that neither trained the model nor will judge it. `now` is how the model judges presence as it is; `split`
/// leaves out images of other splits; empty: none. Throws: as reading a XeMap-set and loading a model do;
/// InvalidArgument when the sets lack present or absent referents, or neither figure rises with the truth.
model::PresenceCalibration fitPresence(const std::string &modelDirectory, const model::PresenceCalibration &now,
                                       const std::vector<std::string> &datasets, const std::string &split, int threads,
                                       Feedback &feedback);

} // namespace xemap::eval
