// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/map_method.h"

#include <cmath>

#include "xemap/base/error.h"
#include "xemap/base/random.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::eval {

namespace {

class TrivialMethod : public MapMethod {
public:
  explicit TrivialMethod(std::string name) : mName(std::move(name)) {}

  std::string name() const override { return mName; }

  void openImage(const std::string &path, std::optional<double> /*gsdMetres*/) override {
    const auto info = raster::openRaster(path)->info();
    mWidth = info.width;
    mHeight = info.height;
  }

  ScoreMap map(const std::string & /*expression*/) override {
    ScoreMap map{mWidth, mHeight, std::vector<float>(static_cast<std::size_t>(mWidth) * mHeight, 1.0F)};
    const double radius = std::sqrt(0.25 * mWidth * mHeight / 3.141592653589793);
    for (int y = 0; y < mHeight; ++y)
      for (int x = 0; x < mWidth; ++x) {
        auto &score = map.scores[static_cast<std::size_t>(y) * mWidth + x];
        if (mName == "random")
          score = static_cast<float>(mRandom.uniform());
        else if (mName == "centre")
          score = std::hypot(x + 0.5 - 0.5 * mWidth, y + 0.5 - 0.5 * mHeight) < radius ? 1.0F : 0.0F;
      }
    return map;
  }

private:
  std::string mName;
  int mWidth = 0;
  int mHeight = 0;
  Random mRandom{1};
};

} // namespace

std::unique_ptr<MapMethod> makeTrivialMethod(const std::string &name) {
  if (name != "ones" && name != "random" && name != "centre")
    throw Error(ErrorCode::InvalidArgument, "expected method ones, random or centre, found " + name);
  return std::make_unique<TrivialMethod>(name);
}

} // namespace xemap::eval
