// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/pieces.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "xemap/spatial/region.h"

namespace xemap::infer {

namespace {

/// Pieces up to this wide are things that lie in one place. Units: metres.
constexpr double compactMetres = 120.0;

} // namespace

Pieces::Pieces(const spatial::Grid<float> &map, float threshold, const CellGround &ground) : mGround(ground) {
  const auto region =
      spatial::regionWhere(map.width(), map.height(), [&](std::size_t i) { return map[i] > threshold; });
  mComponents = spatial::components(region);
  mField = spatial::distanceTo(region, ground.shape());
  mCentroids.assign(count(), {0.0, 0.0});
  for (int y = 0; y < map.height(); ++y)
    for (int x = 0; x < map.width(); ++x)
      if (const auto label = mComponents.labels.at(x, y); label != 0) {
        auto &centroid = mCentroids[static_cast<std::size_t>(label) - 1];
        centroid.first += x;
        centroid.second += y;
      }
  for (std::size_t piece = 0; piece < count(); ++piece) {
    mCentroids[piece].first /= static_cast<double>(mComponents.areaPx[piece]);
    mCentroids[piece].second /= static_cast<double>(mComponents.areaPx[piece]);
  }
}

int Pieces::pieceAt(std::size_t cell) const {
  const auto nearest = mField.nearest[cell];
  return nearest < 0 ? -1 : mComponents.labels[static_cast<std::size_t>(nearest)] - 1;
}

double Pieces::widthMetres(int piece) const {
  return std::sqrt(static_cast<double>(mComponents.areaPx[static_cast<std::size_t>(piece)]) * mGround.metresX *
                   mGround.metresY);
}

std::pair<double, double> Pieces::centroidMetres(int piece) const {
  const auto &centroid = mCentroids[static_cast<std::size_t>(piece)];
  const auto place = mGround.wayOf(centroid.first + 0.5, centroid.second + 0.5);
  return {place.x, place.y};
}

std::vector<double> Pieces::smallest(const spatial::Grid<float> &field) const {
  std::vector<double> values(count(), std::numeric_limits<double>::max());
  for (std::size_t i = 0; i < field.size(); ++i)
    if (const auto label = mComponents.labels[i]; label != 0) {
      auto &value = values[static_cast<std::size_t>(label) - 1];
      value = std::min(value, static_cast<double>(field[i]));
    }
  return values;
}

std::vector<double> Pieces::weights(const spatial::Grid<float> &field) const {
  std::vector<double> sums(count(), 0.0);
  for (std::size_t i = 0; i < field.size(); ++i)
    if (const auto label = mComponents.labels[i]; label != 0)
      sums[static_cast<std::size_t>(label) - 1] += static_cast<double>(field[i]);
  return sums;
}

spatial::Grid<float> Pieces::spread(const std::vector<double> &values, double none, double full) const {
  spatial::Grid<float> factor(mComponents.labels.width(), mComponents.labels.height(), 0.0F);
  for (std::size_t i = 0; i < factor.size(); ++i)
    if (const int piece = pieceAt(i); piece >= 0)
      factor[i] =
          static_cast<float>(std::clamp((values[static_cast<std::size_t>(piece)] - none) / (full - none), 0.0, 1.0));
  return factor;
}

spatial::Grid<float> Pieces::judge(const std::function<double(std::size_t)> &judgement) const {
  const int width = mComponents.labels.width();
  std::vector<double> atCentre(count(), -1.0);
  for (std::size_t piece = 0; piece < count(); ++piece)
    if (widthMetres(static_cast<int>(piece)) <= compactMetres)
      atCentre[piece] =
          judgement(static_cast<std::size_t>(std::lround(mCentroids[piece].second)) * static_cast<std::size_t>(width) +
                    static_cast<std::size_t>(std::lround(mCentroids[piece].first)));
  spatial::Grid<float> factor(width, mComponents.labels.height(), 0.0F);
  for (std::size_t i = 0; i < factor.size(); ++i) {
    const int piece = pieceAt(i);
    const double value = piece >= 0 ? atCentre[static_cast<std::size_t>(piece)] : -1.0;
    factor[i] = static_cast<float>(value >= 0.0 ? value : judgement(i));
  }
  return factor;
}

} // namespace xemap::infer
