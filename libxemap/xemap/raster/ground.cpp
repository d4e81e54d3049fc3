// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/ground.h"

#include <cmath>
#include <optional>
#include <utility>

#include <proj.h>

#include "xemap/raster/gdal_error.h"
#include "xemap/raster/spatial_reference.h"

namespace xemap::raster {

namespace {

constexpr double degreesPerRadian = 57.295779513082320877;

struct DestroyPj {
  void operator()(PJ *object) const { proj_destroy(object); }
};
using PjPtr = std::unique_ptr<PJ, DestroyPj>;

struct DestroyContext {
  void operator()(PJ_CONTEXT *context) const { proj_context_destroy(context); }
};

/// The geographic CRS that a derived one, such as one with a rotated pole, is derived from. Nothing for others.
///
/// OGR takes the derived one for geographic itself, and its coordinates for longitudes and latitudes.
std::optional<OGRSpatialReference> baseOfDerived(const OGRSpatialReference &crs) {
  const std::unique_ptr<PJ_CONTEXT, DestroyContext> context(proj_context_create());
  proj_log_level(context.get(), PJ_LOG_NONE);
  const std::string wkt = textOf(crs);
  const PjPtr whole(proj_create(context.get(), wkt.c_str()));
  PjPtr geodetic(whole ? proj_crs_get_geodetic_crs(context.get(), whole.get()) : nullptr);
  bool derived = false;
  // It has a source where it is derived, and none where it is not.
  while (PJ *source = geodetic ? proj_get_source_crs(context.get(), geodetic.get()) : nullptr) {
    geodetic.reset(source);
    derived = true;
  }
  if (!derived)
    return {};
  const char *base = proj_as_wkt(context.get(), geodetic.get(), PJ_WKT2_2019, nullptr);
  return base != nullptr ? spatialReferenceOf(base) : std::nullopt;
}

std::optional<OGRSpatialReference> geographicOf(const OGRSpatialReference &crs) {
  if (auto base = baseOfDerived(crs))
    return base;
  const std::unique_ptr<OGRSpatialReference> geographic(crs.CloneGeogCS());
  if (!geographic)
    return {};
  geographic->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return *geographic;
}

} // namespace

Ground::Ground(const std::string &crsText) {
  auto crs = spatialReferenceOf(crsText);
  if (!crs)
    return;
  const GdalErrorScope errors;
  // Coordinates stay in their own frame: an epoch would only ask for one that moves.
  crs->SetCoordinateEpoch(0.0);
  mIsGeographic = crs->IsGeographic() != 0;
  if (crs->IsProjected() || crs->IsLocal())
    mMetresPerUnit = crs->GetLinearUnits();
  const auto geographic = crs->IsLocal() ? std::nullopt : geographicOf(*crs);
  if (!geographic)
    return;
  mToGeographic.reset(OGRCreateCoordinateTransformation(&*crs, &*geographic));
  mDegreesPerUnit = geographic->GetAngularUnits() * degreesPerRadian;
  const double inverseFlattening = geographic->GetInvFlattening();
  geod_init(&mEllipsoid, geographic->GetSemiMajor(), inverseFlattening > 0.0 ? 1.0 / inverseFlattening : 0.0);
}

double Ground::unitsOf(double metres) const {
  if (mMetresPerUnit > 0.0)
    return metres / mMetresPerUnit;
  return isEarthbound() ? metres / mEllipsoid.a * degreesPerRadian / mDegreesPerUnit : 0.0;
}

bool Ground::toGeographic(std::vector<double> &x, std::vector<double> &y) const {
  const GdalErrorScope errors;
  std::vector<double> longitudes = x;
  std::vector<double> latitudes = y;
  if (!mToGeographic ||
      !mToGeographic->Transform(static_cast<int>(x.size()), longitudes.data(), latitudes.data(), nullptr))
    return false;
  for (std::size_t i = 0; i < x.size(); ++i) {
    longitudes[i] *= mDegreesPerUnit;
    latitudes[i] *= mDegreesPerUnit;
    if (!std::isfinite(longitudes[i]) || !std::isfinite(latitudes[i]))
      return false;
  }
  x = std::move(longitudes);
  y = std::move(latitudes);
  return true;
}

} // namespace xemap::raster
