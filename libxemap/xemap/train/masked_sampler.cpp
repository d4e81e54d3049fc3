// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/masked_sampler.h"

#include <algorithm>
#include <cmath>

#include "xemap/train/image_sampling.h"

namespace xemap::train {

using data::PackedExpression;
using data::PackedImage;

namespace {

/// An image up to this many times as large as the canvas is still shown whole: shrunk further, it shows nothing at a
/// resolution that maps are made at.
constexpr double mostShrunk = 3.2;

std::vector<const PackedExpression *> chooseExpressions(const PackedImage &image, int count, Random &random) {
  std::vector<const PackedExpression *> eligible;
  for (const auto &expression : image.expressions)
    if ((expression.tags & data::composedTags) == 0U)
      eligible.push_back(&expression);
  std::vector<const PackedExpression *> chosen;
  for (int i = 0; i < count && !eligible.empty(); ++i)
    chosen.push_back(random.pick(eligible));
  return chosen;
}

QueryExample readQuery(const PackedImage &image, const PackedExpression &expression, const SamplingFrame &frame,
                       int size) {
  QueryExample query{&expression, std::vector<Referral>(static_cast<std::size_t>(size) * size, Referral::No),
                     expression.mask != PackedExpression::absent};
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x) {
      const double sourceX = frame.sourceX(x + 0.5, y + 0.5);
      const double sourceY = frame.sourceY(x + 0.5, y + 0.5);
      const bool inside = sourceX >= 0 && sourceY >= 0 && sourceX < image.width && sourceY < image.height;
      auto &referral = query.referral[static_cast<std::size_t>(y) * size + x];
      if (!inside)
        referral = Referral::Ignored;
      else if (expression.mask == PackedExpression::wholeImage ||
               (expression.mask >= 0 && sampleMask(image, static_cast<std::size_t>(expression.mask), sourceX, sourceY)))
        referral = Referral::Yes;
    }
  return query;
}

} // namespace

Example sampleMasked(const PackedImage &image, const ComposeOptions &options, Random &random) {
  const int size = options.sizePx;
  const double whole = std::max(image.width, image.height);
  const bool showWhole = options.withOverview || (whole <= mostShrunk * size && random.chance(0.4));

  const auto expressions = chooseExpressions(image, options.queries, random);
  const int symmetry = static_cast<int>(random.index(8));

  // A crop keeps the ground resolution within a factor of 1.5 of the image's own.
  const double side = showWhole ? whole : std::min(whole, size * random.between(0.65, 1.5));
  const double x0 = showWhole ? 0.0 : random.uniform() * std::max(0.0, image.width - side);
  const double y0 = showWhole ? 0.0 : random.uniform() * std::max(0.0, image.height - side);
  auto frame = squareFrame(x0, y0, side, size, symmetry);

  Example example;
  example.size = size;
  if (options.withOverview) {
    // The tile is a square of the extent, finer than the overview, around the image's own resolution.
    example.overview = renderFrame(image, frame, size);
    example.extentShare = std::min(1.0 / 1.2, size * random.between(0.65, 1.5) / side);
    example.extentX = random.uniform() * (1.0 - example.extentShare);
    example.extentY = random.uniform() * (1.0 - example.extentShare);
    const SamplingFrame extent = frame;
    const double canvasX = example.extentX * size;
    const double canvasY = example.extentY * size;
    frame = {extent.sourceX(canvasX, canvasY),    extent.sourceY(canvasX, canvasY),
             extent.stepXx * example.extentShare, extent.stepXy * example.extentShare,
             extent.stepYx * example.extentShare, extent.stepYy * example.extentShare};
  }
  example.image = renderFrame(image, frame, size);
  const ColourJitter jitter(random);
  jitter.apply(example.image);
  if (!example.overview.empty())
    jitter.apply(example.overview);
  example.regionMap.assign(static_cast<std::size_t>(size) * size, Example::noRegion);
  for (const auto *expression : expressions)
    example.queries.push_back(readQuery(image, *expression, frame, size));
  return example;
}

} // namespace xemap::train
