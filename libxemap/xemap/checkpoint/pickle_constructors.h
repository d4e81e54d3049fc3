// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace xemap::checkpoint {

/// What a pickle gets that calls a global: plain data in every case.
enum class PickleConstructor {
  Dict,          ///< A Dict of the pairs in the first argument, if there is one.
  FirstArgument, ///< The first argument itself; an empty List where there is none.
  Tensor,        ///< A Tensor of storage, offset, sizes and strides.
  Object,        ///< An Object that holds the attributes it is given.
  Opaque
};

/// The harmless constructors that checkpoints call; nothing for every other global.
std::optional<PickleConstructor> pickleConstructor(std::string_view global);

} // namespace xemap::checkpoint
