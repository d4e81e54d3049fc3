// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/packed_shard.h"
#include "xemap/data/synth/phrase_book.h"

namespace xemap::data::synth {

namespace {

/// Whether something can be said to lie across the road from it.
bool canFaceAcrossRoad(Kind kind) {
  return !isLinear(kind) && kind != Kind::Water && kind != Kind::Sea && kind != Kind::Beach && kind != Kind::Bridge &&
         kind != Kind::StorageTank && kind != Kind::Runway;
}

void addProximity(Kind target, Kind anchor, const Wording &wording, std::vector<Statement> &statements) {
  static const std::vector<std::string> besidePlace{"beside", "next to", "adjacent to", "by", "bordering"};
  static const std::vector<std::string> besideLine{"beside", "along", "along", "next to", "by"};
  static const std::vector<std::string> near{"near", "close to", "in the vicinity of"};
  const std::string &beside = wording.pick(isLinear(anchor) ? besideLine : besidePlace);
  statements.push_back(
      selecting(target, Relation, phrase({nameOf(target, wording), beside, anchorOf(anchor, wording)}),
                [=](SceneTruth &truth) { return withinDistance(truth, target, anchor, besideMetres); }));
  statements.push_back(selecting(target, Relation,
                                 phrase({nameOf(target, wording), wording.pick(near), anchorOf(anchor, wording)}),
                                 [=](SceneTruth &truth) { return withinDistance(truth, target, anchor, nearMetres); }));
  static const std::vector<int> reaches{50, 100, 150, 200, 300, 500};
  const int metres = wording.random().pick(reaches);
  const std::string unit = wording.pick(std::vector<std::string>{"m", "metres", "meters"});
  const std::string text =
      phrase({nameOf(target, wording), "within", std::to_string(metres), unit, "of", anchorOf(anchor, wording)});
  if (kindInfo(target).counting == KindInfo::Counting::Objects)
    statements.push_back(selecting(target, Relation, text,
                                   [=](SceneTruth &truth) { return withinDistance(truth, target, anchor, metres); }));
  else
    statements.push_back(restricting(target, Relation, text,
                                     [=](SceneTruth &truth) { return pixelsWithin(truth, target, anchor, metres); }));
}

void addBetween(Kind target, Kind first, Kind second, const Wording &wording, std::vector<Statement> &statements) {
  statements.push_back(selecting(
      target, Relation,
      phrase({nameOf(target, wording), "between", anchorOf(first, wording), "and", anchorOf(second, wording)}),
      [=](SceneTruth &truth) { return between(truth, target, first, second); }));
}

} // namespace

std::vector<Statement> categoryStatements(SceneTruth &truth, const Wording &wording) {
  std::vector<Statement> statements;
  for (const KindInfo &info : kindInfos()) {
    if (!isNameable(truth, info.kind))
      continue;
    const Kind kind = info.kind;
    statements.push_back(
        {info.attributed ? Attribute : Category, nameOf(kind, wording),
         [kind](SceneTruth &scene) -> std::optional<RegionMask> { return scene.referent(kind).mask; }});
  }
  return statements;
}

std::vector<Statement> relationStatements(SceneTruth &truth, const Wording &wording) {
  const std::vector<Kind> anchors = anchorsIn(truth);
  std::vector<Statement> statements;
  for (const Kind target : nameableOf(truth, relatedKinds())) {
    for (const Kind anchor : anchors) {
      if (overlap(target, anchor))
        continue;
      addProximity(target, anchor, wording, statements);
      static const std::vector<std::string> across{"across the road from", "on the other side of the road from"};
      if (isCounted(target) && canFaceAcrossRoad(anchor) && truth.scene().gsdMetres <= 2.5)
        statements.push_back(selecting(
            target, Relation, phrase({nameOf(target, wording), wording.pick(across), anchorOf(anchor, wording)}),
            [=](SceneTruth &scene) { return acrossRoadFrom(scene, target, anchor); }));
      for (const Kind second : anchors)
        if (anchor < second && !overlap(target, second) && !overlap(anchor, second) && isCounted(target) &&
            wording.random().chance(0.3))
          addBetween(target, anchor, second, wording, statements);
    }
    for (const Kind around : nameableOf(truth, {Kind::Field, Kind::Forest, Kind::Meadow}))
      if (!overlap(target, around))
        statements.push_back(selecting(
            target, Relation, phrase({nameOf(target, wording), "surrounded by", kindInfo(around).names.front()}),
            [=](SceneTruth &scene) { return surroundedBy(scene, target, around); }));
  }
  if (isNameable(truth, Kind::Bridge) && isNameable(truth, Kind::River))
    statements.push_back(
        {Relation,
         wording.pick(
             std::vector<std::string>{"bridge over the river", "the bridge across the river", "river crossing"}),
         [](SceneTruth &scene) -> std::optional<RegionMask> { return scene.referent(Kind::Bridge).mask; }});
  return statements;
}

std::vector<Statement> absentStatements(SceneTruth &truth, const Wording &wording) {
  static const std::vector<std::string> elsewhere{
      "wind turbines", "desert dunes", "roundabout", "glacier", "snow covered mountains",
      "oil platform",  "church",       "race track", "vineyard"};
  std::vector<std::string> names = elsewhere;
  std::vector<std::string> anchors;
  for (const KindInfo &info : kindInfos()) {
    // Too few or too coarse pixels to be sure are not the same as absent.
    if (truth.referent(info.kind).areaPx > 0 || truth.scene().gsdMetres > info.coarsestGsd)
      continue;
    names.insert(names.end(), info.names.begin(), info.names.end());
    anchors.insert(anchors.end(), info.anchors.begin(), info.anchors.end());
  }
  const auto nowhere = [](SceneTruth &scene) -> std::optional<RegionMask> {
    return RegionMask(scene.scene().width, scene.scene().height, 0);
  };
  std::vector<Statement> statements;
  for (const std::string &name : names)
    statements.push_back({Absent | Category, name, nowhere});
  for (const Kind target : nameableOf(truth, relatedKinds())) {
    static const std::vector<std::string> links{"beside", "near", "next to", "around"};
    const std::uint32_t attribute = kindInfo(target).attributed ? Attribute : 0U;
    statements.push_back({Absent | Relation | attribute,
                          phrase({nameOf(target, wording), wording.pick(links), wording.pick(anchors)}), nowhere});
  }
  return statements;
}

} // namespace xemap::data::synth
