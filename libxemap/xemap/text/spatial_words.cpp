// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/spatial_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <utility>

namespace xemap::text {

namespace {

using Kind = SpatialRelation::Kind;

struct FixedCue {
  const char *words;
  Kind kind;
  double metres;
};

/// Longer ones win, so the order says nothing.
constexpr FixedCue fixedCues[] = {
    {"beside", Kind::Within, besideMetres},
    {"besides", Kind::Within, besideMetres},
    {"next to", Kind::Within, besideMetres},
    {"right next to", Kind::Within, besideMetres},
    {"adjacent to", Kind::Within, besideMetres},
    {"adjoining", Kind::Within, besideMetres},
    {"abutting", Kind::Within, besideMetres},
    {"touching", Kind::Within, besideMetres},
    {"by", Kind::Within, besideMetres},
    {"bordering", Kind::Within, besideMetres},
    {"bordering on", Kind::Within, besideMetres},
    {"neighbouring", Kind::Within, besideMetres},
    {"neighboring", Kind::Within, besideMetres},
    {"along", Kind::Within, besideMetres},
    {"alongside", Kind::Within, besideMetres},
    {"lining", Kind::Within, besideMetres},
    {"flanking", Kind::Within, besideMetres},
    {"facing", Kind::Within, besideMetres},
    {"at the edge of", Kind::Within, besideMetres},
    {"on the edge of", Kind::Within, besideMetres},
    {"on the bank of", Kind::Within, besideMetres},
    {"on the banks of", Kind::Within, besideMetres},
    {"on the shore of", Kind::Within, besideMetres},
    {"on the shores of", Kind::Within, besideMetres},
    {"near", Kind::Within, nearMetres},
    {"near to", Kind::Within, nearMetres},
    {"close to", Kind::Within, nearMetres},
    {"close by", Kind::Within, nearMetres},
    {"around", Kind::Within, nearMetres},
    {"not far from", Kind::Within, nearMetres},
    {"in the vicinity of", Kind::Within, nearMetres},
    {"in the neighbourhood of", Kind::Within, nearMetres},
    {"in the neighborhood of", Kind::Within, nearMetres},
    {"away from", Kind::Beyond, nearMetres},
    {"far from", Kind::Beyond, nearMetres},
    {"far away from", Kind::Beyond, nearMetres},
    {"distant from", Kind::Beyond, nearMetres},
    {"remote from", Kind::Beyond, nearMetres},
    {"not near", Kind::Beyond, nearMetres},
    {"not close to", Kind::Beyond, nearMetres},
    {"not beside", Kind::Beyond, besideMetres},
    {"not next to", Kind::Beyond, besideMetres},
    {"not adjacent to", Kind::Beyond, besideMetres},
    {"not along", Kind::Beyond, besideMetres},
    {"between", Kind::Between, 0.0},
    {"in between", Kind::Between, 0.0},
    {"surrounded by", Kind::SurroundedBy, 0.0},
    {"enclosed by", Kind::SurroundedBy, 0.0},
    {"encircled by", Kind::SurroundedBy, 0.0},
    {"in the middle of", Kind::SurroundedBy, 0.0},
    {"in the", Kind::Inside, 0.0},
    {"in a", Kind::Inside, 0.0},
    {"in an", Kind::Inside, 0.0},
    {"inside", Kind::Inside, 0.0},
    {"within", Kind::Inside, 0.0},
    {"in the midst of", Kind::SurroundedBy, 0.0},
    {"containing", Kind::Holding, 0.0},
    {"that contain", Kind::Holding, 0.0},
    {"which contain", Kind::Holding, 0.0},
    {"that have", Kind::Holding, 0.0},
    {"which have", Kind::Holding, 0.0},
    {"having", Kind::Holding, 0.0},
    {"without", Kind::Without, 0.0},
    {"without any", Kind::Without, 0.0},
    {"with no", Kind::Without, 0.0},
    {"lacking", Kind::Without, 0.0},
    {"free of", Kind::Without, 0.0},
    {"not containing", Kind::Without, 0.0},
    {"that have no", Kind::Without, 0.0},
    {"that has no", Kind::Without, 0.0},
    {"which have no", Kind::Without, 0.0},
    {"having no", Kind::Without, 0.0},
    {"but not", Kind::Except, 0.0},
    {"and not", Kind::Except, 0.0},
    {"except", Kind::Except, 0.0},
    {"except for", Kind::Except, 0.0},
    {"excluding", Kind::Except, 0.0},
    {"other than", Kind::Except, 0.0},
    {"that are not", Kind::Except, 0.0},
    {"that is not", Kind::Except, 0.0},
};

/// Words before a cue that add nothing to it: "located near", "lying just north of".
const std::set<std::string> fillers{"located",  "situated",    "lying", "standing",
                                    "directly", "immediately", "just",  "right"};

const std::map<std::string, double> metresPerUnit{
    {"m", 1.0},        {"metre", 1.0},     {"metres", 1.0},     {"meter", 1.0},      {"meters", 1.0},
    {"km", 1000.0},    {"kilometre", 1e3}, {"kilometres", 1e3}, {"kilometer", 1e3},  {"kilometers", 1e3},
    {"ft", 0.3048},    {"foot", 0.3048},   {"feet", 0.3048},    {"yd", 0.9144},      {"yard", 0.9144},
    {"yards", 0.9144}, {"mi", 1609.344},   {"mile", 1609.344},  {"miles", 1609.344},
};

const std::set<std::string> pictureWords{"image", "picture", "map",   "scene",      "extent", "area",
                                         "view",  "frame",   "photo", "photograph", "canvas"};
const std::set<std::string> partWords{"part",   "half", "quarter", "corner",   "side",    "section", "area",
                                      "region", "edge", "end",     "quadrant", "portion", "margin"};

Words split(const std::string &phrase) {
  Words words;
  std::size_t start = 0;
  while (start < phrase.size()) {
    const std::size_t end = std::min(phrase.find(' ', start), phrase.size());
    words.push_back(phrase.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

/// Walks over words; each accept moves on only when it matches.
class Reader {
public:
  Reader(const Words &words, std::size_t at) : mWords(words), mAt(at) {}

  std::size_t at() const { return mAt; }
  void moveTo(std::size_t at) { mAt = at; }
  bool atEnd() const { return mAt >= mWords.size(); }
  const std::string &word() const {
    static const std::string none;
    return atEnd() ? none : mWords[mAt];
  }

  bool accept(const std::string &word) {
    if (this->word() != word)
      return false;
    ++mAt;
    return true;
  }
  bool acceptOneOf(const std::set<std::string> &words) {
    if (words.count(word()) == 0)
      return false;
    ++mAt;
    return true;
  }
  bool acceptAll(const Words &words) {
    if (mAt + words.size() > mWords.size() ||
        !std::equal(words.begin(), words.end(), mWords.begin() + static_cast<std::ptrdiff_t>(mAt)))
      return false;
    mAt += words.size();
    return true;
  }

  /// "north", "north east", "northeast", "northern", "north eastern", "upper left", "top", "left" ...
  std::optional<Heading> acceptHeading() {
    static const std::map<std::string, Heading> compass{
        {"north", {0, -1, true}}, {"northern", {0, -1, true}}, {"south", {0, 1, true}}, {"southern", {0, 1, true}},
        {"east", {1, 0, true}},   {"eastern", {1, 0, true}},   {"west", {-1, 0, true}}, {"western", {-1, 0, true}}};
    static const std::map<std::string, Heading> picture{{"left", {-1, 0, false}},  {"right", {1, 0, false}},
                                                        {"top", {0, -1, false}},   {"upper", {0, -1, false}},
                                                        {"bottom", {0, 1, false}}, {"lower", {0, 1, false}}};
    for (const auto &[first, vertical] : compass)
      if (vertical.y != 0)
        for (const auto &[second, horizontal] : compass)
          if (horizontal.x != 0 && accept(first + second))
            return Heading{horizontal.x, vertical.y, true};
    for (const auto *names : {&compass, &picture})
      if (const auto first = names->find(word()); first != names->end()) {
        ++mAt;
        const auto second = names->find(word());
        if (second == names->end() || first->second.y == 0 || second->second.x == 0)
          return first->second;
        ++mAt;
        return Heading{second->second.x, first->second.y, first->second.onCompass};
      }
    return std::nullopt;
  }

  std::optional<double> acceptNumber() {
    static const std::map<std::string, double> named{
        {"ten", 10}, {"twenty", 20}, {"fifty", 50}, {"hundred", 100}, {"thousand", 1000}};
    if (const auto found = named.find(word()); found != named.end()) {
      ++mAt;
      return found->second;
    }
    if (word().empty() || word().front() < '0' || word().front() > '9')
      return std::nullopt;
    double value = 0.0;
    std::from_chars(word().data(), word().data() + word().size(), value);
    ++mAt;
    if (const auto scale = named.find(word()); scale != named.end()) {
      ++mAt;
      value *= scale->second;
    }
    return value;
  }

private:
  const Words &mWords;
  std::size_t mAt;
};

Cue relationCue(Kind kind, double metres = 0.0, bool measured = false) {
  Cue cue;
  cue.relation.kind = kind;
  cue.relation.metres = metres;
  cue.relation.measured = measured;
  return cue;
}

std::optional<Cue> readFixed(Reader &reader) {
  const std::size_t start = reader.at();
  std::optional<Cue> best;
  std::size_t end = start;
  for (const auto &fixed : fixedCues) {
    reader.moveTo(start);
    if (reader.acceptAll(split(fixed.words)) && reader.at() > end) {
      best = relationCue(fixed.kind, fixed.metres);
      end = reader.at();
    }
  }
  reader.moveTo(end);
  return best;
}

/// "within 200 m of", "less than 1 km from", "more than 50 metres away from".
std::optional<Cue> readDistance(Reader &reader) {
  static const std::array<std::pair<const char *, Kind>, 14> openings{{{"within", Kind::Within},
                                                                       {"less than", Kind::Within},
                                                                       {"not more than", Kind::Within},
                                                                       {"no more than", Kind::Within},
                                                                       {"at most", Kind::Within},
                                                                       {"up to", Kind::Within},
                                                                       {"closer than", Kind::Within},
                                                                       {"under", Kind::Within},
                                                                       {"more than", Kind::Beyond},
                                                                       {"at least", Kind::Beyond},
                                                                       {"over", Kind::Beyond},
                                                                       {"beyond", Kind::Beyond},
                                                                       {"farther than", Kind::Beyond},
                                                                       {"further than", Kind::Beyond}}};
  const std::size_t start = reader.at();
  for (const auto &[words, kind] : openings) {
    reader.moveTo(start);
    if (!reader.acceptAll(split(words)))
      continue;
    reader.accept("a");
    const auto number = reader.acceptNumber();
    if (!number)
      continue;
    const auto unit = metresPerUnit.find(reader.word());
    if (unit == metresPerUnit.end())
      continue;
    reader.accept(unit->first);
    reader.accept("away");
    reader.accept("distance");
    if (reader.accept("of") || reader.accept("from") || reader.accept("to") || reader.accept("around"))
      return relationCue(kind, *number * unit->second, true);
  }
  return std::nullopt;
}

/// "across the road from", "on the other side of the river from", "across from", "opposite".
std::optional<Cue> readAcross(Reader &reader) {
  const std::size_t start = reader.at();
  if (reader.acceptAll({"across", "from"}) || reader.accept("opposite")) {
    Cue cue = relationCue(Kind::Across);
    cue.barrier = "road";
    return cue;
  }
  reader.moveTo(start);
  if (!reader.accept("across") && !reader.acceptAll({"on", "the", "other", "side", "of"}))
    return std::nullopt;
  reader.accept("the");
  std::string barrier;
  for (int word = 0; word < 3 && !reader.atEnd() && reader.word() != "from"; ++word) {
    barrier += (barrier.empty() ? "" : " ") + reader.word();
    reader.moveTo(reader.at() + 1);
  }
  if (barrier.empty() || !reader.accept("from"))
    return std::nullopt;
  Cue cue = relationCue(Kind::Across);
  cue.barrier = barrier;
  return cue;
}

/// "of the image", or nothing more to come: the words speak of the picture, not of a thing in it.
bool acceptPicture(Reader &reader) {
  const std::size_t start = reader.at();
  if (!reader.accept("of"))
    return true;
  reader.accept("the");
  reader.accept("this");
  if (reader.acceptOneOf(pictureWords))
    return true;
  reader.moveTo(start);
  return false;
}

/// "in the northern part", "on the left", "at the top of the image", "in the centre".
std::optional<Cue> readPart(Reader &reader) {
  if (!reader.accept("in") && !reader.accept("on") && !reader.accept("at"))
    return std::nullopt;
  reader.accept("the");
  Cue cue;
  cue.kind = Cue::Kind::Part;
  if (reader.acceptOneOf({"centre", "center", "middle", "central"})) {
    reader.acceptOneOf(partWords);
  } else {
    const auto heading = reader.acceptHeading();
    if (!heading)
      return std::nullopt;
    reader.accept("hand");
    reader.acceptOneOf(partWords);
    cue.part = *heading;
  }
  if (!acceptPicture(reader))
    return std::nullopt;
  return cue;
}

/// "north of", "to the north of", "on the north side of", "left of", "above".
std::optional<Cue> readToward(Reader &reader) {
  Cue cue = relationCue(Kind::Toward);
  if (reader.accept("above")) {
    cue.relation.heading = {0, -1, false};
    return cue;
  }
  if (reader.accept("below")) {
    cue.relation.heading = {0, 1, false};
    return cue;
  }
  if (reader.accept("to") || reader.accept("on"))
    reader.accept("the");
  const auto heading = reader.acceptHeading();
  if (!heading)
    return std::nullopt;
  reader.accept("hand");
  reader.accept("side");
  if (!reader.accept("of") && !reader.accept("from"))
    return std::nullopt;
  cue.relation.heading = *heading;
  return cue;
}

std::optional<Cue> readNearest(Reader &reader) {
  Cue cue;
  cue.kind = Cue::Kind::Nearest;
  if (reader.acceptOneOf({"closest", "nearest"})) {
    reader.accept("to");
    return cue;
  }
  if (!reader.acceptOneOf({"farthest", "furthest", "remotest"}))
    return std::nullopt;
  reader.accept("away");
  reader.accept("from");
  cue.farthest = true;
  return cue;
}

} // namespace

std::optional<Cue> cueAt(const Words &words, std::size_t at) {
  std::size_t start = at;
  while (start < words.size() && fillers.count(words[start]) != 0)
    ++start;
  std::optional<Cue> best;
  for (const auto read : {readFixed, readDistance, readAcross, readPart, readToward, readNearest})
    // A filler may itself begin a cue: "right of", "right next to".
    for (const std::size_t from : {at, start}) {
      Reader reader(words, from);
      auto cue = read(reader);
      if (!cue || (best && reader.at() - at <= best->length))
        continue;
      cue->length = reader.at() - at;
      best = std::move(cue);
    }
  return best;
}

std::optional<Heading> headingOfSuperlative(const std::string &word) {
  constexpr std::size_t most = 4;
  static const std::map<std::string, Heading> picture{{"leftmost", {-1, 0, false}}, {"rightmost", {1, 0, false}},
                                                      {"topmost", {0, -1, false}},  {"uppermost", {0, -1, false}},
                                                      {"lowest", {0, 1, false}},    {"bottommost", {0, 1, false}}};
  if (const auto found = picture.find(word); found != picture.end())
    return found->second;
  if (word.size() <= most || word.compare(word.size() - most, most, "most") != 0)
    return std::nullopt;
  const Words stem{word.substr(0, word.size() - most)};
  Reader reader(stem, 0);
  const auto heading = reader.acceptHeading();
  return heading && heading->onCompass ? heading : std::nullopt;
}

std::optional<int> smallNumber(const std::string &word) {
  static const std::array<const char *, 10> names{"one", "two",   "three", "four", "five",
                                                  "six", "seven", "eight", "nine", "ten"};
  const auto *const found = std::find(names.begin(), names.end(), word);
  if (found != names.end())
    return static_cast<int>(found - names.begin()) + 1;
  int value = 0;
  const auto end = std::from_chars(word.data(), word.data() + word.size(), value);
  return end.ptr == word.data() + word.size() && value >= 1 && value <= 20 ? std::optional<int>(value) : std::nullopt;
}

std::optional<int> ordinal(const std::string &word) {
  static const std::array<const char *, 5> names{"second", "third", "fourth", "fifth", "sixth"};
  const auto *const found = std::find(names.begin(), names.end(), word);
  return found == names.end() ? std::nullopt : std::optional<int>(static_cast<int>(found - names.begin()) + 2);
}

} // namespace xemap::text
