// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/calibrate.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/data/xemap_set.h"
#include "xemap/eval/map_method.h"
#include "xemap/text/referring_expression.h"

namespace xemap::eval {

namespace {

LogisticCurve fit(std::vector<LogisticSample> samples) {
  const auto present = static_cast<double>(
      std::count_if(samples.begin(), samples.end(), [](const LogisticSample &sample) { return sample.truth; }));
  const double absent = static_cast<double>(samples.size()) - present;
  if (present == 0 || absent == 0)
    throw Error(ErrorCode::InvalidArgument, "calibration: expected present and absent referents, found " +
                                                std::to_string(std::lround(present)) + " and " +
                                                std::to_string(std::lround(absent)));
  for (auto &sample : samples)
    sample.weight = 0.5 * static_cast<double>(samples.size()) / (sample.truth ? present : absent);
  const auto curve = fitLogistic(samples);
  if (!(*std::max_element(curve.slopes.begin(), curve.slopes.end()) > 0.0))
    throw Error(ErrorCode::InvalidArgument,
                "calibration: expected figures of presence that rise with the truth, found none");
  return curve;
}

} // namespace

LogisticCurve fitPresence(const std::string &modelDirectory, const std::vector<std::string> &datasets,
                          const std::string &split, int threads, Feedback &feedback) {
  const auto method = makeXemapMethod(modelDirectory, threads);
  std::vector<LogisticSample> samples;
  double done = 0.0;
  for (const auto &dataset : datasets) {
    const auto set = data::readXemapSet(dataset);
    for (const auto &image : set.images) {
      if (feedback.isCancelled())
        return {};
      done += 1.0 / static_cast<double>(set.images.size());
      feedback.setProgress(done / static_cast<double>(datasets.size()));
      if (!split.empty() && image.split != split)
        continue;
      method->openImage(dataset + "/" + image.file, image.gsdMetres);
      for (const auto &expression : set.expressions) {
        // What is absent as far as is known may be where nothing is.
        const bool known = expression.present || image.unknownFile.empty();
        if (known && expression.image == image.id && text::parseReferringExpression(expression.text).isPlain())
          samples.push_back({method->map(expression.text).presenceFigures, expression.present, 1.0});
      }
    }
  }
  return fit(std::move(samples));
}

} // namespace xemap::eval
