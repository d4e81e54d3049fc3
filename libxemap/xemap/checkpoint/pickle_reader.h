// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "xemap/checkpoint/pickle_value.h"

namespace xemap::checkpoint {

/// The pickle of a checkpoint only lists tensors: a longer one is none.
constexpr std::size_t maxPickleBytes = std::size_t{64} << 20U;

/// Reads the pickle of a checkpoint, protocols 2 to 5, as plain values.
///
/// Nothing is imported and nothing is called: a global is a name, and a call of one gives plain data where
/// pickleConstructor() knows it and is refused where it does not. What the values may take in memory is bounded by the
/// pickle's length and by a fixed number of values.
/// Throws: Corrupt, a pickle that breaks off or contradicts itself; Unsupported, a call, an instruction or an amount
/// that no checkpoint needs. Each names `path` and the place or the global.
Pickle readPickle(const std::string &path, std::string_view bytes);

} // namespace xemap::checkpoint
