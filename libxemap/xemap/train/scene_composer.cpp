// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/scene_composer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "xemap/base/error.h"
#include "xemap/train/image_sampling.h"

namespace xemap::train {

using data::ExpressionTag;
using data::PackedImage;

namespace {

/// A cell showing fewer pixels is a sliver nobody would refer to.
constexpr std::size_t fewestCellPixels = 256;

/// Of the scenes of a mosaic: those that are shrunk to what a coarser sensor would show.
constexpr double farShare = 0.25;

/// Of the extents: those that hardly show more than one scene, as what people look at from near often does.
constexpr double wideShare = 0.2;

/// A picture that is smaller than its cell is enlarged rather than repeated, but not to fill a cell wider than this:
/// what it shows would be larger than it ever is. It is mirrored at its borders then. Units: px.
constexpr double widestEnlarged = 300.0;

/// Of what is asked of a mosaic: of what is said to be absent from one of its scenes.
constexpr double absentShare = 0.06;

/// How large the cells of a mosaic are. Units: px.
double drawSpacing(Random &random) {
  if (random.chance(wideShare))
    return random.between(widestEnlarged, 700.0);
  return random.chance(0.7) ? random.between(80.0, 150.0) : random.between(150.0, widestEnlarged);
}

/// One cell of the mosaic: a scene, and how it is laid down around the cell's seed.
struct Cell {
  double seedX = 0.0;
  double seedY = 0.0;
  int classIndex = 0;
  const CorpusImage *scene = nullptr;
  SamplingFrame frame;
  std::array<float, 3> gain{1.0F, 1.0F, 1.0F}; ///< Of its colours: scenes come from different flights.
  float offset = 0.0F;
  bool shown = false; ///< Enough of it lies in the extent to be referred to.
};

/// Bends cell borders: a sum of a few waves, the same for all cells, so that borders stay shared.
class Warp {
public:
  explicit Warp(Random &random, double spacing) {
    for (auto &wave : mWaves) {
      const double length = spacing * random.between(0.35, 1.2);
      const double angle = random.between(0.0, 6.283185307179586);
      wave = {std::cos(angle) / length * 6.283185307179586, std::sin(angle) / length * 6.283185307179586,
              random.between(0.0, 6.283185307179586), length * random.between(0.0, 0.05)};
    }
  }

  void apply(double &x, double &y) const {
    double dx = 0.0;
    double dy = 0.0;
    for (const auto &wave : mWaves) {
      const double value = std::sin(x * wave.kx + y * wave.ky + wave.phase) * wave.amplitude;
      dx += value * (wave.ky > 0 ? 1.0 : 0.6);
      dy += value * (wave.kx > 0 ? 0.7 : -1.0);
    }
    x += dx;
    y += dy;
  }

private:
  struct Wave {
    double kx, ky, phase, amplitude;
  };
  std::array<Wave, 4> mWaves{};
};

SamplingFrame randomFrame(const PackedImage &scene, double seedX, double seedY, double spacing, Random &random) {
  const double covering = spacing > widestEnlarged ? 0.0 : 0.8 * spacing / std::min(scene.width, scene.height);
  const bool fromFar = random.chance(farShare);
  const double zoom = fromFar ? std::max(0.65 * covering, random.between(0.35, 0.65))
                              : std::max(1.0, covering) * std::exp(random.between(std::log(0.65), std::log(1.4)));
  const double quarter = 1.5707963267948966;
  const double angle =
      random.chance(0.3) ? random.between(0.0, 4 * quarter) : quarter * static_cast<double>(random.index(4));
  const double mirror = random.chance(0.5) ? -1.0 : 1.0;
  const double c = std::cos(angle) / zoom;
  const double s = std::sin(angle) / zoom;
  SamplingFrame frame{0, 0, c * mirror, s * mirror, -s, c};
  const double centreX = scene.width * random.between(0.4, 0.6);
  const double centreY = scene.height * random.between(0.4, 0.6);
  frame.originX = centreX - frame.sourceX(seedX, seedY);
  frame.originY = centreY - frame.sourceY(seedX, seedY);
  return frame;
}

/// Cells on a jittered grid; neighbours sometimes share a class, as land use does.
class Layout {
public:
  Layout(const Corpus &corpus, int size, Random &random) : mSpacing(drawSpacing(random)), mWarp(random, mSpacing) {
    mColumns = static_cast<int>(std::ceil(size / mSpacing)) + 2;
    const double shiftX = random.uniform() * mSpacing;
    const double shiftY = random.uniform() * mSpacing;
    for (int row = 0; row < mColumns; ++row)
      for (int column = 0; column < mColumns; ++column) {
        Cell cell;
        cell.seedX = (column + random.between(-0.3, 0.3)) * mSpacing - shiftX;
        cell.seedY = (row + random.between(-0.3, 0.3)) * mSpacing - shiftY;
        const bool likeNeighbour = column > 0 && random.chance(0.2);
        cell.classIndex = likeNeighbour ? mCells.back().classIndex : corpus.drawClass(random);
        cell.scene = &corpus.drawScene(cell.classIndex, random);
        cell.frame = randomFrame(*cell.scene->packed, cell.seedX, cell.seedY, mSpacing, random);
        const double contrast = random.between(0.85, 1.18);
        for (auto &gain : cell.gain)
          gain = static_cast<float>(contrast * random.between(0.94, 1.06));
        cell.offset = static_cast<float>(random.between(-0.06, 0.06) + 0.4 * (1.0 - contrast));
        mCells.push_back(cell);
      }
    mShiftX = shiftX;
    mShiftY = shiftY;
  }

  const std::vector<Cell> &cells() const { return mCells; }

  void markShown(const std::vector<std::uint8_t> &cellMap) {
    std::vector<std::size_t> pixels(mCells.size(), 0);
    for (const auto cell : cellMap)
      ++pixels[cell];
    for (std::size_t cell = 0; cell < mCells.size(); ++cell)
      mCells[cell].shown = pixels[cell] >= fewestCellPixels;
  }

  /// The two cells whose seeds are nearest, and how much further the second is.
  void nearest(double x, double y, std::size_t &first, std::size_t &second, double &margin) const {
    mWarp.apply(x, y);
    const int column = static_cast<int>(std::floor((x + mShiftX) / mSpacing + 0.5));
    const int row = static_cast<int>(std::floor((y + mShiftY) / mSpacing + 0.5));
    double best = std::numeric_limits<double>::max();
    double next = best;
    for (int r = std::max(0, row - 1); r <= std::min(mColumns - 1, row + 1); ++r)
      for (int c = std::max(0, column - 1); c <= std::min(mColumns - 1, column + 1); ++c) {
        const std::size_t index =
            static_cast<std::size_t>(r) * static_cast<std::size_t>(mColumns) + static_cast<std::size_t>(c);
        const double distance = std::hypot(x - mCells[index].seedX, y - mCells[index].seedY);
        if (distance < best) {
          next = best;
          second = first;
          best = distance;
          first = index;
        } else if (distance < next) {
          next = distance;
          second = index;
        }
      }
    margin = next - best;
  }

private:
  double mSpacing;
  Warp mWarp;
  int mColumns = 0;
  double mShiftX = 0.0;
  double mShiftY = 0.0;
  std::vector<Cell> mCells;
};

struct Mosaic {
  std::vector<float> image;
  std::vector<std::uint8_t> cellMap; ///< Index into Layout::cells().
};

Mosaic paint(const Layout &layout, int size, Random &random) {
  const double blendPx = random.between(1.0, 8.0);
  const std::size_t plane = static_cast<std::size_t>(size) * size;
  Mosaic mosaic{std::vector<float>(3 * plane), std::vector<std::uint8_t>(plane)};
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x) {
      std::size_t first = 0;
      std::size_t second = 0;
      double margin = 0.0;
      layout.nearest(x + 0.5, y + 0.5, first, second, margin);
      const auto colourOf = [&](std::size_t cell) {
        const auto &shown = layout.cells()[cell];
        auto colour = sampleFramed(*shown.scene->packed, shown.frame, x, y);
        for (std::size_t band = 0; band < colour.size(); ++band)
          colour[band] = std::clamp(colour[band] * shown.gain[band] + shown.offset, 0.0F, 1.0F);
        return colour;
      };
      auto colour = colourOf(first);
      if (margin < blendPx) {
        const auto other = colourOf(second);
        const auto share = static_cast<float>(0.5 - 0.5 * margin / blendPx);
        for (std::size_t band = 0; band < 3; ++band)
          colour[band] = colour[band] * (1 - share) + other[band] * share;
      }
      const std::size_t pixel = static_cast<std::size_t>(y) * size + x;
      for (std::size_t band = 0; band < 3; ++band)
        mosaic.image[band * plane + pixel] = colour[band];
      mosaic.cellMap[pixel] = static_cast<std::uint8_t>(first);
    }
  return mosaic;
}

/// Keeps the cells that show in the image and numbers them as regions.
void addRegions(const Layout &layout, const std::vector<std::uint8_t> &cellMap, Example &example, Random &random) {
  std::vector<std::size_t> pixels(layout.cells().size(), 0);
  for (const auto cell : cellMap)
    ++pixels[cell];
  std::vector<std::uint8_t> regionOf(layout.cells().size(), Example::noRegion);
  for (std::size_t cell = 0; cell < pixels.size(); ++cell)
    if (pixels[cell] >= fewestCellPixels) {
      regionOf[cell] = static_cast<std::uint8_t>(example.regions.size());
      example.regions.push_back({layout.cells()[cell].classIndex, randomCaption(*layout.cells()[cell].scene, random)});
    }
  example.regionMap.resize(cellMap.size());
  std::transform(cellMap.begin(), cellMap.end(), example.regionMap.begin(),
                 [&](std::uint8_t cell) { return regionOf[cell]; });
}

/// Marks every pixel by what `answer` says of its region; slivers without a region are ignored.
template <typename Answer>
QueryExample makeQuery(const Example &example, std::uint32_t phrase, bool present, Answer answer) {
  QueryExample query{phrase, std::vector<Referral>(example.regionMap.size()), present};
  std::vector<Referral> byRegion;
  for (std::size_t region = 0; region < example.regions.size(); ++region)
    byRegion.push_back(answer(region));
  std::transform(example.regionMap.begin(), example.regionMap.end(), query.referral.begin(), [&](std::uint8_t region) {
    return region == Example::noRegion ? Referral::Ignored : byRegion[region];
  });
  return query;
}

/// Asks for what `referralOf` says of classes. Presence is a statement about the extent, of which the image may show
/// only a part.
template <typename ReferralOf>
QueryExample classQuery(const Layout &layout, const Example &example, std::uint32_t phrase, ReferralOf referralOf) {
  const auto &cells = layout.cells();
  const auto anyShows = [&](Referral referral) {
    return std::any_of(cells.begin(), cells.end(),
                       [&](const Cell &cell) { return cell.shown && referralOf(cell.classIndex) == referral; });
  };
  auto query = makeQuery(example, phrase, anyShows(Referral::Yes),
                         [&](std::size_t region) { return referralOf(example.regions[region].classIndex); });
  query.presenceKnown = query.present || !anyShows(Referral::Ignored);
  return query;
}

QueryExample categoryQuery(const Corpus &corpus, const Layout &layout, const Example &example, int classIndex,
                           Random &random) {
  const auto phrase = corpus.drawPhrase(classIndex, random);
  return classQuery(layout, example, phrase, [&](int shown) {
    if (corpus.names(phrase, shown))
      return Referral::Yes;
    return corpus.mayName(phrase, shown) ? Referral::Ignored : Referral::No;
  });
}

/// What nothing shows.
QueryExample neverQuery(const Example &example, std::uint32_t phrase) {
  return makeQuery(example, phrase, false, [](std::size_t) { return Referral::No; });
}

/// What scenes of a class do not show; scenes of the other classes do not either, may, or are called so.
QueryExample absentQuery(const Corpus &corpus, const Layout &layout, const Example &example, std::uint32_t phrase) {
  return classQuery(layout, example, phrase, [&](int shown) {
    if (corpus.names(phrase, shown))
      return Referral::Yes;
    return corpus.isAbsentFrom(phrase, shown) ? Referral::No : Referral::Ignored;
  });
}

/// Other regions of the captioned one's class and of similar ones may fit the caption too: they are neither right nor
/// wrong.
QueryExample captionQuery(const Corpus &corpus, const Example &example, std::size_t captioned) {
  return makeQuery(example, example.regions[captioned].caption, true, [&](std::size_t region) {
    if (region == captioned)
      return Referral::Yes;
    const int shown = example.regions[region].classIndex;
    const int meant = example.regions[captioned].classIndex;
    return shown == meant || corpus.areSimilar(shown, meant) ? Referral::Ignored : Referral::No;
  });
}

void addQueries(const Corpus &corpus, const Layout &layout, int count, Example &example, Random &random) {
  const auto anyRegion = [&] { return random.index(example.regions.size()); };
  for (int query = 0; query < count; ++query) {
    const double kind = random.uniform();
    const std::size_t region = anyRegion();
    if (random.chance(neverShare))
      if (const auto phrase = corpus.drawNever(random)) {
        example.queries.push_back(neverQuery(example, *phrase));
        continue;
      }
    if (random.chance(absentShare))
      if (const auto phrase = corpus.drawAbsentFrom(example.regions[region].classIndex, random)) {
        example.queries.push_back(absentQuery(corpus, layout, example, *phrase));
        continue;
      }
    if (kind < 0.22)
      example.queries.push_back(categoryQuery(corpus, layout, example, corpus.drawClass(random), random));
    else if (kind < 0.55 && example.regions[region].caption != noPhrase)
      example.queries.push_back(captionQuery(corpus, example, region));
    else
      example.queries.push_back(categoryQuery(corpus, layout, example, example.regions[region].classIndex, random));
  }
}

} // namespace

std::uint32_t randomCaption(const CorpusImage &scene, Random &random) {
  std::vector<std::uint32_t> captions;
  for (const auto &expression : scene.expressions)
    if ((expression.tags & ExpressionTag::Caption) != 0U)
      captions.push_back(expression.phrase);
  return captions.empty() ? noPhrase : random.pick(captions);
}

Example composeScenes(const Corpus &corpus, const ComposeOptions &options, Random &random) {
  if (!corpus.hasScenes())
    throw Error(ErrorCode::InvalidArgument, "training: expected shards with scenes of one class each, found none");
  const int extentPx = options.withOverview ? 2 * options.sizePx : options.sizePx;
  Layout layout(corpus, extentPx, random);
  auto mosaic = paint(layout, extentPx, random);
  layout.markShown(mosaic.cellMap);
  ColourJitter(options.colours, random).apply(mosaic.image);

  Example example;
  example.size = options.sizePx;
  if (options.withOverview) {
    const int x0 = static_cast<int>(random.index(static_cast<std::size_t>(options.sizePx) + 1));
    const int y0 = static_cast<int>(random.index(static_cast<std::size_t>(options.sizePx) + 1));
    example.overview = halve(mosaic.image, extentPx);
    example.image = cutSquare(mosaic.image, extentPx, x0, y0, options.sizePx);
    example.extentX = static_cast<double>(x0) / extentPx;
    example.extentY = static_cast<double>(y0) / extentPx;
    example.extentShare = 0.5;
    std::vector<std::uint8_t> shown;
    for (int y = 0; y < options.sizePx; ++y)
      shown.insert(shown.end(), mosaic.cellMap.begin() + static_cast<std::ptrdiff_t>(y0 + y) * extentPx + x0,
                   mosaic.cellMap.begin() + static_cast<std::ptrdiff_t>(y0 + y) * extentPx + x0 + options.sizePx);
    mosaic.cellMap = std::move(shown);
  } else {
    example.image = std::move(mosaic.image);
  }
  addRegions(layout, mosaic.cellMap, example, random);
  addQueries(corpus, layout, options.queries, example, random);
  return example;
}

} // namespace xemap::train
