// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/bpe_tokenizer.h"

#include <functional>
#include <memory>
#include <queue>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/text/html_references.h"
#include "xemap/text/utf8.h"

namespace xemap::text {

namespace {

constexpr const char *startOfText = "<|startoftext|>";
constexpr const char *endOfText = "<|endoftext|>";
constexpr std::int32_t none = -1;

void requireSuccess(UErrorCode status, const char *what) {
  if (U_FAILURE(status))
    throw Error(ErrorCode::Internal, std::string("tokenizer: ") + what + " failed: " + u_errorName(status));
}

bool isRemoved(UChar32 c) {
  return c <= 0x08 || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F || (c >= 0x206A && c <= 0x206F) ||
         c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC);
}

UChar32 withStraightQuote(UChar32 c) {
  if (c == 0x02BC || (c >= 0x2018 && c <= 0x201B))
    return '\'';
  return c >= 0x201C && c <= 0x201F ? '"' : c;
}

icu::UnicodeString withPlainCharacters(const icu::UnicodeString &source) {
  icu::UnicodeString plain;
  for (std::int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1))
    if (const UChar32 c = source.char32At(i); !isRemoved(c))
      plain.append(withStraightQuote(c));
  return plain;
}

icu::UnicodeString composed(const icu::UnicodeString &source) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *composition = icu::Normalizer2::getNFCInstance(status);
  requireSuccess(status, "normalisation");
  icu::UnicodeString text = composition->normalize(source, status);
  requireSuccess(status, "normalisation");
  return text;
}

icu::UnicodeString withSingleSpaces(const icu::UnicodeString &source) {
  icu::UnicodeString spaced;
  bool isSpacePending = false;
  for (std::int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    const UChar32 c = source.char32At(i);
    if (u_isUWhiteSpace(c)) {
      isSpacePending = !spaced.isEmpty();
      continue;
    }
    if (isSpacePending)
      spaced.append(u' ');
    isSpacePending = false;
    spaced.append(c);
  }
  return spaced;
}

icu::UnicodeString cleaned(const std::string &text) {
  requireUtf8(text, "text");
  const std::string decoded = decodeHtmlReferences(decodeHtmlReferences(text));
  icu::UnicodeString plain = withPlainCharacters(icu::UnicodeString::fromUTF8(decoded));
  return withSingleSpaces(composed(plain)).toLower(icu::Locale::getRoot());
}

std::string utf8Of(const icu::UnicodeString &text) {
  std::string utf8;
  return text.toUTF8String(utf8);
}

/// CLIP's expression ignores case. In lower-case text that comes to two things, spelt out here because ICU, unlike
/// Python, lets ligatures match two letters as well: a long s is an s, and U+0345, a mark that is another case of
/// iota, is neither a letter nor anything else.
const icu::RegexPattern &wordPattern() {
  static const std::unique_ptr<icu::RegexPattern> pattern = [] {
    UErrorCode status = U_ZERO_ERROR;
    UParseError place;
    std::unique_ptr<icu::RegexPattern> compiled(icu::RegexPattern::compile(
        uR"(<\|[s\u017F]tartoftext\|>|<\|endoftext\|>|'[s\u017F]|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^ \u0345\p{L}\p{N}]+)",
        place, status));
    requireSuccess(status, "its expression");
    return compiled;
  }();
  return *pattern;
}

std::uint64_t keyOf(std::int32_t left, std::int32_t right) {
  return (static_cast<std::uint64_t>(left) << 32U) | static_cast<std::uint64_t>(right);
}

/// The symbols of a word while they are merged, in the places of the bytes where they begin.
class Symbols {
public:
  explicit Symbols(const std::string &word) {
    for (const char byte : word) {
      mIds.push_back(BpeMerges::idOfByte(static_cast<unsigned char>(byte)));
      mNext.push_back(mNext.size() + 1);
      mPrevious.push_back(mPrevious.size() - 1);
    }
    mIds.back() += BpeMerges::byteCount;
  }

  std::size_t size() const { return mIds.size(); }
  /// `none` where a symbol was merged with the one before, and at both ends.
  std::int32_t at(std::size_t place) const { return place < mIds.size() ? mIds[place] : none; }
  std::size_t next(std::size_t place) const { return mNext[place]; }
  std::size_t previous(std::size_t place) const { return mPrevious[place]; }

  void mergeWithNext(std::size_t place, std::int32_t id) {
    const std::size_t merged = mNext[place];
    mIds[place] = id;
    mIds[merged] = none;
    mNext[place] = mNext[merged];
    if (mNext[place] < mIds.size())
      mPrevious[mNext[place]] = place;
  }

private:
  std::vector<std::int32_t> mIds;
  std::vector<std::size_t> mNext;
  std::vector<std::size_t> mPrevious;
};

} // namespace

std::string cleanForBpe(const std::string &text) {
  return utf8Of(cleaned(text));
}

BpeTokenizer::BpeTokenizer(const BpeMerges &merges, int contextLength)
    : mMergedCount(static_cast<std::int32_t>(merges.symbols().size())), mContextLength(contextLength) {
  constexpr int longestContext = 65536;
  if (contextLength < 2 || contextLength > longestContext)
    throw Error(ErrorCode::InvalidArgument, "tokenizer contextLength: expected 2 to " + std::to_string(longestContext) +
                                                ", found " + std::to_string(contextLength));
  mMergedIds.reserve(merges.merges().size());
  std::int32_t id = BpeMerges::firstMergedId;
  for (const BpeMerges::Merge &merge : merges.merges())
    mMergedIds.emplace(keyOf(merge.left, merge.right), id++);
}

std::int32_t BpeTokenizer::mergedId(std::int32_t left, std::int32_t right) const {
  if (left == none || right == none)
    return none;
  const auto found = mMergedIds.find(keyOf(left, right));
  return found == mMergedIds.end() ? none : found->second;
}

void BpeTokenizer::appendWord(const std::string &word, std::vector<std::int32_t> &ids) const {
  Symbols symbols(word);
  // The merge that was learnt first comes first, of several places the leftmost. A merge makes pairs that were learnt
  // later only, since each merge makes a symbol of its own; so one queue does what the original does in rounds.
  using Candidate = std::pair<std::int32_t, std::size_t>;
  std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> queue;
  const auto offer = [&](std::size_t place) {
    if (symbols.at(place) == none)
      return;
    if (const std::int32_t id = mergedId(symbols.at(place), symbols.at(symbols.next(place))); id != none)
      queue.emplace(id, place);
  };
  for (std::size_t place = 0; place < symbols.size(); ++place)
    offer(place);
  while (!queue.empty()) {
    const auto [id, place] = queue.top();
    queue.pop();
    if (symbols.at(place) == none || mergedId(symbols.at(place), symbols.at(symbols.next(place))) != id)
      continue;
    symbols.mergeWithNext(place, id);
    offer(symbols.previous(place));
    offer(place);
  }
  for (std::size_t place = 0; place < symbols.size(); place = symbols.next(place))
    ids.push_back(symbols.at(place));
}

PhraseIds BpeTokenizer::encode(const std::string &text) const {
  const std::size_t characters = countCharacters(text);
  if (characters > maxCharacters)
    throw Error(ErrorCode::InvalidArgument, "text: expected at most " + std::to_string(maxCharacters) +
                                                " characters, found " + std::to_string(characters));
  const icu::UnicodeString plain = cleaned(text);
  const auto room = static_cast<std::size_t>(mContextLength);
  PhraseIds encoded;
  encoded.ids.push_back(startId());
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::RegexMatcher> matcher(wordPattern().matcher(plain, status));
  requireSuccess(status, "its expression");
  while (encoded.ids.size() < room && matcher->find(status)) {
    const std::string word = utf8Of(matcher->group(status));
    requireSuccess(status, "its expression");
    if (word == startOfText)
      encoded.ids.push_back(startId());
    else if (word == endOfText)
      encoded.ids.push_back(endId());
    else
      appendWord(word, encoded.ids);
  }
  requireSuccess(status, "its expression");
  encoded.truncated = encoded.ids.size() >= room;
  if (encoded.truncated)
    encoded.ids.resize(room - 1);
  encoded.ids.push_back(endId());
  return encoded;
}

} // namespace xemap::text
