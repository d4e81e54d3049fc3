// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "xemap/data/synth/referents.h"
#include "xemap/text/referring_expression.h"

namespace xemap::data::synth {

/// Which instances of a kind are meant; by index into Referent::instances.
using Selection = std::vector<bool>;

/// The distances that words stand for are those expressions are read with; here between the nearest pixels.
using text::besideMetres;
using text::nearMetres;

/// A direction on the map. Units: x to the east, y to the south.
struct Heading {
  int x = 0;
  int y = 0;
};

/// Instances no farther than `metres` from the anchor; none when so many lie just beyond that people would disagree.
std::optional<Selection> withinDistance(SceneTruth &truth, Kind target, Kind anchor, double metres);

/// Instances farther than `metres` from the anchor, with the same reserve.
std::optional<Selection> beyondDistance(SceneTruth &truth, Kind target, Kind anchor, double metres);

/// The pixels of `target` no farther than `metres` from the anchor.
RegionMask pixelsWithin(SceneTruth &truth, Kind target, Kind anchor, double metres);

/// Instances whose centre sees the nearest points of the two anchors on opposite sides: at an angle of 120 degrees or
/// more.
Selection between(SceneTruth &truth, Kind target, Kind first, Kind second);

/// Instances with three quarters of the 20 metres around them taken by `around`; those cut by the image's edge are not
/// meant.
Selection surroundedBy(SceneTruth &truth, Kind target, Kind around);

/// Instances within 60 metres of the anchor with a pixel from which the straight line to the anchor crosses a road.
Selection acrossRoadFrom(SceneTruth &truth, Kind target, Kind anchor);

/// Instances whose centre lies from the nearest point of the anchor within 60 degrees of `heading`.
Selection inDirectionOf(SceneTruth &truth, Kind target, Kind anchor, Heading heading);

/// The pixels of `target` in the half or, for a diagonal, the quarter of the image that lies in `heading`.
RegionMask pixelsInPart(SceneTruth &truth, Kind target, Heading heading);

/// The one instance with the largest value, when the next is below `margin` times it.
std::optional<Selection> foremost(const std::vector<double> &values, double margin);

/// Instances of parcels that hold no pixel of `unwanted`.
Selection without(SceneTruth &truth, Kind target, Kind unwanted);

/// The pixels of the selected instances.
RegionMask maskOf(const Referent &referent, const Selection &selection);

} // namespace xemap::data::synth
