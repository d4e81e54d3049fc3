// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/calibrate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/logistic_fit.h"
#include "xemap/base/logistic_regression.h"
#include "xemap/data/xemap_set.h"
#include "xemap/eval/map_method.h"
#include "xemap/eval/metrics.h"
#include "xemap/text/referring_expression.h"

namespace xemap::eval {

namespace {

/// What may be taken off a map's logits; beyond the last nothing is left of any.
constexpr std::array<double, 12> takenOff{0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0};
constexpr std::array<double, 8> doubts{0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0};
constexpr double doubtedBelow = 0.5;
/// What is taken off a map takes more of what is there on extents that no set holds, so of doubts that are worth about
/// as much the least is kept. A part of worth(), which is at most 2.
constexpr double worthAsMuch = 0.02;

/// How one expression was answered.
struct Answered {
  std::size_t set = 0;
  bool present = false;
  std::vector<double> figures;
  /// By what is taken off: IoU where present, 1 for an empty map where absent.
  std::array<double, takenOff.size()> right{};
};

std::array<double, takenOff.size()> rightOf(const ScoreMap &map, const std::vector<std::uint8_t> &truth, bool present,
                                            double alreadyOff) {
  std::vector<float> thresholds;
  for (const double off : takenOff)
    thresholds.push_back(static_cast<float>(sigmoid(off - alreadyOff)));
  const auto counts = countAtThresholds(map, truth, thresholds);
  std::array<double, takenOff.size()> right{};
  for (std::size_t i = 0; i < right.size(); ++i)
    right[i] = present ? counts.iou(i) : counts.claimed[i] == 0 ? 1.0 : 0.0;
  return right;
}

/// The share of a map's worth that is left when `off` is taken off.
double rightAt(const Answered &answered, double off) {
  const auto upper = std::lower_bound(takenOff.begin(), takenOff.end(), off);
  if (upper == takenOff.end())
    return answered.present ? 0.0 : 1.0;
  const auto index = static_cast<std::size_t>(upper - takenOff.begin());
  if (index == 0)
    return answered.right.front();
  const double share = (off - takenOff[index - 1]) / (takenOff[index] - takenOff[index - 1]);
  return answered.right[index - 1] + share * (answered.right[index] - answered.right[index - 1]);
}

/// How much each counts: every set alike, what is present together 1 and what is absent together 1.
std::vector<double> sharesOf(const std::vector<Answered> &all) {
  std::map<std::pair<std::size_t, bool>, double> counts;
  for (const auto &answered : all)
    ++counts[{answered.set, answered.present}];
  const auto setsWith = [&](bool present) {
    return static_cast<double>(
        std::count_if(counts.begin(), counts.end(), [&](const auto &entry) { return entry.first.second == present; }));
  };
  const std::array<double, 2> sets{setsWith(false), setsWith(true)};
  std::vector<double> shares;
  for (const auto &answered : all)
    shares.push_back(1.0 / (counts.at({answered.set, answered.present}) * sets[answered.present ? 1 : 0]));
  return shares;
}

LogisticCurve fitCurve(const std::vector<Answered> &all, const std::vector<double> &shares) {
  const auto present = std::count_if(all.begin(), all.end(), [](const Answered &one) { return one.present; });
  const auto absent = static_cast<std::ptrdiff_t>(all.size()) - present;
  if (present == 0 || absent == 0)
    throw Error(ErrorCode::InvalidArgument, "calibration: expected present and absent referents, found " +
                                                std::to_string(present) + " and " + std::to_string(absent));
  std::vector<LogisticSample> samples;
  for (std::size_t i = 0; i < all.size(); ++i)
    samples.push_back({all[i].figures, all[i].present, 0.5 * static_cast<double>(all.size()) * shares[i]});
  auto curve = fitLogistic(samples);
  if (!(*std::max_element(curve.slopes.begin(), curve.slopes.end()) > 0.0))
    throw Error(ErrorCode::InvalidArgument,
                "calibration: expected figures of presence that rise with the truth, found none");
  return curve;
}

/// Mean over the sets of the IoU of what is present, and of the share of what is absent that is answered with nothing.
double worth(const std::vector<Answered> &all, const std::vector<double> &shares, const LogisticCurve &curve,
             const model::PresenceCalibration &presence) {
  double sum = 0.0;
  for (std::size_t i = 0; i < all.size(); ++i)
    sum += shares[i] * rightAt(all[i], presence.takenOff(sigmoid(curve.logit(all[i].figures))));
  return sum;
}

} // namespace

model::PresenceCalibration fitPresence(const std::string &modelDirectory, const model::PresenceCalibration &now,
                                       const std::vector<std::string> &datasets, const std::string &split, int threads,
                                       Feedback &feedback) {
  const auto method = makeXemapMethod(modelDirectory, threads);
  std::vector<Answered> all;
  double done = 0.0;
  for (std::size_t number = 0; number < datasets.size(); ++number) {
    const auto &dataset = datasets[number];
    const auto set = data::readXemapSet(dataset);
    for (const auto &image : set.images) {
      if (feedback.isCancelled())
        return now;
      done += 1.0 / static_cast<double>(set.images.size());
      feedback.setProgress(done / static_cast<double>(datasets.size()));
      if (!split.empty() && image.split != split)
        continue;
      method->openImage(dataset + "/" + image.file, image.gsdMetres);
      const auto unknown = data::readUnknownMask(dataset, image);
      for (const auto &expression : set.expressions) {
        // What is absent as far as is known may be where nothing is.
        const bool known = expression.present || !unknown;
        if (!known || expression.image != image.id || !text::parseReferringExpression(expression.text).isPlain())
          continue;
        auto map = method->map(expression.text);
        if (unknown)
          leaveOut(unknown->values, map);
        const auto truth = data::readExpressionMask(dataset, image, expression).values;
        all.push_back({number, expression.present, map.presenceFigures,
                       rightOf(map, truth, expression.present, now.takenOff(map.presence.value_or(1.0)))});
      }
    }
  }
  const auto shares = sharesOf(all);
  const auto curve = fitCurve(all, shares);
  model::PresenceCalibration best{curve.slopes.at(0), curve.slopes.at(1), curve.intercept, 0.0, doubtedBelow};
  std::array<double, doubts.size()> gained{};
  for (std::size_t i = 0; i < doubts.size(); ++i) {
    best.doubt = doubts[i];
    gained[i] = worth(all, shares, curve, best);
  }
  const double most = *std::max_element(gained.begin(), gained.end());
  const auto enough =
      std::find_if(gained.begin(), gained.end(), [&](double worth) { return worth >= most - worthAsMuch; });
  best.doubt = doubts[static_cast<std::size_t>(enough - gained.begin())];
  return best;
}

} // namespace xemap::eval
