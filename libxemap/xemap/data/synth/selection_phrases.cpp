// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iterator>
#include <utility>

#include "xemap/data/packed_shard.h"
#include "xemap/data/synth/phrase_book.h"

namespace xemap::data::synth {

namespace {

struct Compass {
  Heading heading;
  const char *noun;
  const char *adjective;
};

constexpr Compass compass[] = {{{0, -1}, "north", "northern"},
                               {{0, 1}, "south", "southern"},
                               {{1, 0}, "east", "eastern"},
                               {{-1, 0}, "west", "western"},
                               {{1, -1}, "north-east", "north-eastern"},
                               {{-1, -1}, "north-west", "north-western"},
                               {{1, 1}, "south-east", "south-eastern"},
                               {{-1, 1}, "south-west", "south-western"}};

std::string partOfImage(const Compass &where, const Wording &wording) {
  const std::string adjective = where.adjective;
  const std::string noun = where.noun;
  if (where.heading.x != 0 && where.heading.y != 0)
    return wording.pick(std::vector<std::string>{"in the " + noun, "in the " + adjective + " part",
                                                 "in the " + adjective + " quarter"});
  return wording.pick(std::vector<std::string>{"in the " + noun, "in the " + adjective + " part",
                                               "in the " + adjective + " half",
                                               "in the " + adjective + " part of the image"});
}

std::vector<double> areasOf(const Referent &referent) {
  std::vector<double> areas;
  for (const Instance &instance : referent.instances)
    areas.push_back(static_cast<double>(instance.areaPx));
  return areas;
}

/// The instance that lies farthest in a direction, by a tenth of the image's side.
std::optional<Selection> farthest(SceneTruth &truth, Kind target, Heading heading) {
  constexpr double offset = 1e6;
  const Vec2 direction{static_cast<double>(heading.x), static_cast<double>(heading.y)};
  std::vector<double> reach;
  for (const Instance &instance : truth.referent(target).instances)
    reach.push_back(offset + dot(instance.centroidPx, direction));
  return foremost(reach, 1.0 - 0.1 * std::max(truth.scene().width, truth.scene().height) / offset);
}

std::optional<Selection> nearestTo(SceneTruth &truth, Kind target, Kind anchor) {
  std::vector<double> nearness;
  for (const double distance : truth.instanceDistances(target, anchor))
    nearness.push_back(1.0 / (distance + 10.0));
  return foremost(nearness, 0.7);
}

/// What one of a kind is called.
struct Singular {
  Kind kind;
  const char *noun;
};

constexpr Singular singulars[] = {{Kind::Field, "field"},
                                  {Kind::Forest, "forest"},
                                  {Kind::IndustrialArea, "industrial area"},
                                  {Kind::Lake, "lake"},
                                  {Kind::ResidentialBlock, "residential block"},
                                  {Kind::ResidentialArea, "residential area"},
                                  {Kind::Meadow, "meadow"},
                                  {Kind::IndustrialBuilding, "industrial building"},
                                  {Kind::ParkingLot, "parking lot"},
                                  {Kind::StorageTank, "storage tank"},
                                  {Kind::Building, "building"},
                                  {Kind::Orchard, "orchard"}};

} // namespace

std::vector<Statement> directionStatements(SceneTruth &truth, const Wording &wording) {
  std::vector<Statement> statements;
  std::vector<Kind> targets = nameableOf(truth, relatedKinds());
  for (const Kind kind :
       nameableOf(truth, {Kind::IndustrialArea, Kind::ResidentialArea, Kind::River, Kind::Lake, Kind::Road, Kind::Sea,
                          Kind::Airport, Kind::Harbour, Kind::Stadium, Kind::GolfCourse}))
    targets.push_back(kind);
  for (const Kind target : targets) {
    const Compass &part = compass[wording.random().index(std::size(compass))];
    statements.push_back(restricting(target, Direction, phrase({nameOf(target, wording), partOfImage(part, wording)}),
                                     [=](SceneTruth &scene) { return pixelsInPart(scene, target, part.heading); }));
    if (!isCounted(target))
      continue;
    for (const Kind anchor : anchorsIn(truth)) {
      const bool single = isLinear(anchor) || truth.referent(anchor).instances.size() == 1;
      if (overlap(target, anchor) || !single)
        continue;
      const Compass &side = compass[wording.random().index(4)];
      const std::string link = wording.pick(std::vector<std::string>{"", "to the "});
      statements.push_back(
          selecting(target, Direction | Relation,
                    phrase({nameOf(target, wording), link + side.noun, "of", anchorOf(anchor, wording)}),
                    [=](SceneTruth &scene) { return inDirectionOf(scene, target, anchor, side.heading); }));
    }
  }
  return statements;
}

std::vector<Statement> sizeStatements(SceneTruth &truth, const Wording &wording) {
  static const std::vector<std::string> largest{"the largest", "the biggest", "largest"};
  std::vector<Statement> statements;
  for (const Singular &singular : singulars) {
    const Kind target = singular.kind;
    if (isNameable(truth, target))
      statements.push_back(
          selecting(target, Size, phrase({wording.pick(largest), singular.noun}),
                    [=](SceneTruth &scene) { return foremost(areasOf(scene.referent(target)), 0.8); }));
  }
  return statements;
}

std::vector<Statement> superlativeStatements(SceneTruth &truth, const Wording &wording) {
  static const std::vector<std::string> closest{"closest to", "nearest to"};
  std::vector<Statement> statements;
  for (const Singular &singular : singulars) {
    const Kind target = singular.kind;
    if (!isNameable(truth, target))
      continue;
    const Compass &side = compass[wording.random().index(4)];
    statements.push_back(selecting(target, Direction,
                                   phrase({"the", std::string(side.adjective) + "most", singular.noun}),
                                   [=](SceneTruth &scene) { return farthest(scene, target, side.heading); }));
    for (const Kind anchor : anchorsIn(truth))
      if (!overlap(target, anchor))
        statements.push_back(selecting(target, Relation,
                                       phrase({"the", singular.noun, wording.pick(closest), anchorOf(anchor, wording)}),
                                       [=](SceneTruth &scene) { return nearestTo(scene, target, anchor); }));
  }
  return statements;
}

std::vector<Statement> negationStatements(SceneTruth &truth, const Wording &wording) {
  static const std::vector<std::pair<Kind, Kind>> lacking{{Kind::Field, Kind::Building},
                                                          {Kind::Field, Kind::Tree},
                                                          {Kind::ResidentialBlock, Kind::Pool},
                                                          {Kind::Meadow, Kind::Tree},
                                                          {Kind::ResidentialBlock, Kind::RedRoofedHouse}};
  std::vector<Statement> statements;
  for (const auto &[kind, missing] : lacking) {
    const Kind target = kind;
    const Kind unwanted = missing;
    if (isNameable(truth, target) && isNameable(truth, unwanted))
      statements.push_back(
          selecting(target, Negation,
                    phrase({nameOf(target, wording), wording.pick(std::vector<std::string>{"without", "with no"}),
                            kindInfo(unwanted).names.front()}),
                    [=](SceneTruth &scene) { return without(scene, target, unwanted); }));
  }
  for (const Kind target : nameableOf(truth, relatedKinds())) {
    for (const Kind anchor : anchorsIn(truth)) {
      if (overlap(target, anchor))
        continue;
      static const std::vector<std::string> away{"away from", "far from", "not near"};
      statements.push_back(selecting(
          target, Relation | Negation, phrase({nameOf(target, wording), wording.pick(away), anchorOf(anchor, wording)}),
          [=](SceneTruth &scene) { return beyondDistance(scene, target, anchor, nearMetres); }));
    }
  }
  for (const Kind kind : nameableOf(truth, {Kind::Water, Kind::Forest, Kind::Field}))
    statements.push_back({Negation, "everything but " + kindInfo(kind).names.front(),
                          [=](SceneTruth &scene) -> std::optional<RegionMask> {
                            RegionMask mask = scene.referent(kind).mask;
                            for (std::size_t i = 0; i < mask.size(); ++i)
                              mask[i] = 1 - mask[i];
                            return mask;
                          }});
  return statements;
}

} // namespace xemap::data::synth
