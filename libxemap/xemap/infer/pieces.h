// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "xemap/infer/cell_ground.h"
#include "xemap/spatial/components.h"
#include "xemap/spatial/distance_field.h"
#include "xemap/spatial/grid.h"

namespace xemap::infer {

/// The connected pieces of a probability map, and which of them each cell goes with.
class Pieces {
public:
  /// Cells above `threshold` make up the pieces.
  Pieces(const spatial::Grid<float> &map, float threshold, const CellGround &ground);

  std::size_t count() const { return mComponents.areaPx.size(); }
  /// The piece a cell is in or, beside all of them, nearest to; -1 when there is none.
  int pieceAt(std::size_t cell) const;
  /// Whether a cell is in a piece.
  bool holds(std::size_t cell) const { return mComponents.labels[cell] != 0; }
  /// Distance of a cell from the nearest piece. Units: metres between centres.
  double metresFrom(std::size_t cell) const { return static_cast<double>(mField.distancePx[cell]) * mGround.metresX; }

  /// The side of a square of the piece's area.
  double widthMetres(int piece) const;
  /// Units: metres from the upper left corner, along rows and at right angles to them.
  std::pair<double, double> centroidMetres(int piece) const;

  /// The smallest value of a field in each piece.
  std::vector<double> smallest(const spatial::Grid<float> &field) const;
  /// The sum of a field over each piece.
  std::vector<double> weights(const spatial::Grid<float> &field) const;

  /// One value per piece over the cells that go with it, 0 up to `none`, 1 from `full` on.
  spatial::Grid<float> spread(const std::vector<double> &values, double none, double full) const;

  /// A judgement of cells, made once per piece at its centre where the piece is a compact thing, and cell by cell
  /// where it sprawls. Units: judgements in [0,1].
  spatial::Grid<float> judge(const std::function<double(std::size_t cell)> &judgement) const;

private:
  spatial::Components mComponents;
  spatial::DistanceField mField;
  CellGround mGround;
  std::vector<std::pair<double, double>> mCentroids; ///< Units: cells.
};

} // namespace xemap::infer
