// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "xemap/raster/band_roles.h"

namespace xemap::raster {

/// A product whose bands have an order and names of their own.
struct BandProduct {
  const char *name; ///< For the user.
  /// What its files and their metadata are recognised by, in lower case; a hash stands for a digit.
  std::vector<std::string> signs;
  /// Roles in the usual orders of its bands; the order with as many bands as the file is the one.
  std::vector<std::vector<BandRole>> orders;
  /// Names of its bands, in lower case and without leading zeros of numbers, such as "b4".
  std::vector<std::pair<std::string, BandRole>> names;
};

/// The table in docs/rasters.md.
const std::vector<BandProduct> &bandProducts();

/// The product that a text speaks of: a file's name and all of its metadata, in lower case. Null: none that is known.
const BandProduct *productIn(const std::string &text);

/// Roles by the names that a product gives its bands ("B04", "SR_B4"); of a product that nothing names, by what the
/// names have in common. Empty: they are not such names.
std::vector<BandRole> rolesByProductNames(const std::vector<std::string> &names, const BandProduct *product);

} // namespace xemap::raster
