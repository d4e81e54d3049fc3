// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace xemap {
class Feedback;
}

namespace xemap::eval {

/// How a map does where it is cut at one threshold. Figures are 0 where they would divide by nothing.
struct ThresholdFigures {
  double threshold = 0.5;
  std::int64_t claimed = 0; ///< Pixels at or above the threshold.
  std::int64_t right = 0;   ///< Of these, pixels referred to.
  double iou = 0.0;
  double precision = 0.0;
  double recall = 0.0;
  double f1 = 0.0;
};

/// How well a probability raster agrees with a reference.
struct RasterEvaluation {
  std::int64_t judged = 0;       ///< Pixels that have a probability and a reference.
  std::int64_t referred = 0;     ///< Of these, pixels referred to.
  ThresholdFigures asked;        ///< At the threshold asked for.
  ThresholdFigures best;         ///< At the hundredth with the greatest IoU.
  double accuracy = 0.0;         ///< Share of pixels judged rightly at the threshold asked for.
  double averagePrecision = 0.0; ///< Of a thousand thresholds.
  double brierScore = 0.0;
  double calibrationError = 0.0;
};

/// What is compared.
struct RasterComparison {
  std::string probabilityPath;
  std::string referencePath;
  std::string scratchPath; ///< As raster::readWithReference.
  std::optional<double> referredValue;
  double threshold = 0.5;
};

/// Compares a probability raster with a reference raster; memory does not grow with them. None when cancelled.
///
/// Throws: as raster::readWithReference; InvalidArgument for a threshold outside [0,1]; NoData where no pixel has both.
std::optional<RasterEvaluation> evaluateRaster(const RasterComparison &comparison, Feedback &feedback);

} // namespace xemap::eval
