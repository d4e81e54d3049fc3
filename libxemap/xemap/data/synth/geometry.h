// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <utility>
#include <vector>

namespace xemap::data::synth {

/// A point or a vector of the ground plane. Units: metres, x to the east, y to the south.
struct Vec2 {
  double x = 0.0;
  double y = 0.0;
};

inline Vec2 operator+(Vec2 a, Vec2 b) {
  return {a.x + b.x, a.y + b.y};
}
inline Vec2 operator-(Vec2 a, Vec2 b) {
  return {a.x - b.x, a.y - b.y};
}
inline Vec2 operator*(Vec2 a, double k) {
  return {a.x * k, a.y * k};
}
inline double dot(Vec2 a, Vec2 b) {
  return a.x * b.x + a.y * b.y;
}
inline double cross(Vec2 a, Vec2 b) {
  return a.x * b.y - a.y * b.x;
}
/// A quarter turn clockwise as seen on the map.
inline Vec2 perpendicular(Vec2 a) {
  return {-a.y, a.x};
}
double length(Vec2 a);
Vec2 normalized(Vec2 a);

/// The unit vector at an angle. Units: turns, clockwise from east as seen on the map.
///
/// Source: Taylor series; equal bits on every platform, unlike the mathematics library's sine.
Vec2 unitVector(double turns);

using Polyline = std::vector<Vec2>;
/// A closed ring, the last vertex joined to the first.
using Polygon = std::vector<Vec2>;

/// An axis-parallel box.
struct Box {
  Vec2 low;
  Vec2 high;
};

Box boundingBox(const std::vector<Vec2> &points);
double area(const Polygon &polygon);
Vec2 centroid(const Polygon &polygon);
bool contains(const Polygon &polygon, Vec2 point);
double length(const Polyline &line);

/// Unit vector along the polygon's longest edge.
Vec2 longestDirection(const Polygon &polygon);

/// The parts of a convex polygon to the left and to the right of a line; a part may be empty.
std::pair<Polygon, Polygon> split(const Polygon &convex, Vec2 point, Vec2 direction);

/// The part of a convex polygon at least `distance` from its edges; empty when there is none.
Polygon inset(const Polygon &convex, double distance);

/// The same ring with vertices at most `step` apart.
Polygon densified(const Polygon &polygon, double step);

/// A Catmull-Rom curve through `control`, sampled about every `step`.
Polyline smoothCurve(const Polyline &control, double step);

/// A rectangle's own coordinates: u along it, v across it, from its centre.
struct Frame {
  Vec2 origin;
  Vec2 along{1.0, 0.0}; ///< Unit vector.

  Vec2 toGround(double u, double v) const { return origin + along * u + perpendicular(along) * v; }
  Vec2 toFrame(Vec2 ground) const {
    const Vec2 offset = ground - origin;
    return {dot(offset, along), dot(offset, perpendicular(along))};
  }
  Frame moved(double u, double v) const { return {toGround(u, v), along}; }
  Frame moved(Vec2 local) const { return moved(local.x, local.y); }
  Frame turned() const { return {origin, perpendicular(along)}; }
};

/// The rectangle of `frame` with sides `lengthU` and `widthV`.
Polygon rectangle(const Frame &frame, double lengthU, double widthV);

} // namespace xemap::data::synth
