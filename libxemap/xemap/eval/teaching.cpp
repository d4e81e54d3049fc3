// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/teaching.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/random.h"
#include "xemap/data/xemap_set.h"
#include "xemap/eval/taught_image.h"
#include "xemap/infer/engine.h"

namespace xemap::eval {

namespace {

/// Corrections after which expressions are compared with what they were before any.
constexpr std::size_t soon = 3;
/// Corrections that are made, on all images together, before a concept is applied to others.
constexpr int transferClicks = 10;
/// Images that teach before a concept is applied to others.
constexpr std::array<std::size_t, 2> transferImages{1, 3};
/// Other images a concept is applied to.
constexpr std::size_t mostOthers = 4;

struct AskedExpression {
  const data::SetImage *image = nullptr;
  const data::SetExpression *expression = nullptr;
};

/// `most` of them, spread evenly; 0: all.
template <typename Value> std::vector<Value> spread(const std::vector<Value> &all, std::size_t most) {
  if (most == 0 || all.size() <= most)
    return all;
  std::vector<Value> some;
  for (std::size_t i = 0; i < most; ++i)
    some.push_back(all[i * all.size() / most]);
  return some;
}

/// Category expressions of a set that are there, of the split, and wanted.
std::vector<AskedExpression> askedOf(const data::XemapSet &set, const TeachingOptions &options) {
  std::vector<AskedExpression> all;
  for (const auto &expression : set.expressions) {
    const auto &image = set.image(expression.image);
    const bool judged =
        expression.present && (expression.tags & data::Category) != 0U && (expression.tags & data::Partial) == 0U;
    const bool wanted = options.only.empty() ||
                        std::find(options.only.begin(), options.only.end(), expression.text) != options.only.end();
    if (judged && wanted && (options.split.empty() || image.split == options.split))
      all.push_back({&image, &expression});
  }
  return all;
}

class Teaching {
public:
  Teaching(const std::string &modelDirectory, int threads, const TeachingOptions &options, Feedback &feedback)
      : mOptions(options), mFeedback(feedback) {
    infer::EngineOptions engine;
    engine.modelDirectory = modelDirectory;
    engine.threads = threads;
    mEngine = infer::createEngine(engine);
  }

  TeachingReport go() {
    TeachingReport report;
    for (const auto &dataset : mOptions.datasets) {
      const auto set = data::readXemapSet(dataset);
      const auto asked = askedOf(set, mOptions);
      if (asked.empty() && !mOptions.only.empty()) {
        ++mSets; // which holds other classes
        continue;
      }
      if (asked.empty())
        throw Error(ErrorCode::InvalidArgument, dataset + ": expected category expressions whose referent is there" +
                                                    (mOptions.split.empty() ? "" : " in split " + mOptions.split) +
                                                    ", found none");
      report.curves.push_back(curveOf(dataset, spread(asked, mOptions.mostExpressions)));
      if (mOptions.transfer && mOptions.words)
        addTransfers(dataset, asked, report);
      if (mFeedback.isCancelled())
        return {};
    }
    if (report.curves.empty())
      throw Error(ErrorCode::InvalidArgument, "only: expected expressions of the sets, found none");
    report.curves.push_back(meanOf(report.curves));
    addMeans(report.transfers);
    return report;
  }

private:
  std::vector<double> correct(const std::string &dataset, const AskedExpression &one, double &seconds) {
    TaughtImage image(*mEngine, dataset, *one.image, *one.expression, mOptions.words ? one.expression->text : "");
    Random random(mOptions.seed);
    image.ask();
    std::vector<double> ious{image.iou()};
    for (int click = 0; click < mOptions.clicks; ++click) {
      if (image.correct(mOptions.randomClicks ? &random : nullptr)) {
        const auto start = std::chrono::steady_clock::now();
        image.ask();
        seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        ++mCorrections;
      }
      ious.push_back(image.iou());
    }
    return ious;
  }

  TeachingCurve curveOf(const std::string &dataset, const std::vector<AskedExpression> &asked) {
    TeachingCurve curve{dataset, asked.size(), {}, 0.0, 0.0};
    curve.meanIou.assign(static_cast<std::size_t>(mOptions.clicks) + 1, 0.0);
    const auto count = static_cast<double>(asked.size());
    double seconds = 0.0;
    mCorrections = 0;
    for (std::size_t i = 0; i < asked.size() && !mFeedback.isCancelled(); ++i) {
      const auto ious = correct(dataset, asked[i], seconds);
      for (std::size_t k = 0; k < ious.size(); ++k)
        curve.meanIou[k] += ious[k] / count;
      curve.notWorse += ious[std::min(soon, ious.size() - 1)] >= ious.front() ? 1.0 / count : 0.0;
      mFeedback.setProgress((static_cast<double>(mSets) + static_cast<double>(i + 1) / count) /
                            static_cast<double>(mOptions.datasets.size()));
    }
    ++mSets;
    curve.secondsPerClick = mCorrections > 0 ? seconds / mCorrections : 0.0;
    return curve;
  }

  static TeachingCurve meanOf(const std::vector<TeachingCurve> &curves) {
    TeachingCurve mean;
    mean.meanIou.assign(curves.front().meanIou.size(), 0.0);
    const auto count = static_cast<double>(curves.size());
    double expressions = 0.0;
    for (const auto &curve : curves) {
      for (std::size_t k = 0; k < mean.meanIou.size(); ++k)
        mean.meanIou[k] += curve.meanIou[k] / count;
      mean.expressions += curve.expressions;
      expressions += curve.notWorse * static_cast<double>(curve.expressions);
      mean.secondsPerClick += curve.secondsPerClick / count;
    }
    mean.notWorse = expressions / static_cast<double>(mean.expressions);
    return mean;
  }

  /// Taught on one image, and on three.
  void addTransfers(const std::string &dataset, const std::vector<AskedExpression> &asked, TeachingReport &report) {
    std::map<std::string, std::vector<AskedExpression>> byText;
    for (const auto &one : asked)
      byText[one.expression->text].push_back(one);
    for (const std::size_t taughtOn : transferImages) {
      TransferFigures figures{dataset, taughtOn, 0, 0.0, 0.0};
      std::vector<std::vector<AskedExpression>> groups;
      for (const auto &[text, images] : byText)
        if (images.size() > taughtOn)
          groups.push_back(spread(images, taughtOn + mostOthers));
      for (const auto &images : spread(groups, mOptions.mostExpressions))
        if (!mFeedback.isCancelled())
          transfer(dataset, images, figures);
      if (figures.judged == 0)
        continue;
      figures.wordsIou /= static_cast<double>(figures.judged);
      figures.taughtIou /= static_cast<double>(figures.judged);
      report.transfers.push_back(figures);
    }
  }

  void transfer(const std::string &dataset, const std::vector<AskedExpression> &images, TransferFigures &figures) {
    std::shared_ptr<const teach::Concept> taught;
    const auto open = [&](const AskedExpression &one) {
      return TaughtImage(*mEngine, dataset, *one.image, *one.expression, one.expression->text);
    };
    for (std::size_t i = 0; i < figures.taughtOn; ++i) {
      auto image = open(images[i]);
      image.ask(taught);
      const auto share = [&](std::size_t index) {
        return transferClicks * static_cast<int>(index) / static_cast<int>(figures.taughtOn);
      };
      const int clicks = share(i + 1) - share(i);
      auto learned = taught;
      for (int click = 0; click < clicks && image.correct(nullptr); ++click) {
        image.ask(taught);
        learned = image.learned();
      }
      taught = learned;
    }
    if (!taught) // whatever the words say is right already
      return;
    for (std::size_t i = figures.taughtOn; i < images.size(); ++i) {
      auto other = open(images[i]);
      other.ask();
      figures.wordsIou += other.iou();
      other.ask(taught);
      figures.taughtIou += other.iou();
      ++figures.judged;
    }
  }

  static void addMeans(std::vector<TransferFigures> &transfers) {
    const auto sets = transfers;
    for (const std::size_t taughtOn : transferImages) {
      TransferFigures mean{"", taughtOn, 0, 0.0, 0.0};
      double count = 0.0;
      for (const auto &figures : sets)
        if (figures.taughtOn == taughtOn) {
          mean.judged += figures.judged;
          mean.wordsIou += figures.wordsIou;
          mean.taughtIou += figures.taughtIou;
          ++count;
        }
      if (count == 0.0)
        continue;
      mean.wordsIou /= count;
      mean.taughtIou /= count;
      transfers.push_back(mean);
    }
  }

  const TeachingOptions &mOptions;
  Feedback &mFeedback;
  std::unique_ptr<infer::Engine> mEngine;
  std::size_t mSets = 0;
  int mCorrections = 0;
};

} // namespace

TeachingReport evaluateTeaching(const std::string &modelDirectory, int threads, const TeachingOptions &options,
                                Feedback &feedback) {
  if (options.clicks < 1)
    throw Error(ErrorCode::InvalidArgument, "clicks: expected at least 1, found " + std::to_string(options.clicks));
  return Teaching(modelDirectory, threads, options, feedback).go();
}

} // namespace xemap::eval
