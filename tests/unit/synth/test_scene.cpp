// SPDX-License-Identifier: GPL-2.0-or-later
#include "test_scene.h"

namespace xemap::test {

using namespace data::synth;

Scene emptyScene(int width, int height) {
  Scene scene;
  scene.width = width;
  scene.height = height;
  scene.gsdMetres = 1.0;
  scene.surface = Grid<Surface>(width, height, Surface::Meadow);
  scene.cover = Grid<Cover>(width, height, Cover::None);
  scene.parcel = Grid<std::int32_t>(width, height, 0);
  scene.object = Grid<std::int32_t>(width, height, 0);
  scene.objects.resize(1);
  scene.parcelTraits.resize(100, Trait::None);
  return scene;
}

void place(Scene &scene, Surface surface, int parcel, int left, int top, int right, int bottom) {
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) {
      scene.surface.at(x, y) = surface;
      scene.parcel.at(x, y) = parcel;
    }
}

void build(Scene &scene, Cover cover, int left, int top, int right, int bottom) {
  scene.objects.push_back({cover, Trait::None});
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) {
      scene.cover.at(x, y) = cover;
      scene.object.at(x, y) = static_cast<std::int32_t>(scene.objects.size()) - 1;
    }
}

const Scene &generatedScene() {
  static const Scene scene = makeScene({7, 288, 240, 1.2, LayoutKind::Mixed});
  return scene;
}

} // namespace xemap::test
