// SPDX-License-Identifier: GPL-2.0-or-later
#include "tree_json.h"

#include <fstream>
#include <map>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace xemap::test {

namespace {

using nlohmann::json;
using namespace xemap::text;

text::Heading headingOf(const json &value) {
  return {value.at("heading").at(0), value.at("heading").at(1), value.at("compass")};
}

SpatialRelation relationOf(const json &value) {
  using Kind = SpatialRelation::Kind;
  static const std::map<std::string, Kind> kinds{{"within", Kind::Within},   {"beyond", Kind::Beyond},
                                                 {"between", Kind::Between}, {"surrounded", Kind::SurroundedBy},
                                                 {"inside", Kind::Inside},   {"across", Kind::Across},
                                                 {"toward", Kind::Toward},   {"holding", Kind::Holding},
                                                 {"without", Kind::Without}, {"except", Kind::Except}};
  SpatialRelation relation;
  relation.kind = kinds.at(value.at("kind"));
  relation.anchors = value.at("anchors").get<std::vector<NounPhrases>>();
  relation.metres = value.value("metres", 0.0);
  relation.measured = value.value("measured", false);
  relation.denied = value.value("denied", false);
  if (value.contains("heading"))
    relation.heading = headingOf(value);
  return relation;
}

Ranking rankingOf(const json &value) {
  static const std::map<std::string, Ranking::By> orders{{"area", Ranking::By::Area},
                                                         {"distance", Ranking::By::Distance}};
  Ranking ranking;
  ranking.by = orders.at(value.at("by"));
  ranking.descending = value.at("descending");
  ranking.first = value.at("first");
  ranking.count = value.at("count");
  ranking.anchor = value.value("anchor", NounPhrases());
  return ranking;
}

ReferringExpression treeOf(const json &value) {
  ReferringExpression tree;
  tree.targets = value.at("targets").get<NounPhrases>();
  tree.complement = value.value("complement", false);
  tree.counts = value.value("counts", false);
  for (const auto &relation : value.value("relations", json::array()))
    tree.relations.push_back(relationOf(relation));
  for (const auto &part : value.value("parts", json::array()))
    tree.parts.push_back({headingOf(part), part.at("denied")});
  for (const auto &size : value.value("sizes", json::array()))
    tree.sizes.push_back({size.at("square_metres"), size.at("at_least")});
  if (value.contains("ranking"))
    tree.ranking = rankingOf(value.at("ranking"));
  return tree;
}

} // namespace

std::vector<CorpusSentence> readCorpus(Language language) {
  const std::string path = XEMAP_SOURCE_DIR "/tests/golden/language/corpus.jsonl";
  std::ifstream file(path);
  if (!file)
    throw std::runtime_error(path + ": cannot be opened");
  std::vector<CorpusSentence> sentences;
  for (std::string line; std::getline(file, line);) {
    const auto value = json::parse(line);
    if (value.at("language") == codeOf(language))
      sentences.push_back({value.at("text"), language, treeOf(value.at("tree"))});
  }
  return sentences;
}

} // namespace xemap::test
