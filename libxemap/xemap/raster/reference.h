// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace xemap {
class Feedback;
}

namespace xemap::raster {

/// What a reference says of a pixel.
enum class Truth : std::uint8_t { NotReferred, Referred, Unknown };

/// Takes a row of a probability raster with what the reference says of it.
///
/// Shape: both [width]; probabilities float32, NaN where there is no data.
using TakeTruth = std::function<void(int width, const float *probability, const Truth *truth)>;

/// Reads a probability raster beside a reference raster (its first band), row by row from the top.
///
/// Referred is where the reference has `referredValue`, or anything but 0 where none is given; unknown is where it has
/// no data. A reference on another grid or in another CRS is brought to the probabilities' pixels, each taking the
/// nearest value; that goes through a hidden file beside `scratchPath`. Memory does not grow with the rasters. Returns
/// false when cancelled. Throws: NotFound, Unreadable, Unwritable; InvalidArgument, naming the file, for a raster of
/// probabilities that is none, and for a reference that cannot be laid over it.
bool readWithReference(const std::string &probabilityPath, const std::string &referencePath,
                       const std::string &scratchPath, const std::optional<double> &referredValue,
                       const TakeTruth &take, Feedback &feedback);

} // namespace xemap::raster
