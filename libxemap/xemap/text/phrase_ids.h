// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace xemap::text {

/// A text as a frozen text encoder reads it.
///
/// Shape: `ids` [2 .. the most an encoder takes]: begin of text, the text, end of text; no padding.
struct PhraseIds {
  std::vector<std::int32_t> ids;
  bool truncated = false; ///< The text was longer; its end was cut off.
};

} // namespace xemap::text
