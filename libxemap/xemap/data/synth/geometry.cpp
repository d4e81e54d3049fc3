// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/geometry.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace xemap::data::synth {

namespace {

constexpr double pi = 3.14159265358979323846;

double sineOfTurns(double turns) {
  double t = turns - std::floor(turns + 0.5);
  if (t > 0.25)
    t = 0.5 - t;
  else if (t < -0.25)
    t = -0.5 - t;
  const double x = 2.0 * pi * t;
  const double x2 = x * x;
  return x * (1.0 + x2 * (-1.0 / 6 + x2 * (1.0 / 120 + x2 * (-1.0 / 5040 + x2 * (1.0 / 362880 - x2 / 39916800)))));
}

Vec2 catmullRom(Vec2 a, Vec2 b, Vec2 c, Vec2 d, double t) {
  const auto along = [t](double p, double q, double r, double s) {
    return 0.5 * (2.0 * q + (r - p) * t + (2.0 * p - 5.0 * q + 4.0 * r - s) * t * t +
                  (3.0 * q - p - 3.0 * r + s) * t * t * t);
  };
  return {along(a.x, b.x, c.x, d.x), along(a.y, b.y, c.y, d.y)};
}

} // namespace

double length(Vec2 a) {
  return std::sqrt(dot(a, a));
}

Vec2 normalized(Vec2 a) {
  const double norm = length(a);
  return norm > 0.0 ? a * (1.0 / norm) : Vec2{1.0, 0.0};
}

Vec2 unitVector(double turns) {
  return {sineOfTurns(turns + 0.25), sineOfTurns(turns)};
}

Box boundingBox(const std::vector<Vec2> &points) {
  Box box{{1e300, 1e300}, {-1e300, -1e300}};
  for (const Vec2 &p : points) {
    box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
    box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
  }
  return box;
}

double area(const Polygon &polygon) {
  double twice = 0.0;
  for (std::size_t i = 0; i < polygon.size(); ++i)
    twice += cross(polygon[i], polygon[(i + 1) % polygon.size()]);
  return std::abs(twice) / 2.0;
}

Vec2 centroid(const Polygon &polygon) {
  Vec2 sum;
  double twice = 0.0;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Vec2 a = polygon[i] - polygon[0];
    const Vec2 b = polygon[(i + 1) % polygon.size()] - polygon[0];
    const double c = cross(a, b);
    sum = sum + (a + b) * c;
    twice += c;
  }
  return twice == 0.0 ? polygon[0] : polygon[0] + sum * (1.0 / (3.0 * twice));
}

bool contains(const Polygon &polygon, Vec2 point) {
  bool inside = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const Vec2 &a = polygon[i];
    const Vec2 &b = polygon[j];
    if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
      inside = !inside;
  }
  return inside;
}

double length(const Polyline &line) {
  double sum = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i)
    sum += length(line[i] - line[i - 1]);
  return sum;
}

Vec2 longestDirection(const Polygon &polygon) {
  Vec2 longest;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Vec2 edge = polygon[(i + 1) % polygon.size()] - polygon[i];
    if (dot(edge, edge) > dot(longest, longest))
      longest = edge;
  }
  return normalized(longest);
}

std::pair<Polygon, Polygon> split(const Polygon &convex, Vec2 point, Vec2 direction) {
  std::pair<Polygon, Polygon> parts;
  for (std::size_t i = 0; i < convex.size(); ++i) {
    const Vec2 a = convex[i];
    const Vec2 b = convex[(i + 1) % convex.size()];
    const double sideA = cross(direction, a - point);
    const double sideB = cross(direction, b - point);
    if (sideA <= 0.0)
      parts.first.push_back(a);
    if (sideA >= 0.0)
      parts.second.push_back(a);
    if ((sideA < 0.0 && sideB > 0.0) || (sideA > 0.0 && sideB < 0.0)) {
      const Vec2 meeting = a + (b - a) * (sideA / (sideA - sideB));
      parts.first.push_back(meeting);
      parts.second.push_back(meeting);
    }
  }
  if (parts.first.size() < 3)
    parts.first.clear();
  if (parts.second.size() < 3)
    parts.second.clear();
  return parts;
}

Polygon inset(const Polygon &convex, double distance) {
  Polygon rest = convex;
  const Vec2 middle = centroid(convex);
  for (std::size_t i = 0; i < convex.size() && !rest.empty(); ++i) {
    const Vec2 a = convex[i];
    const Vec2 direction = normalized(convex[(i + 1) % convex.size()] - a);
    const double side = cross(direction, middle - a) < 0.0 ? -1.0 : 1.0;
    auto parts = split(rest, a + perpendicular(direction) * (side * distance), direction);
    rest = side < 0.0 ? std::move(parts.first) : std::move(parts.second);
  }
  return rest;
}

Polygon densified(const Polygon &polygon, double step) {
  Polygon dense;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Vec2 a = polygon[i];
    const Vec2 edge = polygon[(i + 1) % polygon.size()] - a;
    const int pieces = std::max(1, static_cast<int>(std::ceil(length(edge) / step)));
    for (int k = 0; k < pieces; ++k)
      dense.push_back(a + edge * (static_cast<double>(k) / pieces));
  }
  return dense;
}

Polyline smoothCurve(const Polyline &control, double step) {
  Polyline curve;
  for (std::size_t i = 0; i + 1 < control.size(); ++i) {
    const Vec2 b = control[i];
    const Vec2 c = control[i + 1];
    const Vec2 a = i > 0 ? control[i - 1] : b + (b - c);
    const Vec2 d = i + 2 < control.size() ? control[i + 2] : c + (c - b);
    const int pieces = std::max(1, static_cast<int>(std::ceil(length(c - b) / step)));
    for (int k = 0; k < pieces; ++k)
      curve.push_back(catmullRom(a, b, c, d, static_cast<double>(k) / pieces));
  }
  curve.push_back(control.back());
  return curve;
}

Polygon rectangle(const Frame &frame, double lengthU, double widthV) {
  const double u = lengthU / 2.0;
  const double v = widthV / 2.0;
  return {frame.toGround(-u, -v), frame.toGround(u, -v), frame.toGround(u, v), frame.toGround(-u, v)};
}

} // namespace xemap::data::synth
