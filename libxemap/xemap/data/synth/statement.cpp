// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/statement.h"

#include <utility>

#include "xemap/data/packed_shard.h"

namespace xemap::data::synth {

namespace {

constexpr std::int64_t smallestReferentPx = 40;

std::uint32_t attributeTag(Kind kind) {
  return kindInfo(kind).attributed ? Attribute : 0U;
}

} // namespace

std::string phrase(std::initializer_list<std::string> parts) {
  std::string text;
  for (const std::string &part : parts)
    text += (text.empty() ? "" : " ") + part;
  return text;
}

std::string nameOf(Kind kind, const Wording &wording) {
  return wording.pick(kindInfo(kind).names);
}

std::string anchorOf(Kind kind, const Wording &wording) {
  return wording.pick(kindInfo(kind).anchors);
}

Statement selecting(Kind target, std::uint32_t tags, std::string text,
                    std::function<std::optional<Selection>(SceneTruth &)> select) {
  const auto resolve = [target, select = std::move(select)](SceneTruth &truth) -> std::optional<RegionMask> {
    const std::optional<Selection> selection = select(truth);
    if (!selection)
      return std::nullopt;
    return maskOf(truth.referent(target), *selection);
  };
  return {tags | attributeTag(target), std::move(text), resolve, target};
}

Statement restricting(Kind target, std::uint32_t tags, std::string text,
                      std::function<RegionMask(SceneTruth &)> restrict) {
  return {tags | attributeTag(target), std::move(text), std::move(restrict), target};
}

bool isNameable(SceneTruth &truth, Kind kind) {
  return truth.scene().gsdMetres <= kindInfo(kind).coarsestGsd && truth.referent(kind).areaPx >= smallestReferentPx;
}

std::vector<Kind> nameableOf(SceneTruth &truth, const std::vector<Kind> &kinds) {
  std::vector<Kind> nameable;
  for (const Kind kind : kinds)
    if (isNameable(truth, kind))
      nameable.push_back(kind);
  return nameable;
}

std::vector<Kind> anchorsIn(SceneTruth &truth) {
  std::vector<Kind> anchors;
  for (const KindInfo &info : kindInfos())
    if (!info.anchors.empty() && isNameable(truth, info.kind))
      anchors.push_back(info.kind);
  return anchors;
}

const std::vector<Kind> &relatedKinds() {
  static const std::vector<Kind> kinds{Kind::ResidentialBlock,
                                       Kind::DenseResidential,
                                       Kind::SparseResidential,
                                       Kind::House,
                                       Kind::RedRoofedHouse,
                                       Kind::Building,
                                       Kind::Field,
                                       Kind::GreenField,
                                       Kind::PloughedField,
                                       Kind::Forest,
                                       Kind::Meadow,
                                       Kind::BareLand,
                                       Kind::Orchard,
                                       Kind::IndustrialBuilding,
                                       Kind::StorageTank,
                                       Kind::ParkingLot,
                                       Kind::FarmBuilding,
                                       Kind::Boat,
                                       Kind::Aircraft,
                                       Kind::SportsGround,
                                       Kind::BaseballField,
                                       Kind::SolarFarm,
                                       Kind::Quarry,
                                       Kind::Scrub};
  return kinds;
}

bool isCounted(Kind kind) {
  return kindInfo(kind).counting != KindInfo::Counting::Regions;
}

bool isLinear(Kind kind) {
  return kind == Kind::River || kind == Kind::MainRoad || kind == Kind::Railway;
}

bool overlap(Kind target, Kind anchor) {
  const auto isHousing = [](Kind kind) {
    return kind == Kind::ResidentialArea || kind == Kind::ResidentialBlock || kind == Kind::DenseResidential ||
           kind == Kind::SparseResidential || kind == Kind::House || kind == Kind::RedRoofedHouse ||
           kind == Kind::Building;
  };
  const auto isIndustry = [](Kind kind) {
    return kind == Kind::IndustrialArea || kind == Kind::IndustrialBuilding || kind == Kind::StorageTank ||
           kind == Kind::ParkingLot || kind == Kind::Building;
  };
  const auto isOfAirport = [](Kind kind) {
    return kind == Kind::Airport || kind == Kind::Runway || kind == Kind::Aircraft || kind == Kind::Building ||
           kind == Kind::IndustrialBuilding;
  };
  const auto isOfShore = [](Kind kind) {
    return kind == Kind::Sea || kind == Kind::Harbour || kind == Kind::Boat || kind == Kind::Water ||
           kind == Kind::Building || kind == Kind::IndustrialBuilding;
  };
  const auto isCropland = [](Kind kind) {
    return kind == Kind::Field || kind == Kind::GreenField || kind == Kind::PloughedField ||
           kind == Kind::FarmBuilding || kind == Kind::Building;
  };
  return target == anchor || (isHousing(target) && isHousing(anchor)) || (isIndustry(target) && isIndustry(anchor)) ||
         (isCropland(target) && isCropland(anchor)) || (isOfAirport(target) && isOfAirport(anchor)) ||
         (isOfShore(target) && isOfShore(anchor));
}

} // namespace xemap::data::synth
