// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/pickle_input.h"

#include <charconv>
#include <system_error>

#include "xemap/base/error.h"
#include "xemap/checkpoint/quoted.h"

namespace xemap::checkpoint {

unsigned char PickleInput::instruction() {
  mInstruction = mAt;
  return static_cast<unsigned char>(take(1)[0]);
}

std::string_view PickleInput::take(std::uint64_t count) {
  if (count > left())
    corrupt("expected " + std::to_string(count) + " bytes more, found " + std::to_string(left()));
  const auto taken = mBytes.substr(mAt, count);
  mAt += count;
  return taken;
}

std::uint64_t PickleInput::number(unsigned bytes) {
  std::uint64_t value = 0;
  const auto raw = take(bytes);
  for (auto i = bytes; i-- > 0;)
    value = (value << 8U) | static_cast<unsigned char>(raw[i]);
  return value;
}

std::string_view PickleInput::line() {
  const auto end = mBytes.find('\n', mAt);
  if (end == std::string_view::npos)
    corrupt("expected a line, found no end of it");
  const auto found = mBytes.substr(mAt, end - mAt);
  mAt = end + 1;
  return found;
}

std::uint64_t PickleInput::lineNumber() {
  const auto digits = line();
  std::uint64_t value = 0;
  const auto *last = digits.data() + digits.size();
  const auto [end, failure] = std::from_chars(digits.data(), last, value);
  if (failure != std::errc() || end != last)
    corrupt("expected a number, found " + quoted(digits));
  return value;
}

std::string PickleInput::at() const {
  return " at byte " + std::to_string(mInstruction);
}

void PickleInput::corrupt(const std::string &what) const {
  throw Error(ErrorCode::Corrupt, mPath + ": not a whole pickle:" + at() + ": " + what);
}

void PickleInput::unsupported(const std::string &what) const {
  throw Error(ErrorCode::Unsupported, mPath + ": pickle " + what);
}

void PickleInput::refuseCall(const std::string &global) const {
  unsupported("calls " + quoted(global) + ", which is not on the list of harmless constructors; refused");
}

} // namespace xemap::checkpoint
