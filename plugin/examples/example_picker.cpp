// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/examples/example_picker.h"

#include "plugin/examples/example_text.h"
#include "plugin/layer/polygon_text.h"
#include "ui/widgets/example_sign.h"
#include "ui/widgets/query_dock_content.h"

#include <QKeyEvent>
#include <qgisinterface.h>
#include <qgsmapcanvas.h>
#include <qgsproject.h>

namespace xemap::examples {

ExamplePicker::ExamplePicker(QgisInterface &interface, ui::QueryDockContent &content)
    : mCanvas(*interface.mapCanvas()), mContent(content), mMarks(mCanvas), mTools(mCanvas), mFeatures(interface) {
  const ui::ExamplePanel *panel = &content.examples();
  connect(panel, &ui::ExamplePanel::pointRequested, this, &ExamplePicker::point);
  connect(panel, &ui::ExamplePanel::stopRequested, &mTools, &pointing::DrawingTools::putAway);
  connect(panel, &ui::ExamplePanel::removeRequested, &mList, &ui::ExampleList::remove);
  connect(panel, &ui::ExamplePanel::clearRequested, &mList, &ui::ExampleList::clear);
  connect(panel, &ui::ExamplePanel::undoRequested, &mList, &ui::ExampleList::undo);
  connect(panel, &ui::ExamplePanel::redoRequested, &mList, &ui::ExampleList::redo);
  connect(panel, &ui::ExamplePanel::doubtRequested, this, &ExamplePicker::doubtRequested);
  connect(panel, &ui::ExamplePanel::doubtAnswered, this, &ExamplePicker::doubtAnswered);
  connect(&mList, &ui::ExampleList::changed, this, &ExamplePicker::tellExamples);
  connect(&mList, &ui::ExampleList::corrected, this, &ExamplePicker::corrected);
  connect(&mTools, &pointing::DrawingTools::drawn, this, &ExamplePicker::take);
  connect(&mTools, &pointing::DrawingTools::keyPressed, this, &ExamplePicker::takeKey);
  connect(&mTools, &pointing::DrawingTools::ended, this, &ExamplePicker::stopPointing);
  connect(&mFeatures, &FeatureExamples::taken, &mList, &ui::ExampleList::add);
  connect(QgsProject::instance(), &QgsProject::cleared, this, [this] { mList.reset({}); });
}

void ExamplePicker::point(ui::ExampleShape shape, bool like) {
  using Way = pointing::PolygonTool::Way;
  mLike = like;
  switch (shape) {
  case ui::ExampleShape::Rectangle:
    mTools.drawRectangle(true);
    break;
  case ui::ExampleShape::Polygon:
    mTools.drawPolygon(Way::Corners, ui::exampleColour(like));
    break;
  case ui::ExampleShape::Freehand:
    mTools.drawPolygon(Way::Stroke, ui::exampleColour(like));
    break;
  case ui::ExampleShape::Features:
    mTools.putAway();
    mFeatures.ask(like);
    break;
  }
  mContent.examples().setPointing(mTools.isDrawing() ? std::optional<bool>(like) : std::nullopt);
}

void ExamplePicker::stopPointing() {
  mContent.examples().setPointing(std::nullopt);
}

void ExamplePicker::take(const QgsGeometry &shape) {
  constexpr int allDigits = 17;
  add({mLike, shape.asWkt(allDigits), layer::textOf(mCanvas.mapSettings().destinationCrs())});
}

void ExamplePicker::takeKey(QKeyEvent *event) {
  event->accept();
  if (event->matches(QKeySequence::Undo))
    mList.undo();
  else if (event->matches(QKeySequence::Redo))
    mList.redo();
  else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
    mContent.requestRun();
  else if (event->key() == Qt::Key_D)
    Q_EMIT doubtRequested();
  else if (event->key() == Qt::Key_Y)
    Q_EMIT doubtAnswered(true);
  else if (event->key() == Qt::Key_N)
    Q_EMIT doubtAnswered(false);
  else
    // QGIS would take Backspace and Delete for the features that are selected.
    event->setAccepted(event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete);
}

void ExamplePicker::tellExamples() {
  QList<ui::ExampleItem> items;
  for (const ui::ShownExample &example : mList.examples())
    items << ui::ExampleItem{example.like, describe(example)};
  mContent.setExamples(items);
  mContent.examples().setUndoable(mList.canUndo(), mList.canRedo());
  mMarks.show(mList.examples());
}

} // namespace xemap::examples
