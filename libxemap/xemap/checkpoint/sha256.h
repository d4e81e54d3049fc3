// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace xemap::checkpoint {

/// SHA-256 of bytes that come in parts.
class Sha256 {
public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256 &) = delete;
  Sha256 &operator=(const Sha256 &) = delete;

  void add(const void *bytes, std::size_t count);

  /// Hexadecimal; nothing may be added afterwards.
  std::string text();

private:
  struct Context;
  std::unique_ptr<Context> mContext;
};

} // namespace xemap::checkpoint
