// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/examples/example_marks.h"

#include "ui/widgets/example_sign.h"

#include <qgscoordinatereferencesystem.h>
#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsgeometry.h>
#include <qgsmapcanvas.h>
#include <qgsrubberband.h>

namespace xemap::examples {

namespace {

// An edge bends in another CRS.
constexpr int pointsPerEdge = 8;
constexpr int pointSizePx = 11;

} // namespace

ExampleMarks::ExampleMarks(QgsMapCanvas &canvas) : mCanvas(&canvas) {
  connect(&canvas, &QgsMapCanvas::destinationCrsChanged, this, &ExampleMarks::update);
}

ExampleMarks::~ExampleMarks() {
  clear();
}

void ExampleMarks::clear() {
  for (const QPointer<QgsRubberBand> &band : mBands)
    delete band;
  mBands.clear();
}

void ExampleMarks::show(const QList<ui::ShownExample> &examples) {
  mExamples = examples;
  update();
}

void ExampleMarks::update() {
  clear();
  if (!mCanvas)
    return;
  for (const bool like : {true, false})
    for (const bool points : {false, true})
      addBand(like, points);
}

void ExampleMarks::addBand(bool like, bool points) {
  const QgsMapSettings &map = mCanvas->mapSettings();
  QPointer<QgsRubberBand> band;
  for (const ui::ShownExample &example : mExamples) {
    QgsGeometry shape = QgsGeometry::fromWkt(example.wkt);
    if (example.like != like || (shape.type() == Qgis::GeometryType::Point) != points)
      continue;
    QgsCoordinateReferenceSystem crs;
    crs.createFromUserInput(example.crs);
    try {
      if (crs != map.destinationCrs() && !points)
        shape = shape.densifyByCount(pointsPerEdge);
      shape.transform(QgsCoordinateTransform(crs, map.destinationCrs(), map.transformContext()));
    } catch (const QgsCsException &) {
      continue; // Where the map cannot show it, there is nothing to see.
    }
    if (!band) {
      band = new QgsRubberBand(mCanvas, points ? Qgis::GeometryType::Point : Qgis::GeometryType::Polygon);
      mBands.push_back(band);
    }
    band->addGeometry(shape, QgsCoordinateReferenceSystem(), false);
  }
  if (!band)
    return;
  const QColor colour = ui::exampleColour(like);
  band->setStrokeColor(colour);
  band->setSecondaryStrokeColor(QColor(255, 255, 255, 180));
  band->setWidth(2);
  if (points) {
    band->setIcon(like ? QgsRubberBand::ICON_CIRCLE : QgsRubberBand::ICON_X);
    band->setIconSize(pointSizePx);
  } else {
    band->setLineStyle(like ? Qt::SolidLine : Qt::DashLine);
    band->setFillColor(QColor(colour.red(), colour.green(), colour.blue(), like ? 40 : 90));
    band->setBrushStyle(like ? Qt::SolidPattern : Qt::BDiagPattern);
  }
  band->updatePosition();
  band->update();
}

} // namespace xemap::examples
