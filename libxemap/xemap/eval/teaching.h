// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace xemap {
class Feedback;
}

namespace xemap::eval {

/// How a model is taught, and on what.
struct TeachingOptions {
  std::vector<std::string> datasets; ///< Directories of XeMap-sets.
  std::string split;                 ///< Only images of this split; empty: all.
  int clicks = 20;                   ///< Corrections of an expression.
  bool words = true;                 ///< Starts from what the words say, else from nothing.
  bool randomClicks = false;         ///< Anywhere that is wrong, instead of in the middle of the largest wrong region.
  std::uint64_t seed = 1;            ///< Of those.
  std::vector<std::string> only;     ///< Only expressions that are one of these; empty: all.
  std::size_t mostExpressions = 0;   ///< Of a set, spread over it, and for transfer so many different ones; 0: all.
  bool transfer = true;              ///< Also applies what was taught to other images of the set.
};

/// Mean IoU of the expressions of a set after 0, 1, 2 ... corrections.
struct TeachingCurve {
  std::string source;
  std::size_t expressions = 0;
  std::vector<double> meanIou;  ///< Shape: [clicks + 1].
  double notWorse = 0.0;        ///< Share whose IoU after three corrections is at least that before any.
  double secondsPerClick = 0.0; ///< From a correction to its map.
};

/// What was taught on some images, on others where the same is asked, against their words alone.
struct TransferFigures {
  std::string source;
  std::size_t taughtOn = 0; ///< Images.
  std::size_t judged = 0;   ///< Maps.
  double wordsIou = 0.0;
  double taughtIou = 0.0;
};

/// How fast a model's answers become right.
struct TeachingReport {
  std::vector<TeachingCurve> curves;      ///< Of each set, and last their mean, whose `source` is empty.
  std::vector<TransferFigures> transfers; ///< Of each set, and last the means of the sets, whose `source` is empty.
};

/// Corrects category expressions of the XeMap-sets whose referent is there as a user would, and judges the maps.
///
/// Other expressions name one of several alike, which no example tells apart.
/// Throws: as reading a XeMap-set and loading a model do; InvalidArgument when no expression is left; Unsupported for a
/// model that cannot be taught. Returns: an empty report when cancelled.
TeachingReport evaluateTeaching(const std::string &modelDirectory, int threads, const TeachingOptions &options,
                                Feedback &feedback);

/// The curves as a picture in SVG. Shape: as TeachingReport::curves.
std::string curvePlot(const std::vector<TeachingCurve> &curves);

} // namespace xemap::eval
