// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/pointing/drawing_tools.h"

#include "plugin/pointing/rectangle_tool.h"

#include <qgsmapcanvas.h>

namespace xemap::pointing {

DrawingTools::DrawingTools(QgsMapCanvas &canvas) : mCanvas(&canvas) {
  connect(&canvas, &QgsMapCanvas::mapToolSet, this, &DrawingTools::followTool);
}

DrawingTools::~DrawingTools() {
  // The canvas tells of it, and nobody may be there any more to hear it.
  blockSignals(true);
  putAway();
}

void DrawingTools::drawRectangle(bool takesClicks) {
  if (!mCanvas)
    return;
  if (!mRectangle) {
    mRectangle = std::make_unique<RectangleTool>(*mCanvas);
    connectTool(*mRectangle);
  }
  mRectangle->setTakesClicks(takesClicks);
  begin(*mRectangle);
}

void DrawingTools::drawPolygon(PolygonTool::Way way, const QColor &colour) {
  if (!mCanvas)
    return;
  if (!mPolygon) {
    mPolygon = std::make_unique<PolygonTool>(*mCanvas);
    connectTool(*mPolygon);
  }
  mPolygon->setWay(way, colour);
  begin(*mPolygon);
}

template <class Tool> void DrawingTools::connectTool(const Tool &tool) {
  connect(&tool, &Tool::drawn, this, &DrawingTools::drawn);
  connect(&tool, &Tool::keyPressed, this, &DrawingTools::keyPressed);
  connect(&tool, &Tool::givenUp, this, &DrawingTools::putAway);
}

void DrawingTools::begin(QgsMapTool &tool) {
  if (!isDrawing())
    mToolOfBefore = mCanvas->mapTool();
  mCanvas->setMapTool(&tool);
  // Esc is for the tool from now on, whatever was clicked to begin.
  mCanvas->setFocus(Qt::OtherFocusReason);
}

bool DrawingTools::isDrawing() const {
  const QgsMapTool *current = mCanvas ? mCanvas->mapTool() : nullptr;
  return current != nullptr && (current == mRectangle.get() || current == mPolygon.get());
}

void DrawingTools::putAway() {
  if (!isDrawing())
    return;
  if (mToolOfBefore)
    mCanvas->setMapTool(mToolOfBefore);
  else
    mCanvas->unsetMapTool(mCanvas->mapTool());
}

void DrawingTools::followTool(QgsMapTool * /*tool*/, QgsMapTool *toolOfBefore) {
  const bool wasOurs = toolOfBefore != nullptr && (toolOfBefore == mRectangle.get() || toolOfBefore == mPolygon.get());
  if (wasOurs && !isDrawing())
    Q_EMIT ended();
}

} // namespace xemap::pointing
