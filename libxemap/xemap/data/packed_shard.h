// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace xemap::data {

/// What an expression exercises; bits of PackedExpression::tags.
enum ExpressionTag : std::uint32_t {
  Category = 1U << 0U,
  Relation = 1U << 1U,
  Direction = 1U << 2U,
  Attribute = 1U << 3U,
  Size = 1U << 4U,
  Negation = 1U << 5U,
  Absent = 1U << 6U,
  Caption = 1U << 7U
};

/// Tags of expressions that say how things lie to each other: such are composed from maps of noun phrases
/// (docs/language.md), and the network learns what the noun phrases name.
inline constexpr std::uint32_t composedTags = Relation | Direction | Size | Negation;

/// One tokenised expression about a packed image.
///
/// Shape: `words` [wordCount] uint16, `subwords` [wordCount * subwordsPerToken] uint16; both point into the shard. In a
/// shard for XeMap-Net base, words and alike are those of text::ClipPhraseIds, and there are no subwords.
struct PackedExpression {
  std::uint32_t tags = 0;
  std::uint32_t alike = 0;
  /// Index into PackedImage::masks; wholeImage when the expression is about all of it; absent when about nothing in it.
  std::int32_t mask = -1;
  static constexpr std::int32_t wholeImage = -1;
  static constexpr std::int32_t absent = -2;
  int wordCount = 0;
  const std::uint16_t *words = nullptr;
  const std::uint16_t *subwords = nullptr;
};

/// One decoded image of a shard.
///
/// Shape: `rgb` [height,width,3] uint8; each mask [height,(width+7)/8] bits, most significant bit leftmost.
struct PackedImage {
  int width = 0;
  int height = 0;
  float gsdMetres = 0.0F; ///< 0 when unknown.
  /// Index into PackedShard::classNames of a scene that is one class all over; -1 otherwise.
  int sceneClass = -1;
  const std::uint8_t *rgb = nullptr;
  std::vector<const std::uint8_t *> masks;
  std::vector<PackedExpression> expressions;
};

/// A memory-mapped file of decoded images and tokenised expressions, read without GDAL or ICU.
///
/// Little-endian; layout in docs/formats.md. Every offset is checked when the shard is opened.
class PackedShard {
public:
  /// Throws: NotFound, Unreadable, Corrupt, naming the file and the field.
  explicit PackedShard(const std::string &path);
  ~PackedShard();
  PackedShard(PackedShard &&other) noexcept;
  PackedShard &operator=(PackedShard &&) = delete;

  const std::string &name() const { return mName; }
  const std::vector<PackedImage> &images() const { return mImages; }
  const std::vector<std::string> &classNames() const { return mClassNames; }
  /// The vocabulary file the words were looked up in, whole, so that a model trained on the shard can carry it; for
  /// XeMap-Net base, what docs/formats.md says.
  const std::string &vocabulary() const { return mVocabulary; }
  int subwordsPerToken() const { return mSubwordsPerToken; }
  int subwordBuckets() const { return mSubwordBuckets; }
  int maxTokens() const { return mMaxTokens; }

private:
  std::string mName;
  std::vector<PackedImage> mImages;
  std::vector<std::string> mClassNames;
  std::string mVocabulary;
  int mSubwordsPerToken = 0;
  int mSubwordBuckets = 0;
  int mMaxTokens = 0;
  void *mMapping = nullptr;
  std::size_t mMappingBytes = 0;
};

} // namespace xemap::data
