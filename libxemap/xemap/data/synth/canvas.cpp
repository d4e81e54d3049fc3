// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/canvas.h"

namespace xemap::data::synth {

Canvas::Canvas(int width, int height, double metresPerSample, std::size_t parcelCount)
    : colour(width, height), elevation(width, height, 0.0F), surface(width, height, Surface::Meadow),
      cover(width, height, Cover::None), parcel(width, height, noParcel), object(width, height, 0),
      parcelTraits(parcelCount, Trait::None), borderDistance(width, height, 0.0F), mMetresPerSample(metresPerSample),
      mObjects(1) {}

std::int32_t Canvas::addObject(SceneObject added) {
  mObjects.push_back(added);
  return static_cast<std::int32_t>(mObjects.size()) - 1;
}

} // namespace xemap::data::synth
