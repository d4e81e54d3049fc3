// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/examples/example_text.h"

#include <QCoreApplication>
#include <qgscoordinatereferencesystem.h>
#include <qgsdistancearea.h>
#include <qgsexception.h>
#include <qgsgeometry.h>
#include <qgsproject.h>

namespace xemap::examples {

namespace {

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(xemap::examples::Texts)
};

} // namespace

QString describe(const ui::ShownExample &example) {
  const QgsGeometry shape = QgsGeometry::fromWkt(example.wkt);
  if (shape.type() == Qgis::GeometryType::Point)
    return Texts::tr("click");
  QgsCoordinateReferenceSystem crs;
  crs.createFromUserInput(example.crs);
  const QgsRectangle box = shape.boundingBox();
  double width = box.width();
  double height = box.height();
  QgsDistanceArea measure;
  measure.setSourceCrs(crs, QgsProject::instance()->transformContext());
  measure.setEllipsoid(QgsProject::instance()->ellipsoid());
  try {
    const QgsPointXY corner(box.xMinimum(), box.yMinimum());
    width = measure.measureLine(corner, {box.xMaximum(), box.yMinimum()});
    height = measure.measureLine(corner, {box.xMinimum(), box.yMaximum()});
  } catch (const QgsCsException &) {
    // Then the size is that on the map.
  }
  const auto length = [&](double value) {
    return QgsDistanceArea::formatDistance(value, 0, measure.lengthUnits(), true);
  };
  return Texts::tr("%1 × %2").arg(length(width), length(height));
}

} // namespace xemap::examples
