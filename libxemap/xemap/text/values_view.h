// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstring>
#include <type_traits>

namespace xemap::text {

/// Numbers in memory that somebody else owns, such as a mapped file: in the byte order of the machine, at any address.
template <typename T> class ValuesView {
public:
  static_assert(std::is_arithmetic_v<T>);

  ValuesView() = default;
  ValuesView(const void *data, std::size_t count) : mData(static_cast<const std::byte *>(data)), mCount(count) {}

  std::size_t size() const { return mCount; }

  T operator[](std::size_t index) const {
    T value;
    std::memcpy(&value, mData + index * sizeof(T), sizeof(T));
    return value;
  }

private:
  const std::byte *mData = nullptr;
  std::size_t mCount = 0;
};

} // namespace xemap::text
