// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/calibrate.h"

#include <algorithm>
#include <cmath>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/data/xemap_set.h"
#include "xemap/eval/map_method.h"

namespace xemap::eval {

namespace {

/// Neighbouring pixels say nearly the same: so many of a map, evenly spread, are enough.
constexpr std::size_t pixelsPerMap = 2000;

double logitOf(double probability) {
  const double p = std::clamp(probability, 1e-6, 1.0 - 1e-6);
  return std::log(p / (1.0 - p));
}

class Samples {
public:
  void add(const ScoreMap &map, const data::Mask &truth, bool present) {
    const std::size_t step = std::max<std::size_t>(1, map.scores.size() / pixelsPerMap);
    for (std::size_t pixel = step / 2; pixel < map.scores.size(); pixel += step)
      if (std::isfinite(map.scores[pixel]))
        mPixels.push_back({logitOf(map.scores[pixel]), truth.values[pixel] != 0, 1.0});
    mPresence.push_back({logitOf(map.presence.value_or(0.5)), present, 1.0});
  }

  CalibrationCurves fit() {
    const auto present = static_cast<double>(
        std::count_if(mPresence.begin(), mPresence.end(), [](const LogisticSample &sample) { return sample.truth; }));
    const double absent = static_cast<double>(mPresence.size()) - present;
    if (present == 0 || absent == 0)
      throw Error(ErrorCode::InvalidArgument, "calibration: expected present and absent referents, found " +
                                                  std::to_string(std::lround(present)) + " and " +
                                                  std::to_string(std::lround(absent)));
    for (auto &sample : mPresence)
      sample.weight = 0.5 * static_cast<double>(mPresence.size()) / (sample.truth ? present : absent);
    // Pixels keep their threshold: training balanced what is missed and what is claimed wrongly around a half, while
    // the curve that fits best calls so few pixels likely that masks shrink.
    return {rising("pixels", mPixels, Crossing::AtZero), rising("presence", mPresence, Crossing::Fitted)};
  }

private:
  static LogisticCurve rising(const char *what, const std::vector<LogisticSample> &samples, Crossing crossing) {
    const auto curve = fitLogistic(samples, crossing);
    if (!(curve.slope > 0.0))
      throw Error(ErrorCode::InvalidArgument, std::string("calibration: expected probabilities of ") + what +
                                                  " that rise with the truth, found a slope of " +
                                                  std::to_string(curve.slope));
    return curve;
  }

  std::vector<LogisticSample> mPixels;
  std::vector<LogisticSample> mPresence;
};

} // namespace

CalibrationCurves fitCalibration(const std::string &modelDirectory, const std::vector<std::string> &datasets,
                                 const std::string &split, int threads, Feedback &feedback) {
  const auto method = makeXemapMethod(modelDirectory, threads);
  Samples samples;
  double done = 0.0;
  for (const auto &dataset : datasets) {
    const auto set = data::readXemapSet(dataset);
    for (const auto &image : set.images) {
      if (feedback.isCancelled())
        return {};
      feedback.setProgress((done += 1.0 / static_cast<double>(set.images.size())) /
                           static_cast<double>(datasets.size()));
      if (!split.empty() && image.split != split)
        continue;
      method->openImage(dataset + "/" + image.file);
      for (const auto &expression : set.expressions)
        if (expression.image == image.id)
          samples.add(method->map(expression.text), data::readExpressionMask(dataset, image, expression),
                      expression.present);
    }
  }
  return samples.fit();
}

} // namespace xemap::eval
