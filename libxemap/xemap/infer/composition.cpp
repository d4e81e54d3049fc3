// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/composition.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "xemap/infer/anchor_region.h"
#include "xemap/infer/pieces.h"
#include "xemap/spatial/region.h"

namespace xemap::infer {

namespace {

using spatial::Grid;
using spatial::RegionMask;
using text::NounPhrases;
using text::Ranking;
using text::SpatialRelation;
using Kind = SpatialRelation::Kind;

/// What is left of a target whose anchor is nowhere to be seen.
constexpr float unfulfilled = 0.1F;
/// Pieces up to this wide count as single things, whatever is said of them. Units: metres.
constexpr double thingMetres = 60.0;
/// Of what touches the anchor, this much is taken to be one thing. Units: metres.
constexpr double deepestMetres = 80.0;
constexpr double ringMetres = 20.0;
constexpr double acrossMetres = 80.0;

double ramp(double value, double none, double full) {
  return std::clamp((value - none) / (full - none), 0.0, 1.0);
}

double cosine(GroundVector a, GroundVector b) {
  const double both = std::hypot(a.x, a.y) * std::hypot(b.x, b.y);
  return both > 0.0 ? (a.x * b.x + a.y * b.y) / both : 0.0;
}

bool isIn(const NounPhrases &phrases, const std::string &phrase) {
  return std::find(phrases.begin(), phrases.end(), phrase) != phrases.end();
}

class Composer {
public:
  Composer(const text::ReferringExpression &expression, const std::map<std::string, PhraseMap> &maps,
           const CellGround &ground)
      : mExpression(expression), mMaps(maps), mGround(ground), mTarget(targetMap(expression, maps)),
        mPieces(mTarget, likely, ground) {}

  Grid<float> compose() {
    auto selection = everywhere(0.0F);
    for (const auto *way : mExpression.waysToFulfil()) {
      const auto fulfilled = fulfilling(*way);
      for (std::size_t i = 0; i < selection.size(); ++i)
        selection[i] = std::max(selection[i], fulfilled[i]);
    }
    if (mExpression.ranking)
      multiply(selection, ranked(*mExpression.ranking, selection));
    return selection;
  }

private:
  static void multiply(Grid<float> &selection, const Grid<float> &factor) {
    for (std::size_t i = 0; i < selection.size(); ++i)
      selection[i] *= factor[i];
  }

  /// Where all of some conditions hold.
  Grid<float> fulfilling(const text::Conditions &conditions) {
    auto selection = everywhere(1.0F);
    for (const auto &relation : conditions.relations)
      multiply(selection, factorOf(relation));
    for (const auto &part : conditions.parts)
      multiply(selection, partOf(part));
    for (const auto &size : conditions.sizes)
      multiply(selection, sized(size));
    return selection;
  }

  Grid<float> partOf(const text::PicturePart &part) const {
    auto selection = everywhere(0.0F);
    for (int y = 0; y < selection.height(); ++y)
      for (int x = 0; x < selection.width(); ++x)
        selection.at(x, y) = isInPart(part, x, y, selection.width(), selection.height(), mGround) ? 1.0F : 0.0F;
    return selection;
  }

  Grid<float> everywhere(float value) const { return Grid<float>(mTarget.width(), mTarget.height(), value); }

  Grid<float> unionOf(const NounPhrases &phrases) const { return unionMap(phrases, mMaps); }

  static PhraseMap targetMap(const text::ReferringExpression &expression,
                             const std::map<std::string, PhraseMap> &maps) {
    const auto &any = maps.begin()->second;
    return expression.targets.empty() ? PhraseMap(any.width(), any.height(), 0.0F) : unionMap(expression.targets, maps);
  }

  /// The first of two anchors.
  RegionMask regionOf(const NounPhrases &phrases) const {
    return anchorRegion(unionOf(phrases), {{}, std::nullopt}, mGround);
  }

  /// The anchor, or the last of two.
  RegionMask regionOf(const SpatialRelation &relation) const {
    return anchorRegion(unionOf(relation.anchors.back()), {relation.anchorSizes, relation.anchorRanking}, mGround);
  }

  static bool isEmpty(const RegionMask &region) {
    return std::find(region.values().begin(), region.values().end(), std::uint8_t{1}) == region.values().end();
  }

  Grid<float> factorOf(const SpatialRelation &relation) {
    if (!relation.denied)
      return affirmed(relation);
    return isEmpty(regionOf(relation)) ? everywhere(1.0F) : inverted(affirmed(relation));
  }

  Grid<float> affirmed(const SpatialRelation &relation) {
    if (relation.kind == Kind::Except) {
      const bool isChosen = !relation.anchorSizes.empty() || relation.anchorRanking;
      return inverted(isChosen ? cellsOf(regionOf(relation)) : unionOf(relation.anchors.front()));
    }
    const auto region = regionOf(relation);
    const bool denies = relation.kind == Kind::Beyond || relation.kind == Kind::Without;
    if (isEmpty(region))
      return everywhere(denies ? 1.0F : unfulfilled);
    if (mExpression.targets.empty() && (relation.kind == Kind::Inside || relation.kind == Kind::Without))
      return relation.kind == Kind::Inside ? cellsOf(region) : inverted(cellsOf(region));
    switch (relation.kind) {
    case Kind::Within:
      return within(region, relation.metres, relation.measured);
    case Kind::Beyond:
      return inverted(within(region, relation.metres, relation.measured));
    case Kind::Between:
      return between(regionOf(relation.anchors.front()), region);
    case Kind::SurroundedBy:
      return mPieces.spread(shareAround(region, false), 0.45, 0.75);
    case Kind::Inside:
      return mPieces.spread(shareAround(region, true), 0.3, 0.7);
    case Kind::Across:
      return across(regionOf(relation.anchors.front()), region);
    case Kind::Toward:
      return toward(region, vectorOf(relation.heading, mGround));
    case Kind::Holding:
      return mPieces.spread(holding(region), 0.0, 1.0);
    case Kind::Without:
      return inverted(mPieces.spread(holding(region), 0.0, 1.0));
    case Kind::Except:
      break;
    }
    return everywhere(1.0F);
  }

  static Grid<float> cellsOf(const RegionMask &region) {
    Grid<float> cells(region.width(), region.height(), 0.0F);
    for (std::size_t i = 0; i < cells.size(); ++i)
      cells[i] = region[i] != 0 ? 1.0F : 0.0F;
    return cells;
  }

  /// Pieces that are clearly too large or too small are ruled out; the last tenth is left to those who measure
  /// outlines.
  Grid<float> sized(const text::SizeLimit &limit) const {
    constexpr double none = 0.8;
    constexpr double full = 0.9;
    std::vector<double> shares(mPieces.count());
    for (std::size_t piece = 0; piece < shares.size(); ++piece) {
      const double width = mPieces.widthMetres(static_cast<int>(piece));
      shares[piece] = limit.atLeast ? width * width / limit.squareMetres : limit.squareMetres / (width * width);
    }
    return mPieces.spread(shares, none, full);
  }

  static Grid<float> inverted(Grid<float> factor) {
    for (std::size_t i = 0; i < factor.size(); ++i)
      factor[i] = 1.0F - factor[i];
    return factor;
  }

  /// Distances to the region, less the cell that two neighbours are apart. Units: metres.
  Grid<float> metresTo(const RegionMask &region) const {
    auto field = fieldOf(region).distancePx;
    for (std::size_t i = 0; i < field.size(); ++i)
      field[i] = std::max(0.0F, field[i] - 1.0F) * static_cast<float>(mGround.metresX);
    return field;
  }

  Grid<float> within(const RegionMask &region, double metres, bool measured) const {
    const auto distance = metresTo(region);
    const double softness = std::max(0.2 * metres, 0.5 * mGround.metresX);
    const auto nearest = mPieces.smallest(distance);
    auto factor = everywhere(0.0F);
    for (std::size_t i = 0; i < factor.size(); ++i) {
      const int piece = mPieces.pieceAt(i);
      const double own = distance[i];
      const bool isThing = piece >= 0 && mPieces.widthMetres(piece) <= thingMetres;
      double judged = own;
      if (piece >= 0 && (isThing || (!measured && own <= metres + deepestMetres)))
        judged = nearest[static_cast<std::size_t>(piece)];
      factor[i] = static_cast<float>(ramp(judged, metres + softness, metres - softness));
    }
    return factor;
  }

  /// Of the ring around each piece, and with `inside` of the piece as well, the share that the region takes.
  std::vector<double> shareAround(const RegionMask &region, bool inside) const {
    const double reach = std::max(ringMetres, 1.5 * mGround.metresX);
    std::vector<double> all(mPieces.count(), 0.0);
    std::vector<double> taken(mPieces.count(), 0.0);
    for (std::size_t i = 0; i < region.size(); ++i) {
      const int piece = mPieces.pieceAt(i);
      if (piece < 0 || mPieces.metresFrom(i) > reach || (!inside && mPieces.holds(i)))
        continue;
      all[static_cast<std::size_t>(piece)] += 1.0;
      taken[static_cast<std::size_t>(piece)] += region[i];
    }
    for (std::size_t piece = 0; piece < all.size(); ++piece)
      taken[piece] = all[piece] > 0.0 ? taken[piece] / all[piece] : 0.0;
    return taken;
  }

  /// 1 for pieces that hold cells of the region, or have them in the gaps between their cells.
  std::vector<double> holding(const RegionMask &region) const {
    std::vector<double> held(mPieces.count(), 0.0);
    for (std::size_t i = 0; i < region.size(); ++i)
      if (region[i] != 0 && mPieces.pieceAt(i) >= 0 && mPieces.metresFrom(i) <= 1.5 * mGround.metresX)
        held[static_cast<std::size_t>(mPieces.pieceAt(i))] = 1.0;
    return held;
  }

  /// The vector from a cell to the nearest cell of the field's region. Units: metres.
  GroundVector toNearest(const spatial::DistanceField &field, std::size_t cell) const {
    const std::size_t width = static_cast<std::size_t>(mTarget.width());
    const auto nearest = static_cast<std::size_t>(field.nearest[cell]);
    return mGround.wayOf(static_cast<double>(nearest % width) - static_cast<double>(cell % width),
                         static_cast<double>(nearest / width) - static_cast<double>(cell / width));
  }

  spatial::DistanceField fieldOf(const RegionMask &region) const {
    return spatial::distanceTo(region, mGround.shape());
  }

  Grid<float> between(const RegionMask &first, const RegionMask &second) const {
    if (isEmpty(first))
      return everywhere(unfulfilled);
    const auto toFirst = fieldOf(first);
    const auto toSecond = fieldOf(second);
    return mPieces.judge([&](std::size_t cell) {
      return ramp(cosine(toNearest(toFirst, cell), toNearest(toSecond, cell)), -0.2, -0.8);
    });
  }

  Grid<float> toward(const RegionMask &region, GroundVector heading) const {
    const auto field = fieldOf(region);
    return mPieces.judge([&](std::size_t cell) {
      const GroundVector there = toNearest(field, cell);
      return ramp(cosine({-there.x, -there.y}, heading), 0.3, 0.7);
    });
  }

  Grid<float> across(const RegionMask &barrier, const RegionMask &region) const {
    const auto field = fieldOf(region);
    std::vector<double> faces(mPieces.count(), 0.0);
    for (std::size_t i = 0; i < region.size(); ++i) {
      if (!mPieces.holds(i) || static_cast<double>(field.distancePx[i]) * mGround.metresX > acrossMetres)
        continue;
      auto &best = faces[static_cast<std::size_t>(mPieces.pieceAt(i))];
      if (best < 1.0 && crosses(barrier, i, static_cast<std::size_t>(field.nearest[i])))
        best = 1.0;
    }
    return mPieces.spread(faces, 0.0, 1.0);
  }

  bool crosses(const RegionMask &barrier, std::size_t from, std::size_t to) const {
    const std::size_t width = static_cast<std::size_t>(mTarget.width());
    const double startX = static_cast<double>(from % width);
    const double startY = static_cast<double>(from / width);
    const double wayX = static_cast<double>(to % width) - startX;
    const double wayY = static_cast<double>(to / width) - startY;
    const int steps = 2 * static_cast<int>(std::hypot(wayX, wayY)) + 1;
    for (int step = 0; step <= steps; ++step) {
      const double share = static_cast<double>(step) / steps;
      if (barrier.at(static_cast<int>(startX + wayX * share + 0.5), static_cast<int>(startY + wayY * share + 0.5)) != 0)
        return true;
    }
    return false;
  }

  /// Pieces that other conditions rule out are not counted; slivers are not things.
  Grid<float> ranked(const Ranking &ranking, const Grid<float> &selection) const {
    constexpr double sliverShare = 0.08;
    const auto areas = mPieces.weights(selection);
    double largest = 0.0;
    for (const double area : areas)
      largest = std::max(largest, area);
    std::vector<double> values = areas;
    if (ranking.by == Ranking::By::Heading) {
      const GroundVector heading = vectorOf(ranking.heading, mGround);
      for (std::size_t piece = 0; piece < values.size(); ++piece) {
        const auto centre = mPieces.centroidMetres(static_cast<int>(piece));
        values[piece] = centre.first * heading.x + centre.second * heading.y;
      }
    } else if (ranking.by == Ranking::By::Distance) {
      const auto region = anchorRegion(unionOf(ranking.anchor), {ranking.anchorSizes, std::nullopt}, mGround);
      if (isEmpty(region))
        return everywhere(unfulfilled);
      values = mPieces.smallest(metresTo(region));
    }
    std::vector<int> order;
    for (std::size_t piece = 0; piece < values.size(); ++piece)
      if (areas[piece] >= sliverShare * largest && areas[piece] > 0.0)
        order.push_back(static_cast<int>(piece));
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
      const double va = values[static_cast<std::size_t>(a)];
      const double vb = values[static_cast<std::size_t>(b)];
      return ranking.descending ? va > vb : va < vb;
    });
    std::vector<double> chosen(values.size(), 0.0);
    const auto first = static_cast<std::size_t>(ranking.first - 1);
    for (std::size_t place = first; place < std::min(order.size(), first + static_cast<std::size_t>(ranking.count));
         ++place)
      chosen[static_cast<std::size_t>(order[place])] = 1.0;
    return mPieces.spread(chosen, 0.0, 1.0);
  }

  const text::ReferringExpression &mExpression;
  const std::map<std::string, PhraseMap> &mMaps;
  CellGround mGround;
  const PhraseMap mTarget; ///< Without pieces where everything is meant: each cell is judged by itself.
  Pieces mPieces;
};

} // namespace

std::vector<std::string> anchorPhrases(const text::ReferringExpression &expression) {
  std::vector<std::string> phrases;
  const auto add = [&](const NounPhrases &anchor) {
    for (const auto &phrase : anchor)
      if (!isIn(expression.targets, phrase) && !isIn(phrases, phrase))
        phrases.push_back(phrase);
  };
  for (const auto *way : expression.waysToFulfil())
    for (const auto &relation : way->relations)
      for (const auto &anchor : relation.anchors)
        add(anchor);
  if (expression.ranking)
    add(expression.ranking->anchor);
  return phrases;
}

bool needsSurvey(const text::ReferringExpression &expression) {
  return !expression.relations.empty() || !expression.sizes.empty() || !expression.alternatives.empty() ||
         expression.ranking;
}

PhraseMap unionMap(const NounPhrases &phrases, const std::map<std::string, PhraseMap> &maps) {
  const auto &first = maps.at(phrases.front());
  PhraseMap together(first.width(), first.height(), 0.0F);
  for (const auto &phrase : phrases) {
    const auto &map = maps.at(phrase);
    for (std::size_t i = 0; i < together.size(); ++i)
      together[i] = std::max(together[i], map[i]);
  }
  return together;
}

Grid<float> composeSelection(const text::ReferringExpression &expression, const std::map<std::string, PhraseMap> &maps,
                             const CellGround &ground) {
  return Composer(expression, maps, ground).compose();
}

bool isInPart(const text::PicturePart &picturePart, int column, int row, int columns, int rows,
              const CellGround &ground) {
  const auto &part = picturePart.heading;
  constexpr double middle = 0.5;               ///< Share of each side that is the middle.
  const auto along = [&](double x, double y) { // how far a row and a column lead in a direction
    return GroundVector{x, (x * ground.leanX + y * ground.metresY) / std::hypot(ground.leanX, ground.metresY)};
  };
  const auto down = part.onCompass ? along(-ground.northX, -ground.northY) : GroundVector{0.0, 1.0};
  const auto right = part.onCompass ? along(ground.eastX, ground.eastY) : GroundVector{1.0, 0.0};
  const double fromMiddleX = (2.0 * column + 1.0 - columns) / columns;
  const double fromMiddleY = (2.0 * row + 1.0 - rows) / rows;
  const double across = fromMiddleX * right.x + fromMiddleY * right.y;
  const double downwards = fromMiddleX * down.x + fromMiddleY * down.y;
  const bool isMeant = part.x == 0 && part.y == 0 ? std::max(std::abs(across), std::abs(downwards)) <= middle
                                                  : across * part.x >= 0.0 && downwards * part.y >= 0.0;
  return isMeant != picturePart.denied;
}

} // namespace xemap::infer
