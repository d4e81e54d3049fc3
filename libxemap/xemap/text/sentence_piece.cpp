// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/sentence_piece.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unicode/utf8.h>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/text/normalizer.h"
#include "xemap/text/utf8.h"

namespace xemap::text {

namespace {

constexpr std::uint32_t space = 0x20;
constexpr std::uint32_t wordMark = 0x2581;
constexpr double unknownPenalty = 10.0;

void requireLength(const std::string &text) {
  const std::size_t characters = countCharacters(text);
  if (characters > SentencePiece::maxCharacters)
    throw Error(ErrorCode::InvalidArgument, "text: expected at most " + std::to_string(SentencePiece::maxCharacters) +
                                                " characters, found " + std::to_string(characters));
}

/// The first place in [first, end) for which it `holds`, or the end; it holds for all behind one for which it does.
template <typename Holds> std::size_t firstOf(std::size_t first, std::size_t end, const Holds &holds) {
  while (first < end) {
    const std::size_t middle = first + (end - first) / 2;
    if (holds(middle))
      end = middle;
    else
      first = middle + 1;
  }
  return first;
}

void appendUtf8(std::uint32_t character, std::string &bytes) {
  std::array<char, U8_MAX_LENGTH> encoded{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(encoded, length, character);
  bytes.append(encoded.data(), static_cast<std::size_t>(length));
}

/// The sorted pieces that begin with the bytes given so far.
class PieceRange {
public:
  explicit PieceRange(const SentencePieceTable &table) : mTable(table), mEnd(table.pieceCount()) {}

  bool isEmpty() const { return mFirst == mEnd; }

  void narrow(char next) {
    const auto byte = static_cast<unsigned char>(next);
    const auto at = [this](std::size_t sorted) {
      const std::string_view piece = mTable.piece(sorted);
      return piece.size() == mLength ? -1 : static_cast<int>(static_cast<unsigned char>(piece[mLength]));
    };
    mFirst = firstOf(mFirst, mEnd, [&](std::size_t sorted) { return at(sorted) >= byte; });
    mEnd = firstOf(mFirst, mEnd, [&](std::size_t sorted) { return at(sorted) > byte; });
    ++mLength;
  }

  /// Whether the bytes so far are a piece, which then is the first of those that begin with them.
  bool isPiece() const { return !isEmpty() && mTable.piece(mFirst).size() == mLength; }
  std::size_t piece() const { return mFirst; }

private:
  const SentencePieceTable &mTable;
  std::size_t mFirst = 0;
  std::size_t mEnd = 0;
  std::size_t mLength = 0;
};

/// The best way to the end of a character: its score, where its last piece begins, and which that is.
struct Way {
  double score = -std::numeric_limits<double>::infinity();
  std::size_t begin = 0;
  std::int32_t id = 0;
};

void offer(Way &way, double score, std::size_t begin, std::int32_t id) {
  if (score > way.score)
    way = {score, begin, id};
}

/// Shape: [characters + 1], the first the start.
std::vector<Way> bestWays(const SentencePieceTable &table, double unknownScore,
                          const std::vector<std::uint32_t> &characters) {
  std::string bytes;
  std::vector<std::size_t> begins; // of each character in the bytes, and their end
  for (const std::uint32_t character : characters) {
    begins.push_back(bytes.size());
    appendUtf8(character, bytes);
  }
  begins.push_back(bytes.size());

  std::vector<Way> ways(characters.size() + 1);
  ways.front().score = 0.0;
  for (std::size_t begin = 0; begin < characters.size(); ++begin) {
    const double before = ways[begin].score;
    PieceRange range(table);
    for (std::size_t end = begin + 1; end < ways.size() && !range.isEmpty(); ++end) {
      for (std::size_t i = begins[end - 1]; i < begins[end]; ++i)
        range.narrow(bytes[i]);
      if (!range.isPiece())
        continue;
      const auto id = static_cast<std::int32_t>(table.order[range.piece()]);
      if (id != table.unknownId)
        offer(ways[end], before + static_cast<double>(table.scores[range.piece()]), begin, id);
    }
    offer(ways[begin + 1], before + unknownScore, begin, table.unknownId);
  }
  return ways;
}

} // namespace

SentencePiece::SentencePiece(const SentencePieceTable &table, std::string prefix, int maxTokens)
    : mTable(table), mPrefix(std::move(prefix)), mMaxTokens(maxTokens) {
  constexpr int fewestTokens = 3;
  constexpr int mostTokens = 65536;
  if (maxTokens < fewestTokens || maxTokens > mostTokens)
    throw Error(ErrorCode::InvalidArgument, "tokenizer maxTokens: expected " + std::to_string(fewestTokens) + " to " +
                                                std::to_string(mostTokens) + ", found " + std::to_string(maxTokens));
  requireUtf8(mPrefix, "tokenizer prefix");
  requireWhole(mTable);
  float worst = 0.0F;
  for (std::size_t i = 0; i < mTable.pieceCount(); ++i)
    worst = i == 0 ? mTable.scores[i] : std::min(worst, mTable.scores[i]);
  mUnknownScore = static_cast<double>(worst) - unknownPenalty;
}

void SentencePiece::replace(std::uint32_t point, std::vector<std::uint32_t> &points) const {
  const std::size_t rules = mTable.rulePoints.size();
  const std::size_t rule = firstOf(0, rules, [&](std::size_t i) { return mTable.rulePoints[i] >= point; });
  if (rule == rules || mTable.rulePoints[rule] != point) {
    points.push_back(point);
    return;
  }
  for (std::size_t i = mTable.ruleOffsets[rule]; i < mTable.ruleOffsets[rule + 1]; ++i)
    points.push_back(mTable.ruleValues[i]);
}

std::vector<std::uint32_t> SentencePiece::normalized(const std::string &text) const {
  std::vector<std::uint32_t> points;
  std::size_t offset = 0;
  while (offset < text.size()) {
    UChar32 point = 0;
    U8_NEXT_UNSAFE(text.data(), offset, point);
    replace(static_cast<std::uint32_t>(point), points);
  }
  points.erase(std::unique(points.begin(), points.end(),
                           [](std::uint32_t left, std::uint32_t right) { return left == space && right == space; }),
               points.end());
  if (points.empty() || points.front() != space)
    points.insert(points.begin(), space);
  std::replace(points.begin(), points.end(), space, wordMark);
  return points;
}

std::vector<std::int32_t> SentencePiece::bestPieces(const std::vector<std::uint32_t> &characters) const {
  const auto ways = bestWays(mTable, mUnknownScore, characters);
  std::vector<std::int32_t> ids;
  for (std::size_t end = characters.size(); end > 0; end = ways[end].begin)
    ids.push_back(ways[end].id);
  std::reverse(ids.begin(), ids.end());
  return ids;
}

WordPieces SentencePiece::piecesOf(const std::string &word) const {
  requireUtf8(word, "word");
  requireLength(word);
  const auto characters = normalized(word);
  if (characters.size() < 2)
    return {};
  const auto ways = bestWays(mTable, mUnknownScore, characters);
  WordPieces pieces{0, -ways.back().score / static_cast<double>(characters.size() - 1)};
  for (std::size_t end = characters.size(); end > 0; end = ways[end].begin)
    ++pieces.count;
  return pieces;
}

PhraseIds SentencePiece::encode(const std::string &text) const {
  requireUtf8(text, "text");
  requireLength(text);
  if (words(normalize(text)).empty())
    throw Error(ErrorCode::InvalidArgument, "text: expected at least one word, found none");
  std::vector<std::int32_t> pieces = bestPieces(normalized(mPrefix + text));
  const auto room = static_cast<std::size_t>(mMaxTokens - 2);
  PhraseIds encoded;
  encoded.truncated = pieces.size() > room;
  pieces.resize(std::min(pieces.size(), room));
  encoded.ids.push_back(mTable.beginId);
  encoded.ids.insert(encoded.ids.end(), pieces.begin(), pieces.end());
  encoded.ids.push_back(mTable.endId);
  return encoded;
}

} // namespace xemap::text
