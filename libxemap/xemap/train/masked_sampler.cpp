// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/masked_sampler.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "xemap/train/image_sampling.h"

namespace xemap::train {

using data::PackedExpression;
using data::PackedImage;

namespace {

/// An image up to this many times as large as the canvas is still shown whole: shrunk further, it shows nothing at a
/// resolution that maps are made at.
constexpr double mostShrunk = 3.2;

/// An image is shown at most this many times as large as it is: smaller ones are mirrored at their borders until they
/// fill the canvas, because maps are made of images as they are.
constexpr double mostEnlarged = 1.6;

/// Expressions that are there are the ones to learn shapes from.
constexpr double presentShare = 0.7;

/// Fewer pixels than this show nothing that could be recognised, but do not say that it is absent either.
constexpr std::size_t fewestShownPixels = 24;

/// What the pixels of a canvas are to one mask. Shape: [size,size].
struct Shown {
  std::vector<Referral> referral;
  std::size_t referred = 0;
};

/// Reads masks through a frame, each once.
class MaskReader {
public:
  MaskReader(const PackedImage &image, const SamplingFrame &frame, int size)
      : mImage(image), mFrame(frame), mSize(size) {}

  const Shown &of(const PackedExpression &expression) {
    const bool partial = (expression.tags & data::ExpressionTag::Partial) != 0U;
    const auto [entry, isNew] = mShown.try_emplace({expression.mask, partial});
    if (isNew)
      entry->second = read(expression.mask, partial);
    return entry->second;
  }

private:
  Shown read(std::int32_t mask, bool partial) const {
    Shown shown{std::vector<Referral>(static_cast<std::size_t>(mSize) * mSize, Referral::No), 0};
    for (int y = 0; y < mSize; ++y)
      for (int x = 0; x < mSize; ++x) {
        const double sourceX = mFrame.sourceX(x + 0.5, y + 0.5);
        const double sourceY = mFrame.sourceY(x + 0.5, y + 0.5);
        auto &referral = shown.referral[static_cast<std::size_t>(y) * mSize + x];
        if (mImage.unknownMask >= 0 &&
            sampleMask(mImage, static_cast<std::size_t>(mImage.unknownMask), sourceX, sourceY))
          referral = Referral::Ignored;
        else if (mask == PackedExpression::wholeImage ||
                 (mask >= 0 && sampleMask(mImage, static_cast<std::size_t>(mask), sourceX, sourceY)))
          referral = Referral::Yes;
        else if (partial)
          referral = Referral::Ignored;
        shown.referred += referral == Referral::Yes ? 1 : 0;
      }
    return shown;
  }

  const PackedImage &mImage;
  const SamplingFrame &mFrame;
  int mSize;
  std::map<std::pair<std::int32_t, bool>, Shown> mShown;
};

/// The expressions that name things alone, by what they show on a canvas and by language.
class Eligible {
public:
  Eligible(const CorpusImage &image, const PhraseBook &book, MaskReader &masks) {
    for (const auto &expression : image.expressions) {
      if ((expression.tags & data::composedTags) != 0U)
        continue;
      const bool isShown =
          expression.mask != PackedExpression::absent && masks.of(expression).referred >= fewestShownPixels;
      const bool english = book.phrases()[expression.phrase]->language == data::PhraseLanguage::English;
      auto &kinds = isShown ? mShown[expression.mask] : mAbsent;
      (english ? kinds.english : kinds.foreign).push_back(&expression);
    }
  }

  /// Null where there is nothing to ask.
  const PackedExpression *draw(Random &random) const {
    if (!mShown.empty() && (mAbsent.isEmpty() || random.chance(presentShare)))
      return std::next(mShown.begin(), static_cast<std::ptrdiff_t>(random.index(mShown.size())))->second.draw(random);
    return mAbsent.isEmpty() ? nullptr : mAbsent.draw(random);
  }

private:
  struct Wordings {
    std::vector<const PackedExpression *> english;
    std::vector<const PackedExpression *> foreign;

    bool isEmpty() const { return english.empty() && foreign.empty(); }
    const PackedExpression *draw(Random &random) const {
      const bool inEnglish = foreign.empty() || (!english.empty() && random.chance(englishShare));
      return random.pick(inEnglish ? english : foreign);
    }
  };
  std::map<std::int32_t, Wordings> mShown; ///< By mask, so that a thing with many wordings is not asked more often.
  Wordings mAbsent;
};

QueryExample queryOf(const PackedExpression &expression, MaskReader &masks, bool isWholeExtent) {
  const auto &shown = masks.of(expression);
  QueryExample query{expression.phrase, shown.referral, expression.mask != PackedExpression::absent};
  if (isWholeExtent && query.present) {
    query.present = shown.referred >= fewestShownPixels;
    query.presenceKnown = query.present || shown.referred == 0;
  }
  return query;
}

} // namespace

Example sampleMasked(const Corpus &corpus, const ComposeOptions &options, Random &random) {
  const auto &source = corpus.drawMasked(random);
  const auto &image = *source.packed;
  const int size = options.sizePx;
  const double whole = std::max(image.width, image.height);
  const bool isSmall = whole * mostEnlarged < size;
  const bool canShowWhole = whole <= mostShrunk * size && !isSmall;
  const bool showWhole = options.withOverview || (canShowWhole && random.chance(0.4));

  const int symmetry = static_cast<int>(random.index(8));

  // A crop mostly keeps the ground resolution within a factor of 1.5 of the image's own.
  const double zoomedOut = random.chance(0.2) ? random.between(1.5, 2.4) : random.between(0.6, 1.5);
  const double crop = isSmall ? size * zoomedOut : std::min(whole, size * zoomedOut);
  const double side = options.withOverview ? std::max(whole, size * 1.2) : showWhole ? whole : crop;
  const double x0 = showWhole ? 0.0 : random.uniform() * (image.width - side);
  const double y0 = showWhole ? 0.0 : random.uniform() * (image.height - side);
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
  const ColourJitter jitter(options.colours, random);
  jitter.apply(example.image);
  if (!example.overview.empty())
    jitter.apply(example.overview);
  example.regionMap.assign(static_cast<std::size_t>(size) * size, Example::noRegion);
  MaskReader masks(image, frame, size);
  const Eligible eligible(source, corpus.book(), masks);
  for (int query = 0; query < options.queries; ++query) {
    const auto never = random.chance(neverShare) ? corpus.drawNever(random) : std::nullopt;
    if (never)
      example.queries.push_back(
          {*never, std::vector<Referral>(static_cast<std::size_t>(size) * size, Referral::No), false});
    else if (const auto *expression = eligible.draw(random))
      example.queries.push_back(queryOf(*expression, masks, !options.withOverview));
  }
  return example;
}

} // namespace xemap::train
