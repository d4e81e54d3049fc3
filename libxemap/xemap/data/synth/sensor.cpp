// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/sensor.h"

#include <algorithm>
#include <cmath>

namespace xemap::data::synth {

namespace {

Grid<Colour> averaged(const Canvas &canvas, int factor) {
  Grid<Colour> image(canvas.width() / factor, canvas.height() / factor);
  const float share = 1.0F / static_cast<float>(factor * factor);
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      Colour sum;
      for (int dy = 0; dy < factor; ++dy)
        for (int dx = 0; dx < factor; ++dx) {
          const Colour &c = canvas.colour.at(x * factor + dx, y * factor + dy);
          sum = {sum.red + c.red, sum.green + c.green, sum.blue + c.blue};
        }
      image.at(x, y) = sum * share;
    }
  }
  return image;
}

Colour blurredAt(const Grid<Colour> &image, int x, int y, float blur) {
  const int left = std::max(x - 1, 0);
  const int right = std::min(x + 1, image.width() - 1);
  const int above = std::max(y - 1, 0);
  const int below = std::min(y + 1, image.height() - 1);
  const float centre = 1.0F - blur;
  const float side = blur * 0.25F;
  const auto channel = [&](float Colour::*c) {
    return centre * (image.at(x, y).*c) +
           side * (image.at(left, y).*c + image.at(right, y).*c + image.at(x, above).*c + image.at(x, below).*c);
  };
  return {channel(&Colour::red), channel(&Colour::green), channel(&Colour::blue)};
}

} // namespace

Sensor drawSensor(Random &random) {
  Sensor sensor;
  sensor.haze = static_cast<float>(random.between(0.0, 0.16));
  sensor.blur = static_cast<float>(random.between(0.05, 0.5));
  sensor.noise = static_cast<float>(random.between(0.6, 3.0));
  sensor.contrast = static_cast<float>(random.between(0.9, 1.25));
  sensor.brightness = static_cast<float>(random.between(0.82, 1.12));
  return sensor;
}

std::vector<std::uint8_t> expose(const Canvas &canvas, int factor, const Sensor &sensor, Random &random) {
  const Grid<Colour> image = averaged(canvas, factor);
  const Colour air = {0.62F, 0.67F, 0.74F};
  std::vector<std::uint8_t> pixels;
  pixels.reserve(image.size() * 3);
  const auto digitise = [&](float value, float grain) {
    const float toned = ((value - 0.42F) * sensor.contrast + 0.42F) * sensor.brightness * 255.0F + grain * sensor.noise;
    return static_cast<std::uint8_t>(std::clamp(toned + 0.5F, 0.0F, 255.0F));
  };
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const Colour seen = mix(blurredAt(image, x, y, sensor.blur), air, sensor.haze);
      const auto shared = static_cast<float>(random.normal());
      for (const float value : {seen.red, seen.green, seen.blue})
        pixels.push_back(digitise(value, 0.7F * shared + 0.7F * static_cast<float>(random.normal())));
    }
  }
  return pixels;
}

} // namespace xemap::data::synth
