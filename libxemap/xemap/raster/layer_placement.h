// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <utility>

#include "xemap/base/output_set.h"
#include "xemap/raster/gdal_dataset.h"

namespace xemap::raster {

/// Brings the layer of a GeoPackage into another that has layers of its own, in one transaction: whatever ends it
/// before, the other is as it was. Where the process is killed in it, a journal is left that SQLite undoes it from when
/// any program opens the file for writing.
///
/// An older layer of that name is replaced; that it may be is for the caller to know.
class LayerPlacement final : public Placement {
public:
  LayerPlacement(std::string path, std::string layer) : mPath(std::move(path)), mLayer(std::move(layer)) {}

  void prepare(const std::string &temporary) override;
  void commit() override;
  /// Takes the layer out again.
  void takeBack() noexcept override;

private:
  [[noreturn]] void refuse(const std::string &why) const;

  std::string mPath;
  std::string mLayer;
  DatasetPtr mTarget; ///< Within the transaction, from prepare() to commit().
  bool mCommitted = false;
};

} // namespace xemap::raster
