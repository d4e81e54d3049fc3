// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace xemap::data {

/// Units: red, green, blue, 0 to 255.
using Colour = std::array<std::uint8_t, 3>;

/// A land-cover or scene class and how people call it.
struct ClassEntry {
  std::string name;
  std::vector<std::string> aliases; ///< Names that other data sets give to the same class.
  std::optional<Colour> colour;     ///< In class masks; none for classes of whole scenes.
  std::vector<std::string> phrases;
  /// Classes that a picture of this one may show as well or be taken for; said on one side of each pair.
  std::vector<std::string> similar;
  std::vector<std::uint8_t> indices; ///< In class masks of indices; several classes may share one.
  /// Class masks show some of it only: nothing is known where they do not.
  bool partial = false;
  std::vector<std::string> absent; ///< What a scene of this class does not show.
};

/// The classes of one or more data sets; format in docs/formats.md.
class ClassTable {
public:
  ClassTable() = default;
  /// Throws: InvalidArgument when a name, alias or colour stands for two classes, or an index is ignored that a class
  /// has.
  explicit ClassTable(std::vector<ClassEntry> entries, std::vector<Colour> ignored = {},
                      std::vector<std::uint8_t> ignoredIndices = {}, std::vector<std::string> never = {});
  /// Throws: NotFound, Unreadable, Corrupt, naming the file and the field.
  static ClassTable read(const std::string &path);

  const std::vector<ClassEntry> &entries() const { return mEntries; }
  /// Colours of pixels whose class is not known.
  const std::vector<Colour> &ignoredColours() const { return mIgnored; }
  /// Indices of pixels whose class is not known.
  const std::vector<std::uint8_t> &ignoredIndices() const { return mIgnoredIndices; }
  /// What no picture from above shows, whichever it is: words without meaning, and of what cannot be seen.
  const std::vector<std::string> &never() const { return mNever; }
  /// The entry a data set calls `name`; null when there is none.
  const ClassEntry *find(const std::string &name) const;

  /// The name all data sets share for the class, `name` itself when the table does not have it.
  std::string canonicalName(const std::string &name) const;
  /// What people call the class; the words of the name itself when the table does not have it.
  std::vector<std::string> phrasesOf(const std::string &name) const;
  /// Whether phrases for the one class may fit pictures of the other.
  bool areSimilar(const std::string &one, const std::string &other) const;

private:
  std::vector<ClassEntry> mEntries;
  std::vector<Colour> mIgnored;
  std::vector<std::uint8_t> mIgnoredIndices;
  std::vector<std::string> mNever;
};

/// "DenseResidential" → "dense residential".
std::string wordsOfClassName(const std::string &name);

/// "#3c1098" of a colour.
std::string hexOf(const Colour &colour);

} // namespace xemap::data
