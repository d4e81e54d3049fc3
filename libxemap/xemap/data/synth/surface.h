// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace xemap::data::synth {

/// What the ground is used for. Parcels carry the first part of the list; the rest lies over them.
enum class Surface : std::uint8_t {
  Field,
  Orchard,
  Forest,
  Meadow,
  BareLand,
  DenseResidential,
  MediumResidential,
  SparseResidential,
  Industrial,
  TankFarm,
  Parking,
  Airport, ///< All of it but its runway.
  Harbour, ///< Quays, piers and yards.
  Stadium,
  SportsGround,
  BaseballField,
  GolfCourse,
  SolarFarm,
  Quarry,
  Scrub,
  Lake, ///< Of a parcel: meadow around a lake; of a sample: its water.
  River,
  RiverBank, ///< Sand, gravel and the green strip between the water and the parcels.
  Sea,
  Beach,
  HarbourBasin, ///< Water inside a harbour.
  Runway,
  MainRoad,
  Street,
  Track,
  Railway,
  Bridge, ///< Of a road.
  RailwayBridge
};

inline constexpr int surfaceCount = static_cast<int>(Surface::RailwayBridge) + 1;

/// What stands on the ground and is seen instead of it.
enum class Cover : std::uint8_t {
  None,
  House,
  FarmBuilding,
  IndustrialBuilding,
  StorageTank,
  Tree,
  Hedge,
  Car,
  Pool,
  Boat,
  Aircraft
};

inline constexpr int coverCount = static_cast<int>(Cover::Aircraft) + 1;

inline bool isResidential(Surface surface) {
  return surface == Surface::DenseResidential || surface == Surface::MediumResidential ||
         surface == Surface::SparseResidential;
}

inline bool isUrban(Surface surface) {
  return isResidential(surface) || surface == Surface::Industrial || surface == Surface::TankFarm ||
         surface == Surface::Parking || surface == Surface::Harbour || surface == Surface::Stadium ||
         surface == Surface::SportsGround || surface == Surface::BaseballField;
}

/// Places that a plan is made for rather than filled with.
inline bool isSpecial(Surface surface) {
  return surface >= Surface::Airport && surface <= Surface::Scrub;
}

inline bool isBuilding(Cover cover) {
  return cover == Cover::House || cover == Cover::FarmBuilding || cover == Cover::IndustrialBuilding;
}

} // namespace xemap::data::synth
