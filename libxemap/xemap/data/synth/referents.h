// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "xemap/data/synth/geometry.h"
#include "xemap/data/synth/scene.h"
#include "xemap/spatial/components.h"
#include "xemap/spatial/distance_field.h"

namespace xemap::data::synth {

using spatial::components;
using spatial::DistanceField;
using spatial::distanceTo;

/// The kinds of things expressions speak of.
enum class Kind {
  River,
  Lake,
  Water,
  RiverBank,
  Bridge,
  MainRoad,
  Street,
  Road,
  Track,
  Railway,
  Field,
  GreenField,
  YellowField,
  PloughedField,
  Orchard,
  Forest,
  Meadow,
  BareLand,
  ResidentialArea,
  DenseResidential,
  MediumResidential,
  SparseResidential,
  ResidentialBlock,
  House,
  RedRoofedHouse,
  DarkRoofedHouse,
  Building,
  FarmBuilding,
  IndustrialArea,
  IndustrialBuilding,
  StorageTank,
  TankFarm,
  ParkingLot,
  Car,
  Tree,
  Pool,
  Sea,
  Beach,
  Harbour,
  Boat,
  Airport,
  Runway,
  Aircraft,
  Stadium,
  SportsGround,
  BaseballField,
  GolfCourse,
  SolarFarm,
  Quarry,
  Scrub
};

/// What a kind is called and what it is counted by.
struct KindInfo {
  enum class Counting { Regions, Parcels, Objects };

  Kind kind;
  Counting counting;
  double coarsestGsd;               ///< Not named at coarser ground resolutions. Units: metres.
  bool attributed;                  ///< The name holds an attribute.
  std::vector<std::string> names;   ///< As a target; the first is the plainest.
  std::vector<std::string> anchors; ///< As the anchor of a relation; empty where it makes none.
};

const std::vector<KindInfo> &kindInfos();
const KindInfo &kindInfo(Kind kind);

/// One thing that can be counted: a house, a field, a connected wood.
struct Instance {
  std::int64_t areaPx = 0;
  Vec2 centroidPx;
};

/// All of one kind in a scene.
///
/// Shape: `labels` 0 outside, instances from 1 on.
struct Referent {
  RegionMask mask;
  std::int64_t areaPx = 0;
  Grid<std::int32_t> labels;
  std::vector<Instance> instances; ///< Of label i+1.
};

/// Answers what is where in a scene; computed when first asked for.
class SceneTruth {
public:
  explicit SceneTruth(const Scene &scene) : mScene(scene) {}

  const Scene &scene() const { return mScene; }
  const Referent &referent(Kind kind);
  const DistanceField &distances(Kind kind);
  /// Smallest distance of each instance of `target` to the nearest pixel of `anchor`. Units: metres.
  std::vector<double> instanceDistances(Kind target, Kind anchor);
  double metres(double px) const { return px * mScene.gsdMetres; }

private:
  const Scene &mScene;
  std::map<Kind, Referent> mReferents;
  std::map<Kind, DistanceField> mDistances;
};

} // namespace xemap::data::synth
