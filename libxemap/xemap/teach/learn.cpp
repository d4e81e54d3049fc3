// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/teach/learn.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "xemap/base/error.h"

namespace xemap::teach {

namespace {

// Measured on the validation parts of one half of the sources; docs/concepts.md tells of the alternatives.

/// The say of one example, in certain observations.
constexpr double exampleWeight = 4.0;
/// Where neither tells, how likely it is what is meant; that is a guess, and has less to say.
constexpr double unseenProbability = 0.1;
constexpr double unseenWeight = 4.0;
/// The say of all that was not shown, on all extents together, for what words or a concept say of it.
constexpr double aroundWeight = 16.0;
/// Deviations of what is believed of the coefficients before examples are seen.
constexpr double likenessDeviation = 4.0;
constexpr double wordsDeviation = 0.35;
constexpr double biasDeviation = 0.25;
/// Where neither words nor a concept say how much of an extent is meant.
constexpr double unseenBiasDeviation = 2.0;
/// Of one example: more of its cells tell little more.
constexpr std::size_t cellsPerExample = 16;
constexpr std::size_t landmarksPerExample = 4;
/// Of all examples together, so that a layer of thousands is still learned in a moment.
constexpr std::size_t mostCells = 4096;
constexpr std::size_t mostLandmarks = 128;
/// Leaving one out tells something from this many examples of either side on.
constexpr int fewestLeftOut = 3;
/// Examples are less alike than the places of a map are to the nearest of them, so leaving one out tells of more doubt
/// than there is: docs/concepts.md has what less than this costs.
constexpr double bluntest = 1.5;
constexpr double usualSharpness = 2.0; ///< That suits maps best.
constexpr double sharpest = 4.0;

const float *featuresOf(const Cells &cells, std::size_t index, std::size_t width) {
  return cells.features.data() + index * width;
}

using Examples = std::vector<const ShownCells *>;

Examples examplesOf(const Concept &before, const std::vector<Evidence> &seen) {
  Examples examples;
  for (const auto &evidence : seen) {
    if (evidence.widths != before.widths)
      throw Error(ErrorCode::InvalidArgument, "concept: expected features as wide as those it was taught on (" +
                                                  std::to_string(before.width()) + "), found others");
    for (const auto &example : evidence.examples)
      examples.push_back(&example);
  }
  if (examples.empty())
    throw Error(ErrorCode::InvalidArgument, "concept: expected examples to learn from, found none");
  return examples;
}

/// How many of each example's cells are taken where all together may be `most`.
std::size_t share(std::size_t wanted, std::size_t most, std::size_t examples) {
  return std::clamp<std::size_t>(most / examples, 1, wanted);
}

/// `count` of the cells of an example, spread evenly over it.
std::vector<std::size_t> spread(const ShownCells &example, std::size_t count) {
  const std::size_t taken = std::min(count, example.cells.count());
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < taken; ++i)
    indices.push_back(i * example.cells.count() / taken);
  return indices;
}

Landmarks landmarksOf(const Examples &examples, const Concept &before, bool hasPlaces) {
  const auto width = before.width();
  const auto perExample = share(landmarksPerExample, mostLandmarks, examples.size());
  const auto step = std::max<std::size_t>(1, (examples.size() + mostLandmarks - 1) / mostLandmarks);
  Landmarks landmarks;
  landmarks.reach = before.landmarks.reach;
  for (std::size_t e = 0; e < examples.size(); e += step)
    for (const auto cell : spread(*examples[e], perExample)) {
      const auto &cells = examples[e]->cells;
      const float *first = featuresOf(cells, cell, width);
      landmarks.features.insert(landmarks.features.end(), first, first + width);
      landmarks.weights.push_back(0.0F);
      if (hasPlaces)
        landmarks.places.push_back(cells.places[cell]);
    }
  return landmarks;
}

/// Whether words or a concept say something of an extent before examples do.
bool isBelieved(const Concept &before, const Evidence &evidence) {
  return evidence.hasWords || before.extentCount > 0;
}

/// What is added to what was believed before: coordinates, words and 1, each with its coefficient.
class Correction {
public:
  Correction(const Concept &before, const LandmarkSpace &space, bool believed) : mBefore(before), mSpace(space) {
    const double bias = believed ? biasDeviation : unseenBiasDeviation;
    mProblem.priorMean.assign(space.count() + 2, 0.0);
    mProblem.priorPrecision.assign(space.count(), 1.0 / (likenessDeviation * likenessDeviation));
    mProblem.priorPrecision.push_back(1.0 / (wordsDeviation * wordsDeviation));
    mProblem.priorPrecision.push_back(1.0 / (bias * bias));
  }

  void appendRow(const Cells &cells, std::size_t index, std::vector<float> &rows) const {
    mSpace.append(cells, index, rows);
    rows.push_back(cells.words[index]);
    rows.push_back(1.0F);
  }

  void addExample(const ShownCells &example, std::size_t count) {
    mFirst.push_back(mProblem.rows());
    const auto before = logitsOf(mBefore, example.cells);
    const auto chosen = spread(example, count);
    for (const auto cell : chosen)
      add(example.cells, cell, before[cell], example.like ? 1.0 : 0.0,
          exampleWeight / static_cast<double>(chosen.size()));
    mExampleRows = mProblem.rows();
  }

  /// `share`: of all that was not shown, the part that lies around these examples.
  void addAround(const Evidence &evidence, double share) {
    const bool believed = isBelieved(mBefore, evidence);
    const double weight = share * (believed ? aroundWeight : unseenWeight);
    const auto before = logitsOf(mBefore, evidence.around);
    for (std::size_t i = 0; i < before.size(); ++i)
      add(evidence.around, i, before[i], believed ? sigmoid(before[i]) : unseenProbability,
          weight / static_cast<double>(before.size()));
  }

  const LogisticProblem &problem() const { return mProblem; }

  /// The sharpness under which what the other examples say of each fits it best; the threshold stays where it is.
  double sharpness(const std::vector<double> &coefficients, const LogisticPosterior &posterior) const {
    LogisticProblem slope;
    slope.priorMean = {usualSharpness};
    slope.priorPrecision = {1.0};
    for (std::size_t e = 0; e < mFirst.size(); ++e) {
      const std::size_t end = e + 1 < mFirst.size() ? mFirst[e + 1] : mExampleRows;
      const std::size_t middle = (mFirst[e] + end) / 2;
      const double truth = mProblem.truths[middle];
      const double logit = mProblem.logit(middle, coefficients);
      const double p = sigmoid(logit);
      // One step of Newton's method from all examples to all but this one.
      const double leverage = posterior.variance(mProblem.row(middle));
      const double rest = std::max(0.1, 1.0 - exampleWeight * p * (1.0 - p) * leverage);
      slope.inputs.push_back(static_cast<float>(logit + leverage * exampleWeight * (p - truth) / rest));
      slope.truths.push_back(truth);
      slope.weights.push_back(1.0);
    }
    return std::clamp(fitLogisticRegression(slope).front(), bluntest, sharpest);
  }

private:
  void add(const Cells &cells, std::size_t index, double before, double truth, double weight) {
    appendRow(cells, index, mProblem.inputs);
    mProblem.offsets.push_back(before);
    mProblem.truths.push_back(truth);
    mProblem.weights.push_back(weight);
  }

  const Concept &mBefore;
  const LandmarkSpace &mSpace;
  LogisticProblem mProblem;
  std::vector<std::size_t> mFirst; ///< Row of each example.
  std::size_t mExampleRows = 0;
};

/// With the sharpness multiplied into everything else.
Concept unsharpened(Concept taught) {
  for (auto &weight : taught.landmarks.weights)
    weight *= static_cast<float>(taught.sharpness);
  taught.wordsWeight *= taught.sharpness;
  taught.bias *= taught.sharpness;
  taught.sharpness = 1.0;
  return taught;
}

/// What examples make of a concept, and what that was reckoned with.
struct Fit {
  Concept learned;
  Landmarks landmarks; ///< That it learned in addition.
  std::shared_ptr<const LandmarkSpace> space;
  std::shared_ptr<const LogisticPosterior> posterior;
};

/// `hasPlaces`: whether it is to depend on where the examples lie.
Fit fit(const Concept &before, const std::vector<Evidence> &seen, bool hasPlaces) {
  Fit result{unsharpened(before), {}, nullptr, nullptr};
  auto &learned = result.learned;
  const auto examples = examplesOf(learned, seen);
  auto landmarks = landmarksOf(examples, learned, hasPlaces);
  const auto likeness = likenessFor(learned, landmarks);
  result.space = std::make_shared<LandmarkSpace>(std::move(landmarks), likeness);
  const auto &space = *result.space;
  const bool believed =
      std::any_of(seen.begin(), seen.end(), [&](const Evidence &evidence) { return isBelieved(learned, evidence); });
  Correction correction(learned, space, believed);
  for (const auto *example : examples)
    correction.addExample(*example, share(cellsPerExample, mostCells, examples.size()));
  for (const auto &evidence : seen)
    correction.addAround(evidence, 1.0 / static_cast<double>(seen.size()));
  const auto coefficients = fitLogisticRegression(correction.problem());
  result.posterior = std::make_shared<LogisticPosterior>(correction.problem(), coefficients);

  result.landmarks = space.landmarks();
  result.landmarks.weights = space.landmarkWeights(coefficients.data());
  learned.wordsWeight += coefficients[space.count()];
  learned.bias += coefficients[space.count() + 1];
  const auto likes = static_cast<int>(
      std::count_if(examples.begin(), examples.end(), [](const ShownCells *example) { return example->like; }));
  const int unlikes = static_cast<int>(examples.size()) - likes;
  learned.likeCount += likes;
  learned.unlikeCount += unlikes;
  learned.extentCount += static_cast<int>(seen.size());
  if (std::min(likes, unlikes) >= fewestLeftOut)
    learned.sharpness = correction.sharpness(coefficients, *result.posterior);
  return result;
}

void addLogits(const Concept &taught, const Landmarks &landmarks, const Cells &cells, std::vector<double> &sums) {
  const auto likeness = likenessFor(taught, landmarks);
  for (std::size_t i = 0; i < sums.size(); ++i)
    for (std::size_t l = 0; l < landmarks.weights.size(); ++l)
      sums[i] += static_cast<double>(landmarks.weights[l]) * likeness.to(landmarks, l, cells, i);
}

} // namespace

Concept untaught(const std::vector<std::size_t> &widths) {
  Concept result;
  result.widths = widths;
  return result;
}

Lesson::Lesson(const Concept &before, const std::vector<Evidence> &seen) {
  auto here = fit(before, seen, true);
  mHere = std::move(here.learned);
  mHere.here = std::move(here.landmarks);
  mSpace = std::move(here.space);
  mPosterior = std::move(here.posterior);
  auto anywhere = fit(before, seen, false);
  mKept = std::move(anywhere.learned);
  auto &kept = mKept.landmarks;
  kept.features.insert(kept.features.end(), anywhere.landmarks.features.begin(), anywhere.landmarks.features.end());
  kept.weights.insert(kept.weights.end(), anywhere.landmarks.weights.begin(), anywhere.landmarks.weights.end());
}

std::vector<double> Lesson::doubts(const Cells &cells) const {
  const Correction correction(mHere, *mSpace, true);
  const auto logits = logitsOf(mHere, cells);
  std::vector<double> result(logits.size());
  std::vector<float> row;
  for (std::size_t i = 0; i < result.size(); ++i) {
    row.clear();
    correction.appendRow(cells, i, row);
    const double left = mSpace->unexplained(cells, i, row.data());
    const double variance = mPosterior->variance(row.data()) + likenessDeviation * likenessDeviation * left;
    const double p = sigmoid(logits[i]);
    // Through the slope of the sigmoid.
    result[i] = p * p * (1.0 - p) * (1.0 - p) * variance;
  }
  return result;
}

std::vector<double> logitsOf(const Concept &taught, const Cells &cells) {
  std::vector<double> sums(cells.count());
  for (std::size_t i = 0; i < sums.size(); ++i)
    sums[i] = taught.wordsWeight * static_cast<double>(cells.words[i]) + taught.bias;
  addLogits(taught, taught.landmarks, cells, sums);
  addLogits(taught, taught.here, cells, sums);
  for (auto &sum : sums)
    sum *= taught.sharpness;
  return sums;
}

} // namespace xemap::teach
