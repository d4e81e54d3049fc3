// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <utility>

#include "xemap/base/output_set.h"

namespace xemap::raster {

/// Brings the layer of a GeoPackage into another that has layers of its own, in one transaction: whatever ends it
/// before, the other is as it was.
///
/// An older layer of that name is replaced; that it may be is for the caller to know.
class LayerPlacement final : public Placement {
public:
  LayerPlacement(std::string path, std::string layer) : mPath(std::move(path)), mLayer(std::move(layer)) {}

  void commit(const std::string &temporary) override;
  /// Takes the layer out again.
  void takeBack() noexcept override;

private:
  std::string mPath;
  std::string mLayer;
};

} // namespace xemap::raster
