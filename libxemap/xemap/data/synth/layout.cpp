// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/layout.h"

#include <algorithm>
#include <cmath>

#include "xemap/data/synth/district_plan.h"
#include "xemap/data/synth/noise.h"

namespace xemap::data::synth {

namespace {

constexpr double streetWidth = 6.5;
constexpr double trackWidth = 3.6;

/// Builds the parcels and ways of one layout.
class LayoutBuilder {
public:
  LayoutBuilder(Layout &layout, Random &random) : mLayout(layout), mRandom(random) {}

  void addDistrict(const District &district) {
    if (isResidential(district.use))
      addResidential(district);
    else if (district.use == Surface::Industrial)
      addIndustrial(district);
    else if (district.use == Surface::Field)
      addFields(district);
    else
      addParcel(district.plan, district.use);
  }

  /// Streets along the borders of districts that need them, tracks along some of the others.
  void addBorders(const std::vector<District> &districts, const std::vector<Cut> &cuts) {
    for (const Cut &cut : cuts) {
      const bool ruralTrack = mRandom.chance(0.45);
      std::vector<std::pair<double, double>> urban;
      for (const District &district : districts)
        if (isUrban(district.use))
          collectSharedEdges(district.plan, cut, urban);
      if (ruralTrack)
        addWay(cut.from, cut.to, Surface::Track, trackWidth);
      addStreets(cut, std::move(urban));
    }
  }

private:
  void addParcel(const Polygon &plan, Surface use) {
    Parcel parcel;
    parcel.number = static_cast<int>(mLayout.parcels.size());
    parcel.use = use;
    parcel.plan = plan;
    parcel.outline = mLayout.warp.groundFromPlan(plan);
    parcel.axis = mLayout.warp.groundFromPlan(Frame{centroid(plan), longestDirection(plan)}).along;
    parcel.seed = mRandom.bits();
    mLayout.parcels.push_back(std::move(parcel));
  }

  void addWay(Vec2 from, Vec2 to, Surface surface, double width) {
    if (length(to - from) > 12.0)
      mLayout.ways.push_back({surface, mLayout.warp.lineOnGround(from, to), width});
  }

  void addResidential(const District &district) {
    const double rowDepth = district.use == Surface::DenseResidential    ? mRandom.between(40.0, 50.0)
                            : district.use == Surface::MediumResidential ? mRandom.between(52.0, 64.0)
                                                                         : mRandom.between(70.0, 90.0);
    std::vector<Polygon> rows{district.plan};
    const Vec2 axis = longestDirection(district.plan);
    cutEvenly(rows, district.plan, perpendicular(axis), rowDepth);
    for (const Polygon &row : rows) {
      std::vector<Polygon> blocks{row};
      cutEvenly(blocks, row, axis, mRandom.between(130.0, 190.0));
      for (const Polygon &block : blocks)
        addParcel(block, district.use);
    }
  }

  /// Cuts `pieces`, which make up `whole`, into equal widths of about `spacing` across `axis`, with a street in each
  /// cut.
  void cutEvenly(std::vector<Polygon> &pieces, const Polygon &whole, Vec2 axis, double spacing) {
    double low = 1e300;
    double high = -1e300;
    for (const Vec2 &p : whole) {
      low = std::min(low, dot(p, axis));
      high = std::max(high, dot(p, axis));
    }
    const int count = std::max(1, static_cast<int>(std::floor((high - low) / spacing + 0.5)));
    const Vec2 middle = centroid(whole);
    for (int i = 1; i < count; ++i) {
      const double offset = low + (high - low) * i / count - dot(middle, axis);
      const std::optional<Cut> cut = chord(whole, middle + axis * offset, perpendicular(axis));
      if (!cut)
        continue;
      pieces = divide(pieces, *cut);
      addWay(cut->from, cut->to, Surface::Street, streetWidth);
    }
  }

  void addIndustrial(const District &district) {
    std::vector<Polygon> lots = partition(district.plan, 14000.0, 0.005, mRandom, nullptr);
    const bool tanks = mTankFarms == 0 || mRandom.chance(0.3);
    const std::size_t tankLot = mRandom.index(lots.size());
    for (std::size_t i = 0; i < lots.size(); ++i) {
      Surface use = Surface::Industrial;
      if (i == tankLot && tanks && lots.size() > 1) {
        use = Surface::TankFarm;
        ++mTankFarms;
      } else if (lots.size() > 2 && i == (tankLot + 1) % lots.size()) {
        use = Surface::Parking;
      }
      addParcel(lots[i], use);
    }
  }

  void addFields(const District &district) {
    for (const Polygon &piece : partition(district.plan, mRandom.between(11000.0, 30000.0), 0.02, mRandom, nullptr)) {
      static constexpr Surface uses[] = {Surface::Field, Surface::Meadow, Surface::BareLand, Surface::Orchard};
      addParcel(piece, uses[mRandom.weighted({0.86, 0.07, 0.03, 0.04})]);
    }
  }

  static void collectSharedEdges(const Polygon &plan, const Cut &cut, std::vector<std::pair<double, double>> &shared) {
    const Frame frame{cut.from, normalized(cut.to - cut.from)};
    const double cutLength = length(cut.to - cut.from);
    for (std::size_t i = 0; i < plan.size(); ++i) {
      const Vec2 a = frame.toFrame(plan[i]);
      const Vec2 b = frame.toFrame(plan[(i + 1) % plan.size()]);
      const double low = std::max(0.0, std::min(a.x, b.x));
      const double high = std::min(cutLength, std::max(a.x, b.x));
      if (std::abs(a.y) < 0.5 && std::abs(b.y) < 0.5 && high > low)
        shared.emplace_back(low, high);
    }
  }

  void addStreets(const Cut &cut, std::vector<std::pair<double, double>> spans) {
    std::sort(spans.begin(), spans.end());
    const Vec2 direction = normalized(cut.to - cut.from);
    for (std::size_t i = 0; i < spans.size();) {
      double end = spans[i].second;
      std::size_t next = i + 1;
      while (next < spans.size() && spans[next].first < end + 1.0)
        end = std::max(end, spans[next++].second);
      addWay(cut.from + direction * spans[i].first, cut.from + direction * end, Surface::Street, streetWidth);
      i = next;
    }
  }

  Layout &mLayout;
  Random &mRandom;
  int mTankFarms = 0;
};

} // namespace

Vec2 Warp::groundFromPlan(Vec2 plan) const {
  const auto x = static_cast<float>(plan.x / mWavelength);
  const auto y = static_cast<float>(plan.y / mWavelength);
  return plan + Vec2{gradientNoise(x, y, mSeed), gradientNoise(x, y, mSeed + 1)} * mAmplitude;
}

Polygon Warp::groundFromPlan(const Polygon &plan) const {
  Polygon ground = densified(plan, 6.0);
  for (Vec2 &p : ground)
    p = groundFromPlan(p);
  return ground;
}

Polyline Warp::lineOnGround(Vec2 planFrom, Vec2 planTo) const {
  const int pieces = std::max(1, static_cast<int>(std::ceil(length(planTo - planFrom) / 6.0)));
  Polyline ground;
  for (int i = 0; i <= pieces; ++i)
    ground.push_back(groundFromPlan(planFrom + (planTo - planFrom) * (static_cast<double>(i) / pieces)));
  return ground;
}

Frame Warp::groundFromPlan(const Frame &plan) const {
  const Vec2 origin = groundFromPlan(plan.origin);
  return {origin, normalized(groundFromPlan(plan.origin + plan.along) - groundFromPlan(plan.origin - plan.along))};
}

double River::halfWidthAt(double along) const {
  const auto position = static_cast<float>(along / (meanHalfWidth * 7.0));
  return meanHalfWidth * (1.0 + 0.5 * fractalNoise(position, 0.5F, seed, 3));
}

double River::corridorAt(double along, double lateral) const {
  const auto position = static_cast<float>(along / 60.0);
  const float noise = fractalNoise(position, lateral < 0.0 ? 10.5F : 20.5F, seed + 7, 3);
  return (6.0 + std::min(meanHalfWidth, 18.0) * 0.6) * (1.0 + 0.55 * noise);
}

double Coast::seawardOf(Vec2 ground) const {
  const auto x = static_cast<float>(ground.x / 220.0);
  const auto y = static_cast<float>(ground.y / 220.0);
  return dot(ground - point, seaward) + 60.0 * static_cast<double>(fractalNoise(x, y, seed, 4));
}

double Coast::beachWidthAt(Vec2 ground) const {
  const auto x = static_cast<float>(ground.x / 260.0);
  const auto y = static_cast<float>(ground.y / 260.0);
  return std::max(0.0, meanBeachWidth * (0.7 + 2.0 * static_cast<double>(fractalNoise(x, y, seed + 5, 2))));
}

Layout planLayout(double widthMetres, double heightMetres, double gsdMetres, LayoutKind kind, Random &random) {
  Layout layout;
  layout.widthMetres = widthMetres;
  layout.heightMetres = heightMetres;
  layout.warp =
      Warp{random.between(10.0, 24.0), random.between(240.0, 360.0), static_cast<std::uint32_t>(random.bits())};
  const Theme theme = drawTheme(kind, std::min(widthMetres, heightMetres), random);
  const Skeleton skeleton = drawSkeleton(widthMetres, heightMetres, theme, random);
  layout.river = skeleton.river;
  layout.coast = skeleton.coast;

  std::vector<Polygon> pieces{skeleton.extent};
  for (const auto &line : {skeleton.mainRoad, skeleton.railway})
    if (line)
      pieces = divide(pieces, *line);
  std::vector<District> districts;
  if (skeleton.airfield) {
    pieces = divide(divide(pieces, skeleton.airfield->first), skeleton.airfield->second);
    const auto inside = [&](const Polygon &piece) { return skeleton.isAirfield(centroid(piece)); };
    for (Polygon &piece : pieces)
      if (inside(piece))
        districts.push_back({piece, Surface::Airport});
    pieces.erase(std::remove_if(pieces.begin(), pieces.end(), inside), pieces.end());
  }
  const double coarsest = 85000.0 * std::max(1.0, gsdMetres / 3.0);
  const double districtArea = std::clamp(widthMetres * heightMetres / 15.0, 12000.0, coarsest);
  std::vector<Cut> cuts;
  for (const Polygon &piece : pieces)
    for (Polygon &plan : partition(piece, districtArea, 0.02, random, &cuts))
      districts.push_back({std::move(plan), Surface::Meadow});
  assignUses(districts, theme, skeleton, random);

  LayoutBuilder builder(layout, random);
  for (const District &district : districts)
    builder.addDistrict(district);
  builder.addBorders(districts, cuts);
  std::stable_sort(layout.ways.begin(), layout.ways.end(),
                   [](const Way &a, const Way &b) { return a.surface > b.surface; });
  if (skeleton.railway)
    layout.ways.push_back(
        {Surface::Railway, layout.warp.lineOnGround(skeleton.railway->from, skeleton.railway->to), 9.0});
  if (skeleton.mainRoad)
    layout.ways.push_back({Surface::MainRoad, layout.warp.lineOnGround(skeleton.mainRoad->from, skeleton.mainRoad->to),
                           random.between(9.0, 11.5)});
  return layout;
}

} // namespace xemap::data::synth
