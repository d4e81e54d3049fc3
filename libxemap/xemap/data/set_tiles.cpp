// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/set_tiles.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace xemap::data {

namespace {

struct Window {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

std::vector<Window> tileWindows(int width, int height, int maxTilePx) {
  const int columns = (width + maxTilePx - 1) / maxTilePx;
  const int rows = (height + maxTilePx - 1) / maxTilePx;
  const auto edge = [](int side, int index, int count) {
    return static_cast<int>(static_cast<std::int64_t>(side) * index / count);
  };
  std::vector<Window> windows;
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const int x = edge(width, column, columns);
      const int y = edge(height, row, rows);
      windows.push_back({x, y, edge(width, column + 1, columns) - x, edge(height, row + 1, rows) - y});
    }
  return windows;
}

/// Shape: `pixels` [height,width,channels] → [window.height,window.width,channels].
std::vector<std::uint8_t> crop(const std::vector<std::uint8_t> &pixels, int width, int channels, const Window &window) {
  std::vector<std::uint8_t> cropped;
  cropped.reserve(std::size_t{1} * window.width * window.height * channels);
  for (int y = window.y; y < window.y + window.height; ++y) {
    const auto first = pixels.begin() + (std::ptrdiff_t{1} * y * width + window.x) * channels;
    cropped.insert(cropped.end(), first, first + std::ptrdiff_t{1} * window.width * channels);
  }
  return cropped;
}

ShardImage tileOf(const ShardImage &image, const Window &window) {
  ShardImage tile;
  tile.gsdMetres = image.gsdMetres;
  tile.sceneClass = image.sceneClass;
  tile.image = {window.width, window.height, crop(image.image.rgb, image.image.width, 3, window)};
  std::vector<std::int32_t> maskInTile;
  for (const Mask &mask : image.masks) {
    Mask part{window.width, window.height, crop(mask.values, mask.width, 1, window)};
    const bool isEmpty = std::all_of(part.values.begin(), part.values.end(), [](std::uint8_t v) { return v == 0; });
    maskInTile.push_back(isEmpty ? PackedExpression::absent : static_cast<std::int32_t>(tile.masks.size()));
    if (!isEmpty)
      tile.masks.push_back(std::move(part));
  }
  if (image.unknownMask >= 0)
    tile.unknownMask = std::max(-1, maskInTile[static_cast<std::size_t>(image.unknownMask)]);
  for (const ShardExpression &expression : image.expressions) {
    ShardExpression inTile = expression;
    if (expression.mask >= 0)
      inTile.mask = maskInTile[static_cast<std::size_t>(expression.mask)];
    const bool wasHere = expression.mask != PackedExpression::absent;
    if (wasHere && inTile.mask == PackedExpression::absent && expression.tags != Category)
      continue;
    if (inTile.mask == PackedExpression::absent)
      inTile.tags |= Absent;
    tile.expressions.push_back(std::move(inTile));
  }
  return tile;
}

} // namespace

ShardImage readAnnotatedImage(const std::string &directory, const SetImage &image,
                              const std::vector<const SetExpression *> &expressions) {
  ShardImage annotated;
  annotated.image = readSetImage(directory, image);
  annotated.gsdMetres = static_cast<float>(image.gsdMetres.value_or(0.0));
  std::map<std::string, std::int32_t> maskOfFile;
  for (const SetExpression *expression : expressions) {
    ShardExpression packed{expression->text, expression->tags, PackedExpression::absent};
    const auto shared = maskOfFile.find(expression->maskFile);
    if (shared != maskOfFile.end()) {
      packed.mask = shared->second;
    } else if (expression->present) {
      packed.mask = static_cast<std::int32_t>(annotated.masks.size());
      annotated.masks.push_back(readExpressionMask(directory, image, *expression));
      if (!expression->maskFile.empty())
        maskOfFile[expression->maskFile] = packed.mask;
    }
    annotated.expressions.push_back(std::move(packed));
  }
  if (std::optional<Mask> unknown = readUnknownMask(directory, image)) {
    annotated.unknownMask = static_cast<std::int32_t>(annotated.masks.size());
    annotated.masks.push_back(std::move(*unknown));
  }
  return annotated;
}

std::vector<ShardImage> cutIntoTiles(const ShardImage &image, int maxTilePx) {
  std::vector<ShardImage> tiles;
  for (const Window &window : tileWindows(image.image.width, image.image.height, maxTilePx)) {
    ShardImage tile = tileOf(image, window);
    if (!tile.expressions.empty())
      tiles.push_back(std::move(tile));
  }
  return tiles;
}

} // namespace xemap::data
