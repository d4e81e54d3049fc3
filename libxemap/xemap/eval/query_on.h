// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "xemap/infer/engine.h"

namespace xemap::eval {

/// A question, without words yet, about all of a picture of a XeMap-set at its own resolution. `gsdMetres` is what the
/// set says of pictures that do not know their own.
infer::Query queryOn(raster::RasterSource &picture, const std::string &path, std::optional<double> gsdMetres);

} // namespace xemap::eval
