// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/referents.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <unordered_map>

namespace xemap::data::synth {

namespace {

constexpr double anyGsd = 100.0;
/// Streets narrower than twice this between two blocks belong to the area the blocks make up. Units: metres.
constexpr double streetClosing = 11.0;

using Counting = KindInfo::Counting;

bool isRoad(Surface surface) {
  return surface == Surface::MainRoad || surface == Surface::Street || surface == Surface::Bridge;
}

Trait traitOf(const Scene &scene, std::size_t i) {
  if (scene.object[i] != 0)
    return scene.objects[static_cast<std::size_t>(scene.object[i])].trait;
  return scene.parcel[i] == Canvas::noParcel ? Trait::None
                                             : scene.parcelTraits[static_cast<std::size_t>(scene.parcel[i])];
}

bool isField(const Scene &scene, std::size_t i) {
  return scene.surface[i] == Surface::Field && !isBuilding(scene.cover[i]);
}

bool isFieldOf(const Scene &scene, std::size_t i, Trait trait) {
  return isField(scene, i) && scene.parcel[i] != Canvas::noParcel &&
         scene.parcelTraits[static_cast<std::size_t>(scene.parcel[i])] == trait;
}

bool isIndustrial(Surface surface) {
  return surface == Surface::Industrial || surface == Surface::TankFarm;
}

bool belongs(const Scene &scene, std::size_t i, Kind kind) {
  const Surface surface = scene.surface[i];
  const Cover cover = scene.cover[i];
  switch (kind) {
  case Kind::River:
    return surface == Surface::River;
  case Kind::Lake:
    return surface == Surface::Lake;
  case Kind::Water:
    return surface == Surface::River || surface == Surface::Lake || surface == Surface::Sea ||
           surface == Surface::HarbourBasin;
  case Kind::RiverBank:
    return surface == Surface::RiverBank;
  case Kind::Bridge:
    return surface == Surface::Bridge || surface == Surface::RailwayBridge;
  case Kind::MainRoad:
    return surface == Surface::MainRoad || surface == Surface::Bridge;
  case Kind::Street:
    return surface == Surface::Street;
  case Kind::Road:
    return isRoad(surface);
  case Kind::Track:
    return surface == Surface::Track;
  case Kind::Railway:
    return surface == Surface::Railway || surface == Surface::RailwayBridge;
  case Kind::Field:
    return isField(scene, i);
  case Kind::GreenField:
    return isFieldOf(scene, i, Trait::GreenCrop);
  case Kind::YellowField:
    return isFieldOf(scene, i, Trait::YellowCrop);
  case Kind::PloughedField:
    return isFieldOf(scene, i, Trait::Ploughed);
  case Kind::Orchard:
    return surface == Surface::Orchard;
  case Kind::Forest:
    return surface == Surface::Forest;
  case Kind::Meadow:
    return surface == Surface::Meadow;
  case Kind::BareLand:
    return surface == Surface::BareLand;
  case Kind::ResidentialArea:
  case Kind::ResidentialBlock:
    return isResidential(surface);
  case Kind::DenseResidential:
    return surface == Surface::DenseResidential;
  case Kind::MediumResidential:
    return surface == Surface::MediumResidential;
  case Kind::SparseResidential:
    return surface == Surface::SparseResidential;
  case Kind::House:
    return cover == Cover::House;
  case Kind::RedRoofedHouse:
    return cover == Cover::House && traitOf(scene, i) == Trait::RedRoof;
  case Kind::DarkRoofedHouse:
    return cover == Cover::House && traitOf(scene, i) == Trait::DarkRoof;
  case Kind::Building:
    return isBuilding(cover);
  case Kind::FarmBuilding:
    return cover == Cover::FarmBuilding;
  case Kind::IndustrialArea:
    return isIndustrial(surface);
  case Kind::IndustrialBuilding:
    return cover == Cover::IndustrialBuilding;
  case Kind::StorageTank:
    return cover == Cover::StorageTank;
  case Kind::TankFarm:
    return surface == Surface::TankFarm;
  case Kind::ParkingLot:
    return surface == Surface::Parking;
  case Kind::Car:
    return cover == Cover::Car;
  case Kind::Tree:
    return cover == Cover::Tree;
  case Kind::Pool:
    return cover == Cover::Pool;
  case Kind::Sea:
    return surface == Surface::Sea;
  case Kind::Beach:
    return surface == Surface::Beach;
  case Kind::Harbour:
    return surface == Surface::Harbour || surface == Surface::HarbourBasin;
  case Kind::Boat:
    return cover == Cover::Boat;
  case Kind::Airport:
    return surface == Surface::Airport || surface == Surface::Runway;
  case Kind::Runway:
    return surface == Surface::Runway;
  case Kind::Aircraft:
    return cover == Cover::Aircraft;
  case Kind::Stadium:
    return surface == Surface::Stadium;
  case Kind::SportsGround:
    return surface == Surface::SportsGround;
  case Kind::BaseballField:
    return surface == Surface::BaseballField;
  case Kind::GolfCourse:
    return surface == Surface::GolfCourse;
  case Kind::SolarFarm:
    return surface == Surface::SolarFarm;
  case Kind::Quarry:
    return surface == Surface::Quarry;
  case Kind::Scrub:
    return surface == Surface::Scrub;
  }
  return false;
}

/// Adds the streets that lie within an area, between two of its blocks.
void closeStreets(const Scene &scene, RegionMask &mask) {
  const auto reach = static_cast<float>(streetClosing / scene.gsdMetres);
  const DistanceField outward = distanceTo(mask);
  RegionMask outside(mask.width(), mask.height(), 0);
  for (std::size_t i = 0; i < mask.size(); ++i)
    outside[i] = outward.distancePx[i] > reach ? 1 : 0;
  const DistanceField inward = distanceTo(outside);
  for (std::size_t i = 0; i < mask.size(); ++i)
    if (scene.surface[i] == Surface::Street && inward.distancePx[i] > reach)
      mask[i] = 1;
}

/// Numbers the instances of a referent and measures them.
void countInstances(const Scene &scene, Counting counting, Referent &referent) {
  if (counting == Counting::Regions) {
    referent.labels = components(referent.mask).labels;
  } else {
    std::unordered_map<std::int32_t, std::int32_t> numbers;
    referent.labels = Grid<std::int32_t>(scene.width, scene.height, 0);
    const Grid<std::int32_t> &keys = counting == Counting::Parcels ? scene.parcel : scene.object;
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (referent.mask[i] != 0)
        referent.labels[i] = numbers.try_emplace(keys[i], static_cast<std::int32_t>(numbers.size()) + 1).first->second;
  }
  for (int y = 0; y < scene.height; ++y)
    for (int x = 0; x < scene.width; ++x) {
      const std::int32_t label = referent.labels.at(x, y);
      if (label == 0)
        continue;
      if (static_cast<std::size_t>(label) > referent.instances.size())
        referent.instances.resize(static_cast<std::size_t>(label));
      Instance &instance = referent.instances[static_cast<std::size_t>(label) - 1];
      ++instance.areaPx;
      instance.centroidPx = instance.centroidPx + Vec2{x + 0.5, y + 0.5};
      ++referent.areaPx;
    }
  for (Instance &instance : referent.instances)
    if (instance.areaPx > 0)
      instance.centroidPx = instance.centroidPx * (1.0 / static_cast<double>(instance.areaPx));
}

} // namespace

const std::vector<KindInfo> &kindInfos() {
  static const std::vector<KindInfo> infos = {
      {Kind::River,
       Counting::Regions,
       anyGsd,
       false,
       {"river", "the river", "a river", "river water", "the stream"},
       {"the river"}},
      {Kind::Lake,
       Counting::Regions,
       anyGsd,
       false,
       {"lake", "the lake", "pond", "the pond", "a small lake"},
       {"the lake", "the pond"}},
      {Kind::Water,
       Counting::Regions,
       anyGsd,
       false,
       {"water", "water bodies", "open water", "all the water"},
       {"the water"}},
      {Kind::RiverBank, Counting::Regions, 3.0, false, {"river banks", "the banks of the river", "riverbank"}, {}},
      {Kind::Bridge, Counting::Regions, 3.0, false, {"bridge", "the bridge", "bridges", "a bridge"}, {"the bridge"}},
      {Kind::MainRoad,
       Counting::Regions,
       5.0,
       false,
       {"main road", "the main road", "major road", "the highway"},
       {"the main road", "the highway"}},
      {Kind::Street,
       Counting::Regions,
       3.0,
       false,
       {"streets", "side streets", "local roads", "minor roads", "street"},
       {}},
      {Kind::Road,
       Counting::Regions,
       5.0,
       false,
       {"roads", "the road network", "paved roads", "all roads", "road"},
       {}},
      {Kind::Track, Counting::Regions, 2.0, false, {"dirt tracks", "farm tracks", "unpaved tracks", "dirt roads"}, {}},
      {Kind::Railway,
       Counting::Regions,
       4.0,
       false,
       {"railway", "the railway line", "railroad", "train tracks", "rail tracks"},
       {"the railway", "the railroad"}},
      {Kind::Field,
       Counting::Parcels,
       anyGsd,
       false,
       {"fields", "farmland", "agricultural fields", "cropland", "arable land", "farm fields", "crop fields", "field",
        "crop field"},
       {"the fields", "farmland"}},
      {Kind::GreenField,
       Counting::Parcels,
       anyGsd,
       true,
       {"green fields", "fields with green crops", "green cropland"},
       {}},
      {Kind::YellowField,
       Counting::Parcels,
       anyGsd,
       true,
       {"yellow fields", "fields in yellow flower", "yellow cropland"},
       {}},
      {Kind::PloughedField,
       Counting::Parcels,
       anyGsd,
       true,
       {"ploughed fields", "plowed fields", "freshly ploughed fields"},
       {}},
      {Kind::Orchard,
       Counting::Parcels,
       2.0,
       false,
       {"orchard", "orchards", "fruit trees in rows", "plantation"},
       {"the orchard"}},
      {Kind::Forest,
       Counting::Regions,
       anyGsd,
       false,
       {"forest", "woods", "woodland", "forests", "wooded area", "wood"},
       {"the forest", "the woods"}},
      {Kind::Meadow, Counting::Parcels, anyGsd, false, {"meadow", "meadows", "grassland", "pasture"}, {"the meadow"}},
      {Kind::BareLand,
       Counting::Parcels,
       anyGsd,
       false,
       {"bare land", "barren land", "wasteland", "bare ground"},
       {"the bare land"}},
      {Kind::ResidentialArea,
       Counting::Regions,
       anyGsd,
       false,
       {"residential area", "residential areas", "housing area", "neighborhoods", "residential neighbourhood"},
       {"the residential area", "the houses"}},
      {Kind::DenseResidential,
       Counting::Parcels,
       anyGsd,
       true,
       {"dense residential blocks", "densely built residential area", "dense housing", "dense residential area"},
       {}},
      {Kind::MediumResidential,
       Counting::Parcels,
       anyGsd,
       true,
       {"medium density residential blocks", "medium residential area", "medium density housing"},
       {}},
      {Kind::SparseResidential,
       Counting::Parcels,
       anyGsd,
       true,
       {"sparse residential blocks", "sparsely built residential area", "low density housing",
        "sparse residential area"},
       {}},
      {Kind::ResidentialBlock,
       Counting::Parcels,
       anyGsd,
       false,
       {"residential blocks", "blocks of houses", "housing blocks", "residential block", "block of houses"},
       {}},
      {Kind::House,
       Counting::Objects,
       2.0,
       false,
       {"houses", "homes", "residential buildings", "dwellings", "family houses", "house"},
       {}},
      {Kind::RedRoofedHouse,
       Counting::Objects,
       2.0,
       true,
       {"houses with red roofs", "red-roofed houses", "red roofs"},
       {}},
      {Kind::DarkRoofedHouse,
       Counting::Objects,
       2.0,
       true,
       {"houses with dark roofs", "dark-roofed houses", "grey roofs"},
       {}},
      {Kind::Building,
       Counting::Objects,
       2.5,
       false,
       {"buildings", "all buildings", "rooftops", "built structures", "building"},
       {}},
      {Kind::FarmBuilding,
       Counting::Objects,
       2.0,
       false,
       {"farm buildings", "barns", "the farm", "farmstead", "barn"},
       {"the farm buildings"}},
      {Kind::IndustrialArea,
       Counting::Regions,
       anyGsd,
       false,
       {"industrial area", "industrial zone", "industrial site", "factory area", "industrial areas", "factories"},
       {"the industrial area", "the factories"}},
      {Kind::IndustrialBuilding,
       Counting::Objects,
       4.0,
       false,
       {"industrial buildings", "warehouses", "factory halls", "large flat roofs", "factory buildings",
        "industrial building", "warehouse"},
       {"the warehouses"}},
      {Kind::StorageTank,
       Counting::Objects,
       3.0,
       false,
       {"storage tanks", "oil tanks", "round tanks", "tanks", "circular storage tanks", "storage tank"},
       {"the storage tanks", "the tanks"}},
      {Kind::TankFarm, Counting::Regions, anyGsd, false, {"tank farm", "tank depot", "storage tank site"}, {}},
      {Kind::ParkingLot,
       Counting::Regions,
       3.0,
       false,
       {"parking lot", "car park", "parking area", "parking lots"},
       {"the parking lot", "the car park"}},
      {Kind::Car, Counting::Objects, 0.8, false, {"cars", "vehicles", "parked cars and traffic", "car"}, {}},
      {Kind::Tree, Counting::Objects, 1.2, false, {"trees", "tree crowns", "all trees", "tree"}, {}},
      {Kind::Pool, Counting::Objects, 1.0, false, {"swimming pools", "pools", "swimming pool"}, {}},
      {Kind::Sea, Counting::Regions, anyGsd, false, {"sea", "the sea", "ocean", "sea water"}, {"the sea"}},
      {Kind::Beach,
       Counting::Regions,
       5.0,
       false,
       {"beach", "sandy beach", "the beach", "sandy shore", "beaches"},
       {"the beach"}},
      {Kind::Harbour,
       Counting::Regions,
       anyGsd,
       false,
       {"harbour", "port", "harbor", "the harbour", "marina", "docks"},
       {"the harbour", "the port"}},
      {Kind::Boat, Counting::Objects, 1.5, false, {"boats", "ships", "moored boats", "boat"}, {}},
      {Kind::Airport,
       Counting::Regions,
       anyGsd,
       false,
       {"airport", "the airport", "airfield", "an airport"},
       {"the airport"}},
      {Kind::Runway, Counting::Regions, 5.0, false, {"runway", "the runway", "airport runway"}, {"the runway"}},
      {Kind::Aircraft,
       Counting::Objects,
       2.0,
       false,
       {"airplanes", "aircraft", "planes", "parked airplanes", "airplane"},
       {}},
      {Kind::Stadium,
       Counting::Regions,
       anyGsd,
       false,
       {"stadium", "the stadium", "sports stadium", "football stadium"},
       {"the stadium"}},
      {Kind::SportsGround,
       Counting::Regions,
       anyGsd,
       false,
       {"sports ground", "playing field", "athletics track", "sports field", "playground"},
       {"the sports ground", "the playing field"}},
      {Kind::BaseballField,
       Counting::Regions,
       anyGsd,
       false,
       {"baseball field", "baseball diamond", "ball park", "baseball fields"},
       {"the baseball field"}},
      {Kind::GolfCourse,
       Counting::Regions,
       3.0,
       false,
       {"golf course", "the golf course", "golf links"},
       {"the golf course"}},
      {Kind::SolarFarm,
       Counting::Regions,
       4.0,
       false,
       {"solar farm", "solar panels", "solar park", "photovoltaic plant"},
       {"the solar farm"}},
      {Kind::Quarry,
       Counting::Regions,
       anyGsd,
       false,
       {"quarry", "open-pit quarry", "open pit mine", "stone quarry", "the quarry"},
       {"the quarry"}},
      {Kind::Scrub, Counting::Parcels, 5.0, false, {"scrub", "shrubland", "scrubland", "bushes"}, {"the scrub"}}};
  return infos;
}

const KindInfo &kindInfo(Kind kind) {
  return *std::find_if(kindInfos().begin(), kindInfos().end(),
                       [kind](const KindInfo &info) { return info.kind == kind; });
}

const Referent &SceneTruth::referent(Kind kind) {
  const auto known = mReferents.find(kind);
  if (known != mReferents.end())
    return known->second;
  Referent referent;
  referent.mask = RegionMask(mScene.width, mScene.height, 0);
  for (std::size_t i = 0; i < referent.mask.size(); ++i)
    referent.mask[i] = belongs(mScene, i, kind) ? 1 : 0;
  if (kind == Kind::ResidentialArea || kind == Kind::IndustrialArea)
    closeStreets(mScene, referent.mask);
  countInstances(mScene, kindInfo(kind).counting, referent);
  return mReferents.emplace(kind, std::move(referent)).first->second;
}

const DistanceField &SceneTruth::distances(Kind kind) {
  const auto known = mDistances.find(kind);
  return known != mDistances.end() ? known->second
                                   : mDistances.emplace(kind, distanceTo(referent(kind).mask)).first->second;
}

std::vector<double> SceneTruth::instanceDistances(Kind target, Kind anchor) {
  const Referent &targets = referent(target);
  const DistanceField &field = distances(anchor);
  std::vector<double> nearest(targets.instances.size(), 1e30);
  for (std::size_t i = 0; i < targets.labels.size(); ++i)
    if (targets.labels[i] != 0) {
      double &best = nearest[static_cast<std::size_t>(targets.labels[i]) - 1];
      best = std::min(best, metres(static_cast<double>(field.distancePx[i])));
    }
  return nearest;
}

} // namespace xemap::data::synth
