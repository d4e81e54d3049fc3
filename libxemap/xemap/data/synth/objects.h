// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "xemap/base/random.h"
#include "xemap/data/synth/canvas.h"

namespace xemap::data::synth {

/// A tree or a bush. Units: metres.
struct Plant {
  Vec2 centre;
  double radius = 3.0;
  double height = 9.0;
  Colour colour;
  Cover cover = Cover::Tree;
};

enum class RoofShape { Gable, Hip, Flat };

/// A rectangular building. Units: metres.
struct Building {
  Frame frame; ///< u along the ridge.
  double lengthU = 12.0;
  double widthV = 9.0;
  double wallHeight = 5.0;
  double pitch = 0.7; ///< Rise of the roof over its run.
  RoofShape shape = RoofShape::Gable;
  Colour roof;
  Cover cover = Cover::House;
  Trait trait = Trait::None;
};

/// True when all of the polygon lies in the parcel, in the scene's samples, with nothing standing on it.
bool isFree(const Canvas &canvas, const Polygon &footprint, int parcel);
/// The same for one point.
bool isFree(const Canvas &canvas, Vec2 point, int parcel);

void placePlant(Canvas &canvas, const Plant &plant, Random &random);
/// Returns the object's number.
std::int32_t placeBuilding(Canvas &canvas, const Building &building, Random &random);
void placeTank(Canvas &canvas, Vec2 centre, double radius, double height, Colour colour);
void placeCar(Canvas &canvas, const Frame &frame, Random &random);
void placeBoat(Canvas &canvas, const Frame &frame, double lengthU, Random &random);
/// An airliner with its nose in the frame's direction.
void placeAircraft(Canvas &canvas, const Frame &frame, double lengthU, Random &random);
/// A box without an identity of its own: machinery on a roof, a container, a chimney.
void placeBox(Canvas &canvas, const Frame &frame, double lengthU, double widthV, double height, Colour colour);
/// Paints the ground (a drive, a terrace) where nothing stands and the parcel is the given one.
void pave(Canvas &canvas, const Polygon &polygon, int parcel, Colour colour, Random &random);

} // namespace xemap::data::synth
