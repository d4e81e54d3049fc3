// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace xemap::text {

/// The words a model knows, in a fixed order.
class Vocabulary {
public:
  static constexpr std::uint16_t paddingId = 0;
  static constexpr std::uint16_t unknownId = 1;
  static constexpr std::uint16_t firstWordId = 2;

  /// Reads one normalised word a line, the order giving the identifiers from firstWordId on.
  ///
  /// Throws: Corrupt for an empty, repeated or not normalised word, naming `origin` and the line; Unreadable.
  static Vocabulary read(std::istream &lines, const std::string &origin);

  /// The words of `required` in their order, then the most frequent others of `texts` (ties in alphabetical order),
  /// each seen `minCount` times or more, up to `maxWords` in all.
  ///
  /// Throws: InvalidArgument for text that is not UTF-8, and when there are more required words than `maxWords`.
  static Vocabulary build(const std::vector<std::string> &texts, std::size_t maxWords, std::size_t minCount,
                          const std::vector<std::string> &required = {});

  void write(std::ostream &lines) const;

  std::optional<std::uint16_t> idOf(const std::string &word) const;
  /// Identifiers run from 0 to idCount() - 1.
  std::size_t idCount() const { return mWords.size() + firstWordId; }
  const std::vector<std::string> &words() const { return mWords; }

private:
  bool append(const std::string &word);

  std::vector<std::string> mWords;
  std::unordered_map<std::string, std::uint16_t> mIds;
};

} // namespace xemap::text
