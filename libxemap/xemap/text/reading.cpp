// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/reading.h"

#include <array>
#include <cstdio>

#include "xemap/text/normalizer.h"

namespace xemap::text {

namespace {

using Kind = SpatialRelation::Kind;

std::string digits(double value) {
  std::array<char, 32> text{};
  // Three digits, but never "1e+03": what is larger is written whole.
  constexpr double exponentFrom = 999.5;
  std::snprintf(text.data(), text.size(), value < exponentFrom ? "%.3g" : "%.0f", value);
  return text.data();
}

std::string length(double metres) {
  constexpr double perKilometre = 1000.0;
  return metres < perKilometre ? digits(metres) + " m" : digits(metres / perKilometre) + " km";
}

std::string area(double squareMetres) {
  constexpr double perHectare = 10000.0;
  constexpr double perSquareKilometre = 1e6;
  if (squareMetres < perHectare)
    return digits(squareMetres) + " m²";
  return squareMetres < perSquareKilometre ? digits(squareMetres / perHectare) + " ha"
                                           : digits(squareMetres / perSquareKilometre) + " km²";
}

/// Quoted where it would be read as more than itself.
std::string noun(const std::string &phrase) {
  const auto again = parseReferringExpression(phrase + " · near: " + phrase, Language::English);
  const auto isPhrase = [&](const NounPhrases &phrases) {
    return phrases.size() == 1 && normalize(phrases.front()) == normalize(phrase);
  };
  const bool isNoun = isPhrase(again.targets) && again.relations.size() == 1 && again.leftOut.empty() &&
                      !again.complement && !again.counts && again.parts.empty() && again.sizes.empty() &&
                      again.alternatives.empty() && !again.ranking &&
                      isPhrase(again.relations.front().anchors.back()) && again.relations.front().anchorSizes.empty() &&
                      !again.relations.front().anchorRanking;
  return isNoun ? phrase : "\"" + phrase + "\"";
}

bool readsWhole(const std::string &phrase) {
  const auto again = parseReferringExpression(phrase, Language::English);
  return again.isPlain() && !again.counts && again.leftOut.empty() && again.targets.front() == phrase;
}

std::string nouns(const NounPhrases &phrases) {
  std::string text;
  for (const auto &phrase : phrases)
    text += (text.empty() ? "" : " or ") + noun(phrase);
  return text;
}

std::string place(const Heading &heading) {
  static const std::array<std::array<const char *, 3>, 3> compass{
      {{"northwest", "north", "northeast"}, {"west", "middle", "east"}, {"southwest", "south", "southeast"}}};
  static const std::array<std::array<const char *, 3>, 3> picture{
      {{"upper left", "top", "upper right"}, {"left", "middle", "right"}, {"lower left", "bottom", "lower right"}}};
  const auto &names = heading.onCompass ? compass : picture;
  return names[static_cast<std::size_t>(heading.y + 1)][static_cast<std::size_t>(heading.x + 1)];
}

std::string superlative(const Ranking &ranking) {
  switch (ranking.by) {
  case Ranking::By::Area:
    return ranking.descending ? "largest" : "smallest";
  case Ranking::By::Distance:
    return ranking.descending ? "farthest" : "nearest";
  case Ranking::By::Heading:
    break;
  }
  if (ranking.heading.onCompass)
    return place(ranking.heading) + "ernmost";
  if (ranking.heading.x != 0 && ranking.heading.y != 0)
    return place(ranking.heading) + "most";
  return ranking.heading.y != 0 ? (ranking.heading.y < 0 ? "topmost" : "bottommost")
                                : (ranking.heading.x < 0 ? "leftmost" : "rightmost");
}

std::string ordinal(int place) {
  constexpr int ten = 10;
  constexpr int hundred = 100;
  const bool isTeen = place / ten % ten == 1 && place % hundred != 0;
  const char *ending = isTeen             ? "th"
                       : place % ten == 1 ? "st"
                       : place % ten == 2 ? "nd"
                       : place % ten == 3 ? "rd"
                                          : "th";
  return std::to_string(place) + ending;
}

std::string sized(const SizeLimit &size) {
  return (size.atLeast ? "larger than " : "smaller than ") + area(size.squareMetres);
}

/// Nouns and which of their pieces count: "largest lake", "lake larger than 2 ha".
std::string anchored(const NounPhrases &phrases, const std::vector<SizeLimit> &sizes) {
  auto text = nouns(phrases);
  for (const auto &size : sizes)
    text += " " + sized(size);
  return text;
}

std::string ranked(const Ranking &ranking) {
  auto text = ranking.first > 1 ? ordinal(ranking.first) + " " + superlative(ranking) : superlative(ranking);
  if (ranking.count > 1)
    text += " " + std::to_string(ranking.count);
  if (ranking.by == Ranking::By::Distance)
    text += (ranking.descending ? " from: " : " to: ") + anchored(ranking.anchor, ranking.anchorSizes);
  return text;
}

std::string distance(const SpatialRelation &relation) {
  const bool within = relation.kind == Kind::Within;
  if (relation.measured)
    return within ? "nearer than " + length(relation.metres) + " to: "
                  : "farther than " + length(relation.metres) + " from: ";
  return std::string(within ? "" : "not ") + (relation.metres > besideMetres ? "near: " : "beside: ");
}

std::string related(const SpatialRelation &relation) {
  const auto which = relation.anchorRanking ? ranked(*relation.anchorRanking) + " " : std::string();
  const auto last =
      relation.anchors.empty() ? std::string() : which + anchored(relation.anchors.back(), relation.anchorSizes);
  const std::string denied = relation.denied ? "not " : "";
  switch (relation.kind) {
  case Kind::Within:
  case Kind::Beyond:
    return distance(relation) + last;
  case Kind::Between:
    return denied + "between: " + nouns(relation.anchors.front()) + " and " + last;
  case Kind::SurroundedBy:
    return denied + "surrounded by: " + last;
  case Kind::Inside:
    return denied + "inside: " + last;
  case Kind::Across:
    return denied + "across " + nouns(relation.anchors.front()) + " from: " + last;
  case Kind::Toward: {
    const auto &heading = relation.heading;
    if (!heading.onCompass && heading.x == 0)
      return denied + (heading.y < 0 ? "above: " : "below: ") + last;
    return denied + place(heading) + " of: " + last;
  }
  case Kind::Holding:
    return "containing: " + last;
  case Kind::Without:
    return "without: " + last;
  case Kind::Except:
    return "but not: " + last;
  }
  return {};
}

std::string target(const ReferringExpression &expression) {
  const std::string counted = expression.counts ? "how many: " : "";
  if (expression.isPlain() && !expression.counts && expression.leftOut.empty() &&
      readsWhole(expression.targets.front()))
    return expression.targets.front();
  const auto named = expression.targets.empty() ? std::string("everything") : nouns(expression.targets);
  return counted + (expression.complement ? "everything but: " : "") + named;
}

std::vector<std::string> conditionsOf(const Conditions &conditions) {
  std::vector<std::string> said;
  for (const auto &relation : conditions.relations)
    said.push_back(related(relation));
  for (const auto &part : conditions.parts)
    said.push_back(std::string(part.denied ? "not " : "") + "in the " + place(part.heading));
  for (const auto &size : conditions.sizes)
    said.push_back(sized(size));
  return said;
}

} // namespace

std::string readingOf(const ReferringExpression &expression) {
  auto line = target(expression);
  const auto add = [&](const std::string &part) { line += " · " + part; };
  if (expression.ranking)
    add(ranked(*expression.ranking));
  for (const auto &said : conditionsOf(expression))
    add(said);
  for (const auto &alternative : expression.alternatives) {
    std::string way;
    for (const auto &said : conditionsOf(alternative))
      way += (way.empty() ? "or " : " and ") + said;
    add(way);
  }
  std::string leftOut;
  for (const auto &words : expression.leftOut)
    leftOut += (leftOut.empty() ? "" : ", ") + words;
  if (!leftOut.empty())
    add("left out: " + leftOut);
  return line;
}

} // namespace xemap::text
