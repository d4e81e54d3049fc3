// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
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
  Caption = 1U << 7U,
  Partial = 1U << 8U, ///< The mask holds some of what is meant; whether there is more outside of it is not known.
  Never = 1U << 9U    ///< No picture from above shows it, whichever it is.
};

/// Tags of expressions that say how things lie to each other: such are composed from maps of noun phrases
/// (docs/language.md), and the network learns what the noun phrases name.
inline constexpr std::uint32_t composedTags = Relation | Direction | Size | Negation;

/// Of what language a phrase is.
enum class PhraseLanguage : std::uint8_t { English = 0, German = 1, French = 2, Spanish = 3, Chinese = 4, Other = 255 };

/// Token identifiers in a shard.
struct TokenSpan {
  const std::uint32_t *ids = nullptr;
  std::size_t count = 0;

  const std::uint32_t *begin() const { return ids; }
  const std::uint32_t *end() const { return ids + count; }
  std::size_t size() const { return count; }
};

/// A phrase of a shard's table; text and identifiers lie in the shard.
///
/// `wordings` are the phrase as the tokenizer gives it: five times for CLIP (text::clipWordings), once otherwise.
/// Units: `text` UTF-8; `alike` bit i % 64 of word i / 64: the bank's phrase i may mean the same, so that nothing
/// follows from their likeness.
struct PackedPhrase {
  std::string_view text;
  PhraseLanguage language = PhraseLanguage::English;
  std::vector<TokenSpan> wordings;
  std::array<std::uint64_t, 2> alike{};
};

/// One expression about a packed image.
struct PackedExpression {
  std::uint32_t tags = 0;
  /// Index into PackedImage::masks; wholeImage when the expression is about all of it; absent when about nothing in it.
  std::int32_t mask = wholeImage;
  std::uint32_t phrase = 0; ///< Index into PackedShard::phrases.

  static constexpr std::int32_t wholeImage = -1;
  static constexpr std::int32_t absent = -2;
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
  /// Index into `masks` of the pixels about which nothing is known, whatever the expression; -1 when there are none.
  int unknownMask = -1;
  std::vector<PackedExpression> expressions;
};

/// A memory-mapped file of decoded images and tokenised phrases, read without GDAL or ICU.
///
/// Little-endian; layout in docs/formats.md. Every offset is checked when the shard is opened.
class PackedShard {
public:
  /// Throws: NotFound, Unreadable, Unsupported (another version), Corrupt, naming the file and the field.
  explicit PackedShard(const std::string &path);
  ~PackedShard();
  PackedShard(PackedShard &&other) noexcept;
  PackedShard &operator=(PackedShard &&) = delete;

  const std::string &name() const { return mName; }
  const std::vector<PackedImage> &images() const { return mImages; }
  /// Each distinct phrase once; the bank's come first, in its order.
  const std::vector<PackedPhrase> &phrases() const { return mPhrases; }
  std::size_t bankSize() const { return mBankSize; }
  const std::vector<std::string> &classNames() const { return mClassNames; }
  /// Equal for shards and models whose phrases become the same identifiers; see docs/formats.md.
  const std::string &tokenizerIdentity() const { return mTokenizerIdentity; }
  /// SHA-256 of the file of competitors.
  const std::string &bankIdentity() const { return mBankIdentity; }

private:
  std::string mName;
  std::vector<PackedImage> mImages;
  std::vector<PackedPhrase> mPhrases;
  std::size_t mBankSize = 0;
  std::vector<std::string> mClassNames;
  std::string mTokenizerIdentity;
  std::string mBankIdentity;
  void *mMapping = nullptr;
  std::size_t mMappingBytes = 0;
};

} // namespace xemap::data
