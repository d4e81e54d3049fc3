// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "xemap/base/error.h"

namespace xemap::raster {
class RasterSource;
}

namespace xemap::infer {

/// Embeds texts and pictures with a CLIP model: how anyone checks that an import says what the original says.
///
/// Threads: one thread at a time.
class XEMAP_EXPORT Embedder {
public:
  virtual ~Embedder() = default;

  /// Shape: → [texts][embedding], of unit length.
  /// Throws: InvalidArgument for a text that is not UTF-8 or too long.
  virtual std::vector<std::vector<float>> embedTexts(const std::vector<std::string> &texts) = 0;

  /// The middle square of a picture, shrunk to the size the model was trained on.
  ///
  /// Shape: → [embedding], of unit length.
  /// Throws: Unreadable; NoData.
  virtual std::vector<float> embedImage(raster::RasterSource &source) = 0;
};

/// Throws: NotFound, Corrupt; Unsupported for a model that is no CLIP model.
XEMAP_EXPORT std::unique_ptr<Embedder> createEmbedder(const std::string &modelDirectory);

} // namespace xemap::infer
