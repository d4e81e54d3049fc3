// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/referring_expression.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "xemap/text/normalizer.h"
#include "xemap/text/spatial_words.h"

namespace xemap::text {

namespace {

bool isNumber(const std::string &word) {
  return word.find_first_not_of("0123456789") == std::string::npos;
}

/// The words of a normalised expression, numbers whole: "1.5", and "1,000" as "1000".
Words wordsWithNumbers(const std::string &normalized) {
  Words joined;
  std::size_t end = 0; ///< Of the last word, in the expression.
  for (const auto &word : words(normalized)) {
    const std::size_t start = normalized.find(word, end);
    const bool follows = !joined.empty() && start == end + 1 && isNumber(word) && isNumber(joined.back());
    if (follows && normalized[end] == '.')
      joined.back() += '.' + word;
    else if (follows && normalized[end] == ',' && word.size() == 3)
      joined.back() += word;
    else
      joined.push_back(word);
    end = start + word.size();
  }
  return joined;
}

/// "houses that are near" → "houses near".
Words withoutRelativeVerbs(const Words &words) {
  static const std::set<std::string> pronouns{"that", "which"};
  static const std::set<std::string> verbs{"are", "is", "lie", "lies", "stand", "stands"};
  Words left;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool relative =
        i > 0 && i + 1 < words.size() && pronouns.count(words[i]) != 0 && verbs.count(words[i + 1]) != 0;
    if (relative && (i + 2 >= words.size() || words[i + 2] != "not" || cueAt(words, i + 2)))
      ++i;
    else
      left.push_back(words[i]);
  }
  return left;
}

/// Whether a finite verb makes it a description of a picture rather than a reference to something in it.
bool isSentence(const Words &words) {
  static const std::set<std::string> verbs{"is",  "are",  "was",     "were",     "there", "has",
                                           "can", "have", "located", "surround", "stand", "lies"};
  for (std::size_t i = 0; i < words.size();) {
    if (const auto cue = cueAt(words, i); cue && i > 0) {
      i += cue->length;
      continue;
    }
    if (verbs.count(words[i]) != 0)
      return true;
    ++i;
  }
  return false;
}

/// The length of the opening of a request: "show me all the".
std::size_t requestLength(const Words &words) {
  static const std::set<std::string> openings{"find",   "show", "highlight", "map",   "mark",
                                              "locate", "me",   "please",    "select"};
  std::size_t length = 0;
  while (length + 1 < words.size() && openings.count(words[length]) != 0)
    ++length;
  return length;
}

/// Joins words into a noun phrase without what quantifies it.
std::string nounPhrase(const Words &words) {
  static const std::set<std::string> leading{"the", "a",    "an",   "all",  "any",   "every", "each",
                                             "of",  "some", "that", "this", "those", "these", "both"};
  static const std::set<std::string> trailing{"and", "or", "but", "that", "which", "with", "the", "a", "of"};
  auto first = words.begin();
  auto last = words.end();
  while (first != last && leading.count(*first) != 0)
    ++first;
  while (last != first && trailing.count(*std::prev(last)) != 0)
    --last;
  std::string phrase;
  for (auto word = first; word != last; ++word)
    phrase += (phrase.empty() ? "" : " ") + *word;
  return phrase;
}

NounPhrases alternatives(const Words &words) {
  NounPhrases phrases;
  Words current;
  const auto close = [&] {
    auto phrase = nounPhrase(current);
    if (!phrase.empty())
      phrases.push_back(std::move(phrase));
    current.clear();
  };
  for (const auto &word : words) {
    if (word == "or" || word == "and")
      close();
    else
      current.push_back(word);
  }
  close();
  return phrases;
}

/// A cue and the words up to the next one.
struct Segment {
  Cue cue;
  Words words;
};

/// Reads segments from `at` on; none when a cue that needs an anchor has none.
std::optional<std::vector<Segment>> readSegments(const Words &words, std::size_t at) {
  std::vector<Segment> segments;
  while (at < words.size()) {
    if (auto cue = cueAt(words, at)) {
      at += cue->length;
      segments.push_back({std::move(*cue), {}});
    } else {
      segments.back().words.push_back(words[at++]);
    }
  }
  for (const auto &segment : segments)
    if (segment.cue.takesAnchor() && alternatives(segment.words).empty())
      return std::nullopt;
  return segments;
}

void addRelation(const Segment &segment, ReferringExpression &expression) {
  SpatialRelation relation = segment.cue.relation;
  const auto &words = segment.words;
  if (relation.kind == SpatialRelation::Kind::Between) {
    const auto split = std::find(words.begin(), words.end(), "and");
    relation.anchors = {alternatives({words.begin(), split})};
    if (split != words.end())
      relation.anchors.push_back(alternatives({std::next(split), words.end()}));
    if (relation.anchors.size() < 2 || relation.anchors.back().empty()) {
      // "between the houses": among them.
      relation = {};
      relation.metres = nearMetres;
      relation.anchors = {alternatives(words)};
    }
  } else {
    if (segment.cue.barrier)
      relation.anchors.push_back({*segment.cue.barrier});
    relation.anchors.push_back(alternatives(words));
  }
  expression.relations.push_back(std::move(relation));
}

/// Takes a superlative with its number out of the words of the target.
std::optional<Ranking> takeRanking(Words &target) {
  static const std::set<std::string> large{"largest", "biggest", "greatest"};
  static const std::set<std::string> small{"smallest", "tiniest"};
  for (std::size_t i = 0; i < target.size(); ++i) {
    const auto heading = headingOfSuperlative(target[i]);
    const bool isLarge = large.count(target[i]) != 0;
    if (!heading && !isLarge && small.count(target[i]) == 0)
      continue;
    Ranking ranking;
    if (heading) {
      ranking.by = Ranking::By::Heading;
      ranking.heading = *heading;
    } else {
      ranking.descending = isLarge;
    }
    std::size_t from = i;
    if (i > 0) {
      if (const auto number = smallNumber(target[i - 1])) {
        ranking.count = *number;
        --from;
      } else if (const auto place = ordinal(target[i - 1])) {
        ranking.first = *place;
        --from;
      }
    }
    target.erase(target.begin() + static_cast<std::ptrdiff_t>(from),
                 target.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    return ranking;
  }
  return std::nullopt;
}

/// "area of vegetation" → "vegetation": what is counted, of a stuff that is not.
Words withoutMeasure(const Words &words) {
  static const std::set<std::string> measures{"area", "areas",  "patch", "patches", "piece",   "pieces",
                                              "body", "bodies", "block", "blocks",  "stretch", "group"};
  std::size_t first = 0;
  while (first < words.size() && words[first] == "the")
    ++first;
  const bool isMeasured = words.size() > first + 2 && measures.count(words[first]) != 0 && words[first + 1] == "of";
  return isMeasured ? Words(words.begin() + static_cast<std::ptrdiff_t>(first) + 2, words.end()) : words;
}

/// The length of an opening that turns the rest round: "everything but".
std::size_t complementLength(const Words &words) {
  static const std::set<std::string> all{"everything", "all", "anything", "anywhere", "areas", "everywhere"};
  static const std::vector<Words> but{{"but"},
                                      {"except"},
                                      {"except", "for"},
                                      {"other", "than"},
                                      {"apart", "from"},
                                      {"that", "is", "not"},
                                      {"that", "are", "not"},
                                      {"excluding"}};
  std::size_t length = 0;
  if (words.size() < 2 || all.count(words[0]) == 0)
    return words.size() > 1 && words[0] == "not" ? 1 : 0;
  for (const auto &phrase : but)
    if (words.size() > phrase.size() + 1 && std::equal(phrase.begin(), phrase.end(), words.begin() + 1))
      length = std::max(length, phrase.size() + 1);
  return length;
}

} // namespace

ReferringExpression parseReferringExpression(const std::string &expression) {
  ReferringExpression whole;
  whole.target = expression;
  const Words all = wordsWithNumbers(normalize(expression));
  const std::size_t request = requestLength(all);
  Words said(all.begin() + static_cast<std::ptrdiff_t>(request), all.end());
  const std::size_t turned = complementLength(said);
  said.erase(said.begin(), said.begin() + static_cast<std::ptrdiff_t>(turned));
  said = withoutRelativeVerbs(said);
  if (isSentence(said))
    return whole;

  ReferringExpression parsed;
  parsed.complement = turned > 0;
  std::size_t at = 0;
  while (at < said.size() && (at == 0 || !cueAt(said, at)))
    ++at;
  Words target(said.begin(), said.begin() + static_cast<std::ptrdiff_t>(at));
  const auto segments = readSegments(said, at);
  if (!segments)
    return whole;
  parsed.ranking = takeRanking(target);
  if (parsed.ranking)
    target = withoutMeasure(target);
  parsed.target = nounPhrase(target);
  if (parsed.target.empty())
    return whole;
  for (const auto &segment : *segments)
    switch (segment.cue.kind) {
    case Cue::Kind::Relation:
      addRelation(segment, parsed);
      break;
    case Cue::Kind::Part:
      parsed.part = segment.cue.part;
      break;
    case Cue::Kind::Nearest:
      parsed.ranking = Ranking{Ranking::By::Distance, segment.cue.farthest, {}, alternatives(segment.words)};
      break;
    }
  return parsed.isPlain() ? whole : parsed;
}

} // namespace xemap::text
