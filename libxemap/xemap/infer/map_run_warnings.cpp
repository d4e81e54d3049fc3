// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/map_run.h"

#include <algorithm>
#include <cstdio>

namespace xemap::infer {

namespace {

std::string metres(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g m", value);
  return text;
}

} // namespace

void MapRun::collectWarnings() {
  mSummary.warnings = mQuery.source->info().warnings;
  for (const auto &[written, read] : mReading.replaced)
    mSummary.warnings.push_back("'" + written + "' was read as '" + read + "'");
  if (mReading.truncated)
    mSummary.warnings.push_back("the expression is longer than the " + std::to_string(mResources.network.maxTokens()) +
                                " words the model reads: the rest was left out");
  for (const auto &phrase : mPhrases)
    if (mResources.network.isAllUnknown(phrase))
      mSummary.warnings.push_back("none of the words of " +
                                  (mPhrases.size() == 1 ? "the expression" : "'" + phrase + "'") +
                                  " is in the model's vocabulary: the answer rests on their spelling alone");
  warnOfResolution();
  warnOfGround();
}

void MapRun::warnOfGround() {
  const auto usesCompass = [](const text::Heading &heading) {
    return heading.onCompass && (heading.x != 0 || heading.y != 0);
  };
  bool compass = (mExpression.part && usesCompass(*mExpression.part)) ||
                 (mExpression.ranking && usesCompass(mExpression.ranking->heading));
  bool distance = false;
  for (const auto &relation : mExpression.relations) {
    compass = compass || usesCompass(relation.heading);
    distance = distance || relation.metres > 0.0;
  }
  if (compass && !mQuery.grid.georeferenced)
    mSummary.warnings.emplace_back("the raster has no georeference: north is taken to be up");
  if (distance && mQuery.grid.groundResolution.x <= 0)
    mSummary.warnings.emplace_back("the ground resolution of the raster is unknown: distances are told as if a pixel "
                                   "were one metre");
}

void MapRun::warnOfResolution() {
  const auto &config = mResources.network.config();
  const auto &ground = mQuery.grid.groundResolution;
  if (config.maxGsdMetres <= 0)
    return;
  const auto range = metres(config.minGsdMetres) + " to " + metres(config.maxGsdMetres);
  if (ground.x <= 0 || ground.y <= 0) {
    mSummary.warnings.push_back("the ground resolution of the raster is unknown; the model was trained on " + range);
    return;
  }
  const double finer = std::min(ground.x, ground.y);
  const double coarser = std::max(ground.x, ground.y);
  if (finer < config.minGsdMetres)
    mSummary.warnings.push_back("the ground resolution of " + metres(finer) + " is finer than the " + range +
                                " the model was trained on; a gsd of " + metres(config.minGsdMetres) +
                                " would answer better");
  if (coarser > config.maxGsdMetres)
    mSummary.warnings.push_back("the ground resolution of " + metres(coarser) + " is coarser than the " + range +
                                " the model was trained on; a gsd of " + metres(config.maxGsdMetres) +
                                " would answer better");
}

} // namespace xemap::infer
