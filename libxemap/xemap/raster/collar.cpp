// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/collar.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace xemap::raster {

namespace {

using Value = std::array<float, 3>;

constexpr std::size_t fewestCells = 256; // Less is no picture to judge by.
constexpr double leastBorder = 0.06;     // Share of the border that a collar takes.
constexpr double leastArea = 0.002;      // Share of the raster.
constexpr double leastPicture = 0.02;    // Share of the raster that is left.
constexpr double mostEven = 0.5;         // Share of neighbours in the picture that are alike.

Value valueAt(const RawSamples &raw, std::size_t i) {
  return {raw.samples[0][i], raw.samples[1][i], raw.samples[2][i]};
}

/// Whether programs write a value where they have nothing: 0, or that than which nothing in the raster is darker in any
/// band, or nothing brighter. Still water and roofs have even areas as well, but there is something beyond them.
bool isUsual(const RawSamples &raw, const std::vector<std::uint8_t> &valid, const Value &value) {
  if (value == Value{})
    return true;
  bool darkest = true;
  bool brightest = true;
  for (std::size_t i = 0; i < valid.size() && (darkest || brightest); ++i)
    for (std::size_t band = 0; band < value.size() && valid[i] != 0; ++band) {
      darkest = darkest && raw.samples[band][i] >= value[band];
      brightest = brightest && raw.samples[band][i] <= value[band];
    }
  return darkest || brightest;
}

/// The values of the corners that take enough of the border.
std::vector<Value> candidates(const SampleLook &look, const std::vector<std::uint8_t> &borderValid) {
  std::map<Value, std::size_t> counts;
  for (const std::size_t corner : look.corners)
    if (borderValid[corner] != 0)
      counts[valueAt(look.border, corner)] = 0;
  for (std::size_t i = 0; i < borderValid.size(); ++i)
    if (borderValid[i] != 0)
      if (const auto known = counts.find(valueAt(look.border, i)); known != counts.end())
        ++known->second;
  std::vector<Value> values;
  for (const auto &[value, count] : counts)
    if (static_cast<double>(count) >= leastBorder * static_cast<double>(borderValid.size()))
      values.push_back(value);
  return values;
}

/// Whether what the value leaves is a picture.
bool leavesPicture(const SampleLook &look, const std::vector<std::uint8_t> &valid, const Value &value) {
  const auto side = static_cast<std::size_t>(look.plan.cellSide);
  const auto rowLength = look.plan.inside.size() == 1 ? static_cast<std::size_t>(look.plan.cellsX) * side : side;
  std::size_t left = 0;
  std::size_t pairs = 0;
  std::size_t even = 0;
  for (std::size_t i = 0; i < valid.size(); ++i) {
    const Value here = valueAt(look.inside, i);
    if (valid[i] == 0 || here == value)
      continue;
    ++left;
    if (i + 1 >= valid.size() || (i + 1) % rowLength == 0 || valid[i + 1] == 0)
      continue;
    ++pairs;
    even += valueAt(look.inside, i + 1) == here ? 1 : 0;
  }
  return static_cast<double>(left) >= leastPicture * static_cast<double>(valid.size()) && pairs > 0 &&
         static_cast<double>(even) < mostEven * static_cast<double>(pairs);
}

/// The cells around one, itself among them.
template <typename Visit> void forEachNeighbour(std::size_t cell, int cellsX, int cellsY, const Visit &visit) {
  const int x = static_cast<int>(cell % static_cast<std::size_t>(cellsX));
  const int y = static_cast<int>(cell / static_cast<std::size_t>(cellsX));
  for (int nearY = std::max(0, y - 1); nearY <= std::min(cellsY - 1, y + 1); ++nearY)
    for (int nearX = std::max(0, x - 1); nearX <= std::min(cellsX - 1, x + 1); ++nearX)
      visit(static_cast<std::size_t>(nearY) * static_cast<std::size_t>(cellsX) + static_cast<std::size_t>(nearX));
}

std::vector<std::uint8_t> cellsOf(const SampleLook &look, const std::vector<std::uint8_t> &insideValid,
                                  const Value &value) {
  const std::size_t perCell =
      static_cast<std::size_t>(look.plan.cellSide) * static_cast<std::size_t>(look.plan.cellSide);
  const std::size_t count = insideValid.size() / perCell;
  const auto isFull = [&](std::size_t cell) {
    for (std::size_t i = cell * perCell; i < (cell + 1) * perCell; ++i)
      if (insideValid[i] != 0 && valueAt(look.inside, i) != value)
        return false;
    return true;
  };
  std::vector<std::uint8_t> reached(count, 0);
  std::vector<std::size_t> front;
  const auto reach = [&](std::size_t cell) {
    if (reached[cell] == 0) {
      reached[cell] = 1;
      front.push_back(cell);
    }
  };
  for (std::size_t i = 0; i < look.borderCells.size(); ++i)
    if (valueAt(look.border, i) == value)
      reach(look.borderCells[i]);
  while (!front.empty()) {
    const std::size_t cell = front.back();
    front.pop_back();
    forEachNeighbour(cell, look.plan.cellsX, look.plan.cellsY, [&](std::size_t near) {
      if (reached[near] == 0 && isFull(near))
        reach(near);
    });
  }
  return reached;
}

/// The collar's edge runs somewhere in the cells beside those that it fills.
std::vector<std::uint8_t> withNeighbours(const std::vector<std::uint8_t> &cells, int cellsX, int cellsY) {
  std::vector<std::uint8_t> wide(cells.size(), 0);
  for (std::size_t cell = 0; cell < cells.size(); ++cell)
    if (cells[cell] != 0)
      forEachNeighbour(cell, cellsX, cellsY, [&](std::size_t near) { wide[near] = 1; });
  return wide;
}

} // namespace

std::vector<FoundCollar> findCollars(const SampleLook &look, const std::vector<std::uint8_t> &insideValid,
                                     const std::vector<std::uint8_t> &borderValid) {
  std::vector<FoundCollar> found;
  if (insideValid.size() < fewestCells)
    return found;
  for (const Value &value : candidates(look, borderValid)) {
    if (!isUsual(look.inside, insideValid, value) || !leavesPicture(look, insideValid, value))
      continue;
    auto cells = cellsOf(look, insideValid, value);
    const double share = static_cast<double>(std::count(cells.begin(), cells.end(), std::uint8_t{1})) /
                         static_cast<double>(cells.size());
    if (share < leastArea)
      continue;
    const auto &plan = look.plan;
    found.push_back({{value, plan.cellsX, plan.cellsY, withNeighbours(cells, plan.cellsX, plan.cellsY)}, share});
  }
  return found;
}

} // namespace xemap::raster
