// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "xemap/base/error.h"
#include "xemap/data/pixels.h"
#include "xemap/data/shard_writer.h"

namespace xemap::test {

/// Knows the words river, bridge, forest, the, of and residential as 2 to 7 and takes any other for 1; a phrase has two
/// wordings: the words, and the words backwards.
const data::ShardTokenizer &smallTokenizer();

/// Forest and river, of which the forest is also called "tall trees".
text::CompetitorBank smallBank();

/// Writes shards with these two.
data::ShardWriter smallWriter(const std::string &path);

/// A picture whose every pixel differs from its neighbours.
data::RgbImage gradient(int width, int height);

data::RgbImage solid(int width, int height, std::uint8_t red, std::uint8_t green, std::uint8_t blue);

/// A mask of the columns [left, right).
data::Mask columns(int width, int height, int left, int right);

void writeText(const std::string &path, const std::string &text);
std::string readBytes(const std::string &path);

/// Writes a JPEG, made of a picture that JPEG keeps nearly as it is.
void writeJpeg(const std::string &path, const data::RgbImage &image);

/// Names of all files below a folder, sorted, relative to it.
std::vector<std::string> filesBelow(const std::string &folder);

/// Fails unless `action` throws an Error of this code whose message holds `part`.
void expectError(ErrorCode code, const std::string &part, const std::function<void()> &action);

} // namespace xemap::test
