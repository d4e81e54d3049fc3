// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/patch_painter.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/data/patch_texture.h"
#include "xemap/data/pixels.h"
#include "xemap/spatial/components.h"
#include "xemap/spatial/distance_field.h"

namespace xemap::data::synth {

namespace {

/// Land uses, and the scene classes whose pictures show them.
const std::map<Surface, std::string> &classOfSurface() {
  static const std::map<Surface, std::string> classes{{Surface::Field, "Farmland"},
                                                      {Surface::Forest, "Forest"},
                                                      {Surface::Meadow, "Meadow"},
                                                      {Surface::BareLand, "BareLand"},
                                                      {Surface::DenseResidential, "DenseResidential"},
                                                      {Surface::MediumResidential, "MediumResidential"},
                                                      {Surface::SparseResidential, "SparseResidential"},
                                                      {Surface::Industrial, "Industrial"},
                                                      {Surface::TankFarm, "StorageTanks"},
                                                      {Surface::Parking, "Parking"},
                                                      {Surface::Airport, "Airport"},
                                                      {Surface::Harbour, "Port"},
                                                      {Surface::Stadium, "Stadium"},
                                                      {Surface::SportsGround, "Playground"},
                                                      {Surface::BaseballField, "BaseballField"}};
  return classes;
}

/// What a part of a place belongs to, where a picture shows the place as a whole.
Surface placeOf(Surface surface) {
  return surface == Surface::Runway ? Surface::Airport : surface == Surface::HarbourBasin ? Surface::Harbour : surface;
}

/// Side streets, tracks and single trees beside a use become part of it.
void swallowSmallThings(Scene &scene) {
  RegionMask kept(scene.width, scene.height, 0);
  for (std::size_t i = 0; i < kept.size(); ++i)
    kept[i] = scene.surface[i] != Surface::Street && scene.surface[i] != Surface::Track ? 1 : 0;
  const auto nearest = spatial::distanceTo(kept).nearest;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i] == 0 && nearest[i] >= 0) {
      scene.surface[i] = scene.surface[static_cast<std::size_t>(nearest[i])];
      scene.parcel[i] = scene.parcel[static_cast<std::size_t>(nearest[i])];
    }
    scene.surface[i] = placeOf(scene.surface[i]);
    scene.cover[i] = Cover::None;
    scene.object[i] = 0;
  }
  std::fill(scene.parcelTraits.begin(), scene.parcelTraits.end(), Trait::None);
}

/// The upper left corner and size of what a component covers.
struct Bounds {
  int left;
  int top;
  int right = -1;
  int bottom = -1;

  int width() const { return right - left + 1; }
  int height() const { return bottom - top + 1; }
};

std::vector<Bounds> boundsOf(const spatial::Components &found) {
  std::vector<Bounds> bounds(found.areaPx.size(), {found.labels.width(), found.labels.height()});
  for (int y = 0; y < found.labels.height(); ++y)
    for (int x = 0; x < found.labels.width(); ++x)
      if (const auto label = found.labels.at(x, y); label != 0) {
        auto &box = bounds[static_cast<std::size_t>(label) - 1];
        box.left = std::min(box.left, x);
        box.top = std::min(box.top, y);
        box.right = std::max(box.right, x);
        box.bottom = std::max(box.bottom, y);
      }
  return bounds;
}

} // namespace

PatchPainter::PatchPainter(std::string corpus, const std::string &split, const ClassTable &classes)
    : mCorpus(std::move(corpus)) {
  const auto images = readCaptionCorpus(mCorpus, split);
  for (const auto &[surface, name] : classOfSurface()) {
    for (const auto &image : images)
      if (classes.canonicalName(image.sceneClass) == name)
        mPictures[surface].push_back(image);
    if (mPictures[surface].empty())
      throw Error(ErrorCode::InvalidArgument, mCorpus + ": expected pictures of the class '" + name + "', found none");
  }
}

void PatchPainter::paint(Scene &scene, Random &random) const {
  constexpr float blendPx = 3.0F;
  swallowSmallThings(scene);
  for (const auto &[surface, pictures] : mPictures) {
    RegionMask region(scene.width, scene.height, 0);
    RegionMask outside(scene.width, scene.height, 0);
    for (std::size_t i = 0; i < region.size(); ++i) {
      region[i] = scene.surface[i] == surface ? 1 : 0;
      outside[i] = 1 - region[i];
    }
    const auto inward = spatial::distanceTo(outside).distancePx;
    const auto found = spatial::components(region);
    const auto bounds = boundsOf(found);
    for (std::size_t component = 0; component < bounds.size(); ++component) {
      const auto &box = bounds[component];
      std::vector<RgbImage> patches;
      do {
        const auto path = (std::filesystem::path(mCorpus) / random.pick(pictures).file).string();
        patches.push_back(turned(readRgb(path), static_cast<int>(random.index(8))));
        if (patches.back().width != patches.front().width || patches.back().height != patches.front().width)
          throw Error(ErrorCode::Corrupt, path + ": expected a square of " + std::to_string(patches.front().width) +
                                              " pixels like the other pictures, found " +
                                              std::to_string(patches.back().width) + "x" +
                                              std::to_string(patches.back().height));
      } while (static_cast<int>(patches.size()) < patchesNeeded(patches.front().width, box.width(), box.height()));
      const auto texture = layPatches(patches, patches.front().width, box.width(), box.height());
      for (int y = box.top; y <= box.bottom; ++y)
        for (int x = box.left; x <= box.right; ++x) {
          if (found.labels.at(x, y) != static_cast<std::int32_t>(component) + 1)
            continue;
          const float share = std::min(1.0F, inward.at(x, y) / blendPx);
          const auto from = (static_cast<std::size_t>(y - box.top) * static_cast<std::size_t>(box.width()) +
                             static_cast<std::size_t>(x - box.left)) *
                            3;
          const auto to =
              (static_cast<std::size_t>(y) * static_cast<std::size_t>(scene.width) + static_cast<std::size_t>(x)) * 3;
          for (std::size_t band = 0; band < 3; ++band)
            scene.rgb[to + band] = static_cast<std::uint8_t>(
                std::clamp(texture[from + band] * share + scene.rgb[to + band] * (1 - share) + 0.5F, 0.0F, 255.0F));
        }
    }
  }
}

} // namespace xemap::data::synth
