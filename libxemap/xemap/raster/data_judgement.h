// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "xemap/raster/data_rule.h"
#include "xemap/raster/raster_source.h"
#include "xemap/raster/sample_look.h"

namespace xemap::raster {

/// What the file says of the bands that are used.
struct DeclaredBands {
  std::array<int, 3> numbers{};                ///< For messages.
  std::array<std::optional<double>, 3> nodata; ///< Of each band; absent where it declares none.
  bool bytes = false;                          ///< Kept in bytes: what is asked where no sample can be had.
  bool isAll = false;                          ///< Nothing but what is declared is taken for no data.
  std::string hiddenBy;                        ///< What hides pixels beside it, such as "alpha (band 4)"; may be empty.
};

/// What a look at a raster tells of it.
struct DataJudgement {
  DataRule rule;
  SampleKind sampleKind = SampleKind::Wide;
  std::string line;                  ///< What is data, for the user.
  std::vector<std::string> warnings; ///< What was assumed beyond what the file says, without the raster's name.
};

/// Judges what is data, and how samples are scaled; docs/rasters.md has the rules.
DataJudgement judgeData(const SampleLook &look, const DeclaredBands &declared);

/// The same of indices into a table of colours, which are shown as they are.
DataJudgement judgePalette(const DeclaredBands &declared);

} // namespace xemap::raster
