// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/referring_expression.h"

#include <algorithm>
#include <cmath>

#include "xemap/text/language/chinese_grammar.h"
#include "xemap/text/language/clause_grammar.h"
#include "xemap/text/language/unread_language.h"
#include "xemap/text/normalizer.h"

namespace xemap::text {

namespace {

bool same(double a, double b) {
  constexpr double writtenDigits = 0.006; // three digits
  return std::abs(a - b) <= writtenDigits * std::max(std::abs(a), std::abs(b));
}

bool same(const Heading &a, const Heading &b) {
  const bool isMiddle = a.x == 0 && a.y == 0;
  return a.x == b.x && a.y == b.y && (isMiddle || a.onCompass == b.onCompass);
}

bool same(const NounPhrases &a, const NounPhrases &b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto &x, const auto &y) { return normalize(x) == normalize(y); });
}

bool same(const SizeLimit &a, const SizeLimit &b) {
  return a.atLeast == b.atLeast && same(a.squareMetres, b.squareMetres);
}

bool same(const PicturePart &a, const PicturePart &b) {
  return a.denied == b.denied && same(a.heading, b.heading);
}

bool same(const SpatialRelation &a, const SpatialRelation &b);

/// Whether two lists of conditions, whose order says nothing, are the same.
template <typename Condition> bool sameSet(const std::vector<Condition> &a, const std::vector<Condition> &b) {
  return std::is_permutation(a.begin(), a.end(), b.begin(), b.end(),
                             [](const Condition &x, const Condition &y) { return same(x, y); });
}

bool same(const std::optional<Ranking> &one, const std::optional<Ranking> &other) {
  if (!one || !other)
    return !one && !other;
  const auto &a = *one;
  const auto &b = *other;
  return a.by == b.by && a.first == b.first && a.count == b.count && same(a.anchor, b.anchor) &&
         sameSet(a.anchorSizes, b.anchorSizes) &&
         (a.by == Ranking::By::Heading ? same(a.heading, b.heading) : a.descending == b.descending);
}

bool same(const SpatialRelation &a, const SpatialRelation &b) {
  return a.kind == b.kind && a.denied == b.denied && same(a.metres, b.metres) && a.measured == b.measured &&
         (a.kind != SpatialRelation::Kind::Toward || same(a.heading, b.heading)) &&
         std::equal(a.anchors.begin(), a.anchors.end(), b.anchors.begin(), b.anchors.end(),
                    [](const auto &x, const auto &y) { return same(x, y); }) &&
         sameSet(a.anchorSizes, b.anchorSizes) && same(a.anchorRanking, b.anchorRanking);
}

bool same(const Conditions &a, const Conditions &b) {
  return sameSet(a.relations, b.relations) && sameSet(a.parts, b.parts) && sameSet(a.sizes, b.sizes);
}

/// The areas that fulfil all of some limits.
SizeRange rangeOf(const std::vector<SizeLimit> &sizes) {
  SizeRange range;
  for (const auto &size : sizes)
    if (size.atLeast)
      range.least = std::max(range.least, size.squareMetres);
    else
      range.most = std::min(range.most, size.squareMetres);
  return range;
}

} // namespace

ReferringExpression parseReferringExpression(const std::string &expression, std::optional<Language> language,
                                             Language preferred) {
  std::optional<ReferringExpression> read;
  if (!language)
    language = detectLanguage(expression, preferred);
  if (!language)
    read = readUnreadLanguage(expression);
  else if (*language == Language::Chinese)
    read = readChinese(expression);
  else
    read = readClause(expression, *language);
  if (read)
    return *read;
  ReferringExpression whole;
  whole.targets = {expression};
  return whole;
}

std::vector<const Conditions *> ReferringExpression::waysToFulfil() const {
  std::vector<const Conditions *> ways{this};
  for (const auto &alternative : alternatives)
    ways.push_back(&alternative);
  return ways;
}

SizeRange sizesMeant(const ReferringExpression &expression) {
  if (expression.complement)
    return {};
  auto meant = rangeOf(expression.sizes);
  for (const auto &alternative : expression.alternatives) {
    const auto range = rangeOf(alternative.sizes);
    meant.least = std::min(meant.least, range.least);
    meant.most = std::max(meant.most, range.most);
  }
  return meant;
}

bool sameMeaning(const ReferringExpression &a, const ReferringExpression &b) {
  const auto ways = a.waysToFulfil();
  const auto others = b.waysToFulfil();
  return same(a.targets, b.targets) && a.complement == b.complement && a.counts == b.counts &&
         std::is_permutation(ways.begin(), ways.end(), others.begin(), others.end(),
                             [](const Conditions *x, const Conditions *y) { return same(*x, *y); }) &&
         same(a.ranking, b.ranking);
}

} // namespace xemap::text
