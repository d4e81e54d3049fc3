// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace xemap::checkpoint {

/// A place among the values of a Pickle.
using PickleId = std::uint32_t;

/// One value of a pickle, as plain data.
struct PickleValue {
  enum class Kind {
    None,
    Bool,    ///< `integer`.
    Integer, ///< `integer`; what does not fit 64 bits is Opaque.
    Text,    ///< `text`.
    Bytes,   ///< `text`.
    List,    ///< `items`; sets as well.
    Tuple,   ///< `items`.
    Dict,    ///< `items`: key, value, key, value; of equal keys the last one counts.
    Global,  ///< `text`: the full name; nothing stands behind it.
    Object,  ///< `items`: the states it was given, usually one Dict of attributes.
    Storage, ///< `items`: the persistent id, ("storage", type, key, location, elements).
    Tensor,  ///< `items`: storage, offset, sizes, strides.
    Opaque   ///< Something of no interest here.
  };
  Kind kind = Kind::None;
  std::int64_t integer = 0;
  std::string text;
  std::vector<PickleId> items;
};

/// A pickle as plain values.
///
/// Values name each other by index rather than own each other: one may be shared or hold itself, and taking all of them
/// down needs no recursion, however deep a file nests them.
struct Pickle {
  std::vector<PickleValue> values;
  PickleId root = 0;
  std::size_t bytes = 0; ///< How many it was made of; others may follow them.

  const PickleValue &operator[](PickleId id) const { return values[id]; }
};

} // namespace xemap::checkpoint
