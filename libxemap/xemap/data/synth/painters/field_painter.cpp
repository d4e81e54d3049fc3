// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "xemap/data/synth/noise.h"
#include "xemap/data/synth/objects.h"
#include "xemap/data/synth/painters/land_use_painter.h"

namespace xemap::data::synth {

namespace {

/// How a crop looks from above.
struct Crop {
  Colour plants;
  float soilShare = 0.0F; ///< Soil seen between the rows.
  float rowContrast = 0.0F;
  float patchiness = 0.1F;
  bool tramlines = false;
  Trait trait = Trait::None;
};

Crop drawCrop(const Palette &palette, Random &random) {
  switch (random.weighted({0.2, 0.16, 0.12, 0.1, 0.16, 0.14, 0.12})) {
  case 0:
    return {rgb(0x6C8148), 0.1F, 0.05F, 0.1F, true, Trait::GreenCrop}; // winter wheat
  case 1:
    return {rgb(0x536E3D), 0.12F, 0.1F, 0.1F, true, Trait::GreenCrop}; // maize or beet
  case 2:
    return {rgb(0xA9A049), 0.0F, 0.03F, 0.09F, true, Trait::YellowCrop}; // rape in flower
  case 3:
    return {rgb(0x8B9A58), 0.15F, 0.06F, 0.12F, true, Trait::GreenCrop}; // young cereal
  case 4:
    return {rgb(0xB5A478), 0.12F, 0.09F, 0.1F, false}; // stubble
  case 5:
    return {mix(palette.soil, palette.lightSoil, 0.3F), 1.0F, 0.1F, 0.16F, false, Trait::Ploughed}; // ploughed
  default:
    return {rgb(0xBBA468), 0.04F, 0.05F, 0.11F, true}; // ripe cereal
  }
}

/// The texture of one field.
class FieldTexture {
public:
  FieldTexture(const Parcel &parcel, const Palette &palette, double metresPerSample, Random &random)
      : mPalette(palette), mCrop(drawCrop(palette, random)),
        mSeed(static_cast<std::uint32_t>(random.bits())), mFrame{centroid(parcel.outline),
                                                                 random.chance(0.8) ? parcel.axis
                                                                                    : perpendicular(parcel.axis)},
        mRowPeriod(random.between(1.3, 2.8)), mSwath(random.between(5.0, 9.0)),
        mTramSpacing(random.between(18.0, 28.0)), mHeadland(random.between(7.0, 13.0)),
        mMargin(random.between(0.6, 2.2)) {
    mCrop.plants = varied(mCrop.plants, 0.06F, random);
    // Rows finer than the samples would turn into moire.
    mRowContrast =
        mCrop.rowContrast * static_cast<float>(std::clamp(mRowPeriod / metresPerSample / 2.0 - 0.7, 0.0, 1.0));
    mTramWidth = std::max(0.55, metresPerSample * 0.8);
    mTramStrength = static_cast<float>(std::min(1.0, 0.55 / metresPerSample)) * 0.5F;
  }

  Trait trait() const { return mCrop.trait; }

  Colour at(Vec2 ground, float borderDistance, float grain) const {
    const Vec2 local = mFrame.toFrame(ground);
    const bool headland = borderDistance < mHeadland;
    const double across = headland ? borderDistance : local.y;
    const auto x = static_cast<float>(ground.x);
    const auto y = static_cast<float>(ground.y);
    const float patches = fractalNoise(x / 70.0F, y / 70.0F, mSeed, 4);
    const float streaks =
        gradientNoise(static_cast<float>(local.x / 30.0), static_cast<float>(across / 1.6), mSeed + 3);
    const int swath = static_cast<int>(std::floor(across / mSwath));
    float brightness = 1.0F + mCrop.patchiness * patches + 0.035F * streaks + 0.05F * (grain - 0.5F);
    brightness += 0.045F * (hashNoise(swath, headland ? 1 : 0, mSeed) - 0.5F);
    brightness += mRowContrast * triangleWave(across / mRowPeriod);
    Colour colour = mix(mCrop.plants, soilAt(mPalette, ground, mSeed + 9),
                        std::clamp(mCrop.soilShare * (0.7F + 0.9F * patches), 0.0F, 0.85F));
    if (mCrop.tramlines)
      colour =
          mix(colour, mPalette.lightSoil, mTramStrength * tramline(across + (headland ? 0.0 : mTramSpacing * 0.3)));
    if (borderDistance < mMargin)
      colour = grassAt(mPalette, ground, 0.3F, mSeed + 21);
    return colour * brightness;
  }

private:
  /// 1 in one of the pair of wheel tracks, 0 between.
  float tramline(double across) const {
    const double fromPair = across - mTramSpacing * std::floor(across / mTramSpacing + 0.5);
    return std::abs(std::abs(fromPair) - 0.95) < mTramWidth / 2.0 ? 1.0F : 0.0F;
  }

  const Palette &mPalette;
  Crop mCrop;
  std::uint32_t mSeed;
  Frame mFrame;
  double mRowPeriod;
  double mSwath;
  double mTramSpacing;
  double mHeadland;
  double mMargin;
  float mRowContrast = 0.0F;
  double mTramWidth = 0.0;
  float mTramStrength = 0.0F;
};

class FieldPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const FieldTexture texture(parcel, setting.palette, canvas.metresPerSample(), random);
    const auto seed = static_cast<std::uint32_t>(random.bits());
    canvas.parcelTraits[static_cast<std::size_t>(parcel.number)] = texture.trait();
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 ground) {
      canvas.colour.at(x, y) = texture.at(ground, canvas.borderDistance.at(x, y), hashNoise(x, y, seed));
    });
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    if (random.chance(0.3))
      placeFarm(parcel, setting.palette, canvas, random);
    if (random.chance(0.45))
      placeHedge(parcel, setting.palette, canvas, random.between(0.04, 0.3), random);
  }

private:
  static void placeFarm(const Parcel &parcel, const Palette &palette, Canvas &canvas, Random &random) {
    for (int attempt = 0; attempt < 12; ++attempt) {
      const Frame frame{drawPoint(parcel, random), random.chance(0.5) ? parcel.axis : perpendicular(parcel.axis)};
      const Polygon yard = rectangle(frame, 46.0, 34.0);
      if (!isFree(canvas, yard, parcel.number) || canvas.borderDistanceAt(frame.origin) > 30.0F)
        continue;
      pave(canvas, yard, parcel.number, mix(palette.lightSoil, palette.concrete, 0.5F), random);
      placeBarn(frame.moved(-9.0, -7.0), 22.0, palette, canvas, random);
      placeBarn(frame.moved(13.0, 5.0).turned(), 16.0, palette, canvas, random);
      for (int i = 0; i < 7; ++i)
        placeTree(canvas, palette, frame.moved({random.between(-23.0, 23.0), 15.0 + random.normal()}).origin, 3.0,
                  random);
      return;
    }
  }

  static void placeBarn(const Frame &frame, double lengthU, const Palette &palette, Canvas &canvas, Random &random) {
    Building barn;
    barn.frame = frame;
    barn.lengthU = lengthU;
    barn.widthV = random.between(9.0, 12.0);
    barn.wallHeight = 4.5;
    barn.pitch = 0.45;
    barn.roof =
        varied(random.chance(0.5) ? random.pick(palette.redRoofs) : random.pick(palette.lightRoofs), 0.06F, random);
    barn.cover = Cover::FarmBuilding;
    placeBuilding(canvas, barn, random);
  }
};

class OrchardPainter : public LandUsePainter {
public:
  void paintGround(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const auto seed = static_cast<std::uint32_t>(random.bits());
    const Frame frame = rows(parcel);
    forEachSample(canvas, parcel, [&](int x, int y, Vec2 ground) {
      const float strip = triangleWave(frame.toFrame(ground).y / rowSpacing);
      const float bare = std::clamp(0.35F - 0.9F * strip, 0.0F, 0.8F);
      canvas.colour.at(x, y) =
          mix(grassAt(setting.palette, ground, 0.2F, seed), soilAt(setting.palette, ground, seed + 3), bare);
    });
  }

  void placeObjects(const Parcel &parcel, const Setting &setting, Canvas &canvas, Random &random) const override {
    const Frame frame = rows(parcel);
    const Colour leaves = varied(setting.palette.broadleaf, 0.08F, random);
    double reach = 0.0;
    for (const Vec2 &corner : parcel.outline)
      reach = std::max(reach, length(corner - frame.origin));
    const int rowCount = static_cast<int>(reach / rowSpacing);
    const int treeCount = static_cast<int>(reach / treeSpacing);
    for (int row = -rowCount; row <= rowCount; ++row) {
      for (int tree = -treeCount; tree <= treeCount; ++tree) {
        const Vec2 place =
            frame.moved({tree * treeSpacing + 0.25 * random.normal(), row * rowSpacing + 0.2 * random.normal()}).origin;
        const double radius = random.between(1.3, 1.9);
        const bool missing = random.chance(0.04);
        const Colour colour = varied(leaves, 0.07F, random);
        if (missing || !isFree(canvas, place, parcel.number) || canvas.borderDistanceAt(place) < 4.0F)
          continue;
        placePlant(canvas, {place, radius, 3.4, colour, Cover::Tree}, random);
      }
    }
  }

private:
  static constexpr double rowSpacing = 5.2;
  static constexpr double treeSpacing = 3.6;

  static Frame rows(const Parcel &parcel) { return {centroid(parcel.outline), parcel.axis}; }
};

} // namespace

const LandUsePainter &fieldPainter() {
  static const FieldPainter painter;
  return painter;
}

const LandUsePainter &orchardPainter() {
  static const OrchardPainter painter;
  return painter;
}

} // namespace xemap::data::synth
