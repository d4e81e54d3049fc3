// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "xemap/data/class_table.h"
#include "xemap/data/pixels.h"

namespace xemap::data {

/// A class mask taken apart.
struct SplitMask {
  std::vector<Mask> classes; ///< In the order of the table.
  Mask unknown;              ///< Pixels whose class is not known.
};

/// How the pixels of class masks tell classes: by colours or by indices, whichever the table has.
class ClassMaskReader {
public:
  /// Throws: InvalidArgument when some class has neither, or one has a colour and another an index.
  explicit ClassMaskReader(const ClassTable &classes);

  /// Codes of the pixels for split().
  ///
  /// Throws: NotFound, Unreadable; Corrupt for a colour that the table does not have or indices in several bands.
  IndexImage read(const std::string &path) const;

  /// Pixels of an index that no class has belong to none.
  SplitMask split(const IndexImage &codes) const;

private:
  IndexImage readColours(const std::string &path) const;

  std::size_t mClassCount = 0;
  bool mByColour = true;
  std::unordered_map<std::uint32_t, std::uint8_t> mCodeOfColour;
  std::array<std::vector<std::size_t>, 256> mClassesOfCode;
  std::array<bool, 256> mIsUnknown{};
};

} // namespace xemap::data
