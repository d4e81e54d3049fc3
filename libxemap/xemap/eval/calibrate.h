// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "xemap/eval/logistic_fit.h"

namespace xemap {
class Feedback;
}

namespace xemap::eval {

/// How the probabilities of a model are to be bent, in terms of the logits of those it gives now.
struct CalibrationCurves {
  LogisticCurve mask;
  LogisticCurve presence;
};

/// Asks a model all expressions of some XeMap-sets and fits its probabilities to the truth: those of pixels as they
/// come and around the threshold they have, those of presence with present and absent referents counting alike.
///
/// Use data that neither trained the model nor will judge it. `split` leaves out images of other splits; empty: none.
/// Throws: as reading a XeMap-set and loading a model do; InvalidArgument when the sets lack present or absent
/// referents, or the model's probabilities do not rise with the truth.
CalibrationCurves fitCalibration(const std::string &modelDirectory, const std::vector<std::string> &datasets,
                                 const std::string &split, int threads, Feedback &feedback);

} // namespace xemap::eval
