// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace xemap::ui {

/// Bounds what is asked of the size of regions. Units: square metres.
constexpr double largestAreaM2 = 1e9;

/// What regions are saved as.
enum class RegionTarget { GeoPackage, GeoJson, Shapefile, FlatGeobuf, TemporaryLayer, ExistingLayer };

/// What becomes one feature.
enum class RegionFeatures { PerRegion, PerPiece, AllInOne };

/// How the regions of a result are to be saved.
struct RegionForm {
  RegionTarget target = RegionTarget::GeoPackage;
  QString path; ///< Of the file to write; unused where the target is a layer.
  RegionFeatures features = RegionFeatures::PerRegion;
  double minAreaM2 = 0.0;      ///< Smaller regions are left out. Units: square metres.
  double fillHolesM2 = 0.0;    ///< Smaller holes are filled. Units: square metres.
  double simplifyMetres = 0.0; ///< 0: outlines follow the pixels.
  bool smooth = false;
};

/// True when the regions go into a file that is named by the form.
inline bool isFile(RegionTarget target) {
  return target != RegionTarget::TemporaryLayer && target != RegionTarget::ExistingLayer;
}

} // namespace xemap::ui

Q_DECLARE_METATYPE(xemap::ui::RegionTarget)
