// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/sentence_piece_table.h"

#include <cmath>
#include <utility>

#include "xemap/base/error.h"

namespace xemap::text {

namespace {

[[noreturn]] void corrupt(const SentencePieceTable &table, const std::string &what) {
  throw Error(ErrorCode::Corrupt, table.origin + ": tokenizer: " + what);
}

void requireCount(const SentencePieceTable &table, const char *name, std::size_t found, std::size_t expected) {
  if (found != expected)
    corrupt(table,
            std::string(name) + ": expected " + std::to_string(expected) + " values, found " + std::to_string(found));
}

/// From 0, never falling, to the number of what they divide.
void requireRising(const SentencePieceTable &table, const char *name, const ValuesView<std::uint32_t> &offsets,
                   std::size_t end) {
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    const std::uint32_t offset = offsets[i];
    if (offset < before || offset > end || (i == 0 && offset != 0))
      corrupt(table, std::string(name) + "[" + std::to_string(i) + "]: expected " +
                         (i == 0 ? "0" : std::to_string(before) + " to " + std::to_string(end)) + ", found " +
                         std::to_string(offset));
    before = offset;
  }
  if (before != end)
    corrupt(table,
            std::string(name) + ": expected " + std::to_string(end) + " at the end, found " + std::to_string(before));
}

bool isCodePoint(std::uint32_t value) {
  return value <= 0x10FFFFU && (value < 0xD800U || value > 0xDFFFU);
}

void requirePieces(const SentencePieceTable &table) {
  const std::size_t count = table.pieceCount();
  for (std::size_t i = 0; i < count; ++i) {
    const auto refuse = [&](const char *name, const std::string &what) {
      corrupt(table, std::string(name) + "[" + std::to_string(i) + "]: " + what);
    };
    if (table.piece(i).empty())
      refuse("pieces", "expected at least one byte, found none");
    if (i > 0 && table.piece(i - 1) >= table.piece(i))
      refuse("pieces", "expected bytes that come behind those of the piece before it");
    if (table.order[i] >= count)
      refuse("order",
             "expected an identifier below " + std::to_string(count) + ", found " + std::to_string(table.order[i]));
    if (!std::isfinite(table.scores[i]))
      refuse("scores", "expected a number, found " + std::to_string(table.scores[i]));
  }
}

void requireRules(const SentencePieceTable &table) {
  for (std::size_t i = 0; i < table.rulePoints.size(); ++i)
    if (!isCodePoint(table.rulePoints[i]) || (i > 0 && table.rulePoints[i] <= table.rulePoints[i - 1]))
      corrupt(table, "rule_points[" + std::to_string(i) + "]: expected a code point behind the one before it, found " +
                         std::to_string(table.rulePoints[i]));
  for (std::size_t i = 0; i < table.ruleValues.size(); ++i)
    if (!isCodePoint(table.ruleValues[i]))
      corrupt(table, "rule_values[" + std::to_string(i) + "]: expected a code point, found " +
                         std::to_string(table.ruleValues[i]));
}

} // namespace

std::string_view SentencePieceTable::piece(std::size_t sorted) const {
  return pieces.substr(offsets[sorted], offsets[sorted + 1] - offsets[sorted]);
}

void requireWhole(const SentencePieceTable &table) {
  const std::size_t count = table.pieceCount();
  requireCount(table, "offsets", table.offsets.size(), count + 1);
  requireCount(table, "scores", table.scores.size(), count);
  requireCount(table, "rule_offsets", table.ruleOffsets.size(), table.rulePoints.size() + 1);
  requireRising(table, "offsets", table.offsets, table.pieces.size());
  requireRising(table, "rule_offsets", table.ruleOffsets, table.ruleValues.size());
  for (const auto &[name, id] : {std::pair{"begin", table.beginId}, std::pair{"pad", table.padId},
                                 std::pair{"end", table.endId}, std::pair{"unknown", table.unknownId}})
    if (id < 0 || static_cast<std::size_t>(id) >= count)
      corrupt(table, std::string(name) + ": expected an identifier below " + std::to_string(count) + ", found " +
                         std::to_string(id));
  requirePieces(table);
  requireRules(table);
}

} // namespace xemap::text
