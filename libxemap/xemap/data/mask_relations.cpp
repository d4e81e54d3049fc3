// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/mask_relations.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <set>
#include <utility>

#include "xemap/data/packed_shard.h"
#include "xemap/spatial/components.h"
#include "xemap/spatial/distance_field.h"
#include "xemap/text/referring_expression.h"

namespace xemap::data {

namespace {

using spatial::DistanceField;
using spatial::RegionMask;

/// Things up to this factor beyond a distance are in doubt; expressions with more than this share of such are left out.
constexpr double doubtFactor = 1.35;
constexpr double doubtShare = 0.15;
/// An expression that nearly all of a class fulfils says nothing more than the class's name.
constexpr double allButAll = 0.95;

struct Piece {
  std::int64_t areaPx = 0;
  double centreX = 0.0;
  double centreY = 0.0;
};

/// The things of a class. Shape: labels 0 outside, things from 1 on.
struct Things {
  spatial::Grid<std::int32_t> labels;
  std::vector<Piece> pieces;
  std::int64_t areaPx = 0;
};

Things thingsOf(const RegionMask &mask, int minPixels) {
  const auto found = spatial::components(mask);
  const double most = 0.25 * static_cast<double>(mask.size());
  std::vector<std::int32_t> numbers(found.areaPx.size() + 1, 0);
  Things things{spatial::Grid<std::int32_t>(mask.width(), mask.height(), 0), {}, 0};
  for (std::size_t i = 0; i < found.areaPx.size(); ++i)
    if (found.areaPx[i] >= minPixels && static_cast<double>(found.areaPx[i]) <= most) {
      things.pieces.push_back({found.areaPx[i], 0.0, 0.0});
      things.areaPx += found.areaPx[i];
      numbers[i + 1] = static_cast<std::int32_t>(things.pieces.size());
    }
  for (int y = 0; y < mask.height(); ++y)
    for (int x = 0; x < mask.width(); ++x) {
      const auto number = numbers[static_cast<std::size_t>(found.labels.at(x, y))];
      things.labels.at(x, y) = number;
      if (number == 0)
        continue;
      auto &piece = things.pieces[static_cast<std::size_t>(number) - 1];
      piece.centreX += x / static_cast<double>(piece.areaPx);
      piece.centreY += y / static_cast<double>(piece.areaPx);
    }
  return things;
}

RegionMask maskOf(const Things &things, const std::vector<bool> &chosen) {
  RegionMask mask(things.labels.width(), things.labels.height(), 0);
  for (std::size_t i = 0; i < mask.size(); ++i)
    mask[i] = things.labels[i] != 0 && chosen[static_cast<std::size_t>(things.labels[i]) - 1] ? 1 : 0;
  return mask;
}

/// Smallest distance of each thing to a field's region. Units: pixels.
std::vector<double> distancesOf(const Things &things, const DistanceField &field) {
  std::vector<double> nearest(things.pieces.size(), 1e30);
  for (std::size_t i = 0; i < things.labels.size(); ++i)
    if (things.labels[i] != 0) {
      auto &best = nearest[static_cast<std::size_t>(things.labels[i]) - 1];
      best = std::min(best, static_cast<double>(field.distancePx[i]));
    }
  return nearest;
}

bool isDoubtful(const Things &things, const std::vector<double> &distances, double limit) {
  double within = 0.0;
  double doubtful = 0.0;
  for (std::size_t i = 0; i < distances.size(); ++i)
    if (distances[i] <= limit * doubtFactor)
      (distances[i] <= limit ? within : doubtful) += static_cast<double>(things.pieces[i].areaPx);
  return doubtful > doubtShare * within;
}

struct Compass {
  int x;
  int y;
  const char *noun;
  const char *adjective;
};

constexpr Compass compass[] = {
    {0, -1, "north", "northern"}, {0, 1, "south", "southern"}, {1, 0, "east", "eastern"}, {-1, 0, "west", "western"}};

/// Makes the expressions of one picture.
class Relater {
public:
  Relater(const std::vector<ClassRegion> &classes, const MaskRelationOptions &options, Random &random)
      : mClasses(classes), mOptions(options), mRandom(random) {
    for (const auto &region : classes) {
      mThings.push_back(thingsOf(region.mask, options.minPixels));
      mFields.push_back(spatial::distanceTo(region.mask));
    }
  }

  std::vector<RelationExpression> all() {
    std::vector<std::function<void()>> makers;
    for (std::size_t target = 0; target < mClasses.size(); ++target) {
      makers.emplace_back([this, target] { addPart(target); });
      makers.emplace_back([this, target] { addLargest(target); });
      for (std::size_t anchor = 0; anchor < mClasses.size(); ++anchor)
        if (anchor != target && isThere(anchor)) {
          makers.emplace_back([this, target, anchor] { addNear(target, anchor); });
          makers.emplace_back([this, target, anchor] { addDirection(target, anchor); });
        }
    }
    mRandom.shuffle(makers);
    for (const auto &make : makers)
      if (static_cast<int>(mExpressions.size()) < mOptions.count)
        make();
    return std::move(mExpressions);
  }

private:
  bool isThere(std::size_t region) const {
    const auto &values = mClasses[region].mask.values();
    return std::count(values.begin(), values.end(), std::uint8_t{1}) >= mOptions.minPixels;
  }

  const std::string &phraseOf(std::size_t region) { return mRandom.pick(mClasses[region].phrases); }

  void add(std::size_t target, const std::string &text, std::uint32_t tags, const RegionMask &mask) {
    const auto area = std::count(mask.values().begin(), mask.values().end(), std::uint8_t{1});
    const auto &things = mThings[target];
    if (area < mOptions.minPixels || static_cast<double>(area) > allButAll * static_cast<double>(things.areaPx) ||
        !mTexts.insert(text).second)
      return;
    mExpressions.push_back({text, tags, mask});
  }

  void addPart(std::size_t target) {
    if (!isThere(target))
      return;
    const auto &side = compass[mRandom.index(4)];
    RegionMask mask = mClasses[target].mask;
    for (int y = 0; y < mask.height(); ++y)
      for (int x = 0; x < mask.width(); ++x)
        if ((2 * x + 1 - mask.width()) * side.x < 0 || (2 * y + 1 - mask.height()) * side.y < 0)
          mask.at(x, y) = 0;
    const auto &values = mask.values();
    if (std::count(values.begin(), values.end(), std::uint8_t{1}) < mOptions.minPixels)
      return;
    const std::string text = phraseOf(target) + " in the " + side.adjective + " half";
    if (mTexts.insert(text).second)
      mExpressions.push_back({text, Direction, mask});
  }

  void addLargest(std::size_t target) {
    const auto &things = mThings[target];
    std::vector<bool> chosen(things.pieces.size(), false);
    std::size_t best = 0;
    for (std::size_t i = 1; i < things.pieces.size(); ++i)
      best = things.pieces[i].areaPx > things.pieces[best].areaPx ? i : best;
    for (std::size_t i = 0; i < things.pieces.size(); ++i)
      if (i != best &&
          1.25 * static_cast<double>(things.pieces[i].areaPx) > static_cast<double>(things.pieces[best].areaPx))
        return;
    if (things.pieces.size() < 2)
      return;
    chosen[best] = true;
    add(target, "the largest area of " + phraseOf(target), Size, maskOf(things, chosen));
  }

  void addNear(std::size_t target, std::size_t anchor) {
    if (!mOptions.gsdMetres)
      return;
    const auto &things = mThings[target];
    const auto distances = distancesOf(things, mFields[anchor]);
    const double gsd = *mOptions.gsdMetres;
    static const std::vector<int> reaches{30, 50, 100, 200};
    const int metres = mRandom.pick(reaches);
    const bool denies = mRandom.chance(0.25);
    const double limit = (denies ? text::nearMetres : metres) / gsd;
    if (isDoubtful(things, distances, limit))
      return;
    std::vector<bool> chosen;
    for (const double distance : distances)
      chosen.push_back((distance <= limit) != denies);
    std::string link = " within " + std::to_string(metres) + " m of the ";
    if (denies)
      link = " away from the ";
    else if (metres == text::besideMetres)
      link = " beside the ";
    else if (metres == text::nearMetres)
      link = " near the ";
    add(target, phraseOf(target) + link + phraseOf(anchor), denies ? Relation | Negation : Relation,
        maskOf(things, chosen));
  }

  void addDirection(std::size_t target, std::size_t anchor) {
    const auto anchorPieces = spatial::components(mClasses[anchor].mask).areaPx;
    const auto large = std::count_if(anchorPieces.begin(), anchorPieces.end(),
                                     [&](std::int64_t area) { return area >= mOptions.minPixels / 4; });
    if (large != 1) // "the" anchor must be one thing
      return;
    const auto &side = compass[mRandom.index(4)];
    const auto &things = mThings[target];
    std::vector<bool> chosen;
    const int width = things.labels.width();
    for (const auto &piece : things.pieces) {
      const int x = static_cast<int>(std::lround(piece.centreX));
      const int y = static_cast<int>(std::lround(piece.centreY));
      const auto nearest = mFields[anchor].nearest.at(x, y);
      const double awayX = x - nearest % width;
      const double awayY = y - nearest / width;
      const double away = std::hypot(awayX, awayY);
      chosen.push_back(away > 0.0 && awayX * side.x + awayY * side.y >= 0.5 * away);
    }
    add(target, phraseOf(target) + " " + side.noun + " of the " + phraseOf(anchor), Direction | Relation,
        maskOf(things, chosen));
  }

  const std::vector<ClassRegion> &mClasses;
  const MaskRelationOptions &mOptions;
  Random &mRandom;
  std::vector<Things> mThings;
  std::vector<DistanceField> mFields;
  std::set<std::string> mTexts;
  std::vector<RelationExpression> mExpressions;
};

} // namespace

std::vector<RelationExpression> relateClasses(const std::vector<ClassRegion> &classes,
                                              const MaskRelationOptions &options, Random &random) {
  return Relater(classes, options, random).all();
}

} // namespace xemap::data
