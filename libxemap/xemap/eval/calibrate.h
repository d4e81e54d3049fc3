// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "xemap/base/logistic_fit.h"

namespace xemap {
class Feedback;
}

namespace xemap::eval {

/// Asks a model the plain expressions of some XeMap-sets and fits presence to the truth, present and absent referents
/// counting alike: a curve over infer::PresenceFigures, head before sure.
///
/// Use data that neither trained the model nor will judge it. `split` leaves out images of other splits; empty: none.
/// Throws: as reading a XeMap-set and loading a model do; InvalidArgument when the sets lack present or absent
/// referents, or neither figure rises with the truth.
LogisticCurve fitPresence(const std::string &modelDirectory, const std::vector<std::string> &datasets,
                          const std::string &split, int threads, Feedback &feedback);

} // namespace xemap::eval
