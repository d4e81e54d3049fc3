// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "xemap/infer/clip_polygon.h"
#include "xemap/infer/engine.h"
#include "xemap/infer/extent/tile_pipeline.h"
#include "xemap/infer/extent/tile_plan.h"
#include "xemap/infer/network.h"
#include "xemap/raster/analysis_grid.h"
#include "xemap/teach/evidence.h"

namespace xemap::infer {

/// Gathers from tiles what the examples on an extent show, and evenly spread cells around them.
class ExampleCells {
public:
  /// All arguments outlive it. Throws: InvalidArgument for an outline of two points or one that is not finite.
  ExampleCells(const Network &network, const std::vector<Example> &examples, const raster::AnalysisGrid &grid,
               const AxisPlan &columns, const AxisPlan &rows);

  /// Whether an example may reach into what is a tile's own.
  bool wants(std::size_t tileRow, std::size_t tileColumn) const;

  /// Takes the cells of a tile that are its own.
  ///
  /// Shape: words [1,H/2,W/2], the logits of what words say; undefined without words.
  void add(const TileTask &task, const at::Tensor &words);

  /// Cells with data that are a tile's own, every `step` of them along both axes. Arguments as add().
  teach::Cells everyCell(const TileTask &task, const at::Tensor &words, int step) const;

  /// From a place to the nearest example's bounds. Units: pixels of the grid.
  double distance(const teach::CellPlace &place) const;

  /// Throws: InvalidArgument for an example without a pixel with data in the extent.
  teach::Evidence take();

private:
  /// One example: its outline in pixels of the grid, and how much of which cells it covers.
  struct Shown {
    bool like = true;
    ClipPolygon inside;
    raster::PixelWindow bounds;
    teach::Cells cells;
    std::vector<int> pixels; ///< Of each cell.
    int step = 1;            ///< Between the cells of a large one.
  };

  raster::PixelWindow ownWindow(std::size_t tileRow, std::size_t tileColumn) const;
  void addExample(const TileTask &task, const at::Tensor &words, const raster::PixelWindow &own, Shown &shown,
                  std::vector<std::uint8_t> &covered);
  /// Where `valid` is 1. Shape: `valid` of the part of the tile inside the grid.
  teach::Cells cellsEvery(int step, const TileTask &task, const at::Tensor &words,
                          const std::vector<std::uint8_t> &valid) const;
  void appendCell(const TileTask &task, const at::Tensor &words, int row, int column, teach::Cells &cells) const;

  const Network &mNetwork;
  const AxisPlan &mColumns;
  const AxisPlan &mRows;
  std::vector<Shown> mShown;
  int mStep = 1; ///< Between cells around, in cells.
  teach::Evidence mEvidence;
};

/// The ring of an example in map coordinates of the grid: a point stands for a small square around it.
std::vector<raster::Point> ringOf(const Example &example, const raster::AnalysisGrid &grid);

} // namespace xemap::infer
