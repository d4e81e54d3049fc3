// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/utf8.h"

#include <algorithm>
#include <unicode/utf8.h>

#include "xemap/base/error.h"

namespace xemap::text {

std::optional<std::size_t> findInvalidUtf8(std::string_view bytes) {
  const char *data = bytes.data();
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    const std::size_t start = offset;
    UChar32 codePoint = 0;
    U8_NEXT(data, offset, bytes.size(), codePoint);
    if (codePoint < 0)
      return start;
  }
  return std::nullopt;
}

void requireUtf8(const std::string &bytes, const std::string &name) {
  if (const auto position = findInvalidUtf8(bytes))
    throw Error(ErrorCode::InvalidArgument,
                name + ": expected UTF-8, found an invalid byte at position " + std::to_string(*position));
}

std::size_t countCharacters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

} // namespace xemap::text
