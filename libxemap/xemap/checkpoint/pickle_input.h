// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace xemap::checkpoint {

/// The bytes of a pickle, taken one instruction after the other, and what is said about a bad one.
class PickleInput {
public:
  PickleInput(const std::string &path, std::string_view bytes) : mPath(path), mBytes(bytes) {}

  /// Throws: Corrupt, each of these, at the end of the bytes.
  unsigned char instruction();
  std::string_view take(std::uint64_t count);
  std::uint64_t number(unsigned bytes); ///< Little endian, without sign.
  std::string_view line();
  std::uint64_t lineNumber();

  std::size_t left() const { return mBytes.size() - mAt; }
  std::string at() const; ///< Where the instruction at work begins, for a message.

  [[noreturn]] void corrupt(const std::string &what) const;
  [[noreturn]] void unsupported(const std::string &what) const;
  [[noreturn]] void refuseCall(const std::string &global) const;

private:
  std::string mPath;
  std::string_view mBytes;
  std::size_t mAt = 0;
  std::size_t mInstruction = 0;
};

} // namespace xemap::checkpoint
