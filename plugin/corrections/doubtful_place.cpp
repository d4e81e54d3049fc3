// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/corrections/doubtful_place.h"

#include "plugin/dock/dock_messages.h"
#include "plugin/examples/example_picker.h"
#include "plugin/layer/polygon_text.h"
#include "plugin/questions/question_request.h"
#include "plugin/task/task_start.h"
#include "ui/widgets/example_panel.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsgeometry.h>
#include <qgsmapcanvas.h>
#include <qgsrasterlayer.h>
#include <qgsrubberband.h>

#include <utility>

namespace xemap::corrections {

namespace {

constexpr int markSizePx = 25;

} // namespace

DoubtfulPlace::DoubtfulPlace(const Parts &parts, std::shared_ptr<engine::EngineHost> host)
    : mCanvas(parts.canvas), mMessages(parts.messages), mPanel(&parts.panel), mExamples(parts.examples),
      mHost(std::move(host)) {}

DoubtfulPlace::~DoubtfulPlace() {
  end();
  delete mMark;
}

void DoubtfulPlace::look(const ui::Question &question) {
  if (mTask)
    return;
  leave(true);
  try {
    QgsRasterLayer &layer = questions::layerOf(question);
    mCrs = layer.crs();
    mTask = new DoubtTask(questions::scopeOf(question, layer, mCanvas.mapSettings()), layer, mHost);
  } catch (const std::exception &problem) {
    mMessages.showFailure(QString::fromUtf8(problem.what()));
    return;
  }
  connect(mTask, &DoubtTask::ended, this, &DoubtfulPlace::takeOutcome);
  mPanel->setDoubt(ui::DoubtState::Searching);
  task::start(mTask);
}

void DoubtfulPlace::takeOutcome() {
  const std::optional<infer::DoubtfulPlace> found = mTask->place();
  const QString error = mTask->error();
  mTask = nullptr;
  if (!mPanel)
    return;
  mPanel->setDoubt(ui::DoubtState::Known);
  if (!error.isEmpty())
    mMessages.showFailure(error);
  else if (found)
    mark({found->where.x, found->where.y});
  else
    mPanel->setChangeText(tr("There is no doubtful place away from the examples."));
}

void DoubtfulPlace::mark(const QgsPointXY &place) {
  const QgsMapSettings &map = mCanvas.mapSettings();
  QgsPointXY shown = place;
  try {
    shown = QgsCoordinateTransform(mCrs, map.destinationCrs(), map.transformContext()).transform(place);
  } catch (const QgsCsException &) {
    return; // Where the map cannot show the place, nobody can say what is there.
  }
  mPlace = place;
  mMark = new QgsRubberBand(&mCanvas, Qgis::GeometryType::Point);
  mMark->setIcon(QgsRubberBand::ICON_BOX);
  mMark->setIconSize(markSizePx);
  mMark->setStrokeColor(Qt::black);
  mMark->setSecondaryStrokeColor(Qt::white);
  mMark->setWidth(2);
  mMark->addPoint(shown);
  mCanvas.setCenter(shown);
  mCanvas.refresh();
  mPanel->setDoubt(ui::DoubtState::Shown);
}

void DoubtfulPlace::answer(bool like) {
  if (!mPlace)
    return;
  constexpr int allDigits = 17;
  const ui::ShownExample example{like, QgsGeometry::fromPointXY(*mPlace).asWkt(allDigits), layer::textOf(mCrs)};
  leave(true);
  mExamples.add(example);
}

void DoubtfulPlace::leave(bool canLook) {
  end();
  mPlace.reset();
  delete mMark;
  if (mPanel)
    mPanel->setDoubt(canLook ? ui::DoubtState::Known : ui::DoubtState::None);
}

void DoubtfulPlace::end() {
  if (!mTask)
    return;
  DoubtTask *task = mTask;
  mTask = nullptr;
  task->stopFor(*this);
}

} // namespace xemap::corrections
