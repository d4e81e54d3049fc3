// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/comparison/swipe_comparison.h"

#include "plugin/comparison/swipe_curtain.h"

#include <qgsmapcanvas.h>
#include <qgsmaplayer.h>
#include <qgsmaprendererparalleljob.h>
#include <qgsproject.h>

#include <algorithm>

namespace xemap::comparison {

namespace {

constexpr int pauseMs = 150;

} // namespace

SwipeComparison::SwipeComparison(QgsMapCanvas &canvas) : mCanvas(&canvas) {
  mPause.setSingleShot(true);
  mPause.setInterval(pauseMs);
  connect(&mPause, &QTimer::timeout, this, &SwipeComparison::render);
  connect(&canvas, &QgsMapCanvas::mapCanvasRefreshed, this, [this] {
    if (isShown())
      mPause.start();
  });
  connect(&canvas, &QgsMapCanvas::extentsChanged, this, [this] {
    if (!isShown())
      return;
    // Pictures of elsewhere would be worse than none.
    mCurtain->setPicture(0, {});
    mCurtain->setPicture(1, {});
    mPause.start();
  });
  connect(QgsProject::instance(), qOverload<const QStringList &>(&QgsProject::layersWillBeRemoved), this,
          &SwipeComparison::layersGo);
}

SwipeComparison::~SwipeComparison() {
  end();
}

void SwipeComparison::begin(const QStringList &left, const QString &leftName, const QStringList &right,
                            const QString &rightName) {
  if (!mCanvas)
    return;
  mLayers = {left, right};
  if (!mCurtain) {
    mCurtain = new SwipeCurtain(*mCanvas->viewport());
    connect(mCurtain, &SwipeCurtain::closed, this, &SwipeComparison::end);
  }
  mCurtain->setNames(leftName, rightName);
  render();
}

bool SwipeComparison::isShown() const {
  return !mCurtain.isNull();
}

void SwipeComparison::end() {
  mPause.stop();
  stopJobs();
  delete mCurtain;
}

void SwipeComparison::render() {
  stopJobs();
  if (!isShown() || !mCanvas)
    return;
  for (std::size_t side = 0; side < mLayers.size(); ++side) {
    QgsMapSettings settings = mCanvas->mapSettings();
    QList<QgsMapLayer *> layers;
    for (QgsMapLayer *layer : settings.layers())
      if (!mLayers[1 - side].contains(layer->id()))
        layers << layer;
    // The compared ones are shown also where the layer tree hides them.
    for (const QString &id : mLayers[side])
      if (QgsMapLayer *layer = QgsProject::instance()->mapLayer(id); layer != nullptr && !layers.contains(layer))
        layers.prepend(layer);
    settings.setLayers(layers);
    mJobs[side] = std::make_unique<QgsMapRendererParallelJob>(settings);
    connect(mJobs[side].get(), &QgsMapRendererJob::finished, this, [this, side] { take(side); });
  }
  for (const auto &job : mJobs)
    job->start();
}

void SwipeComparison::take(std::size_t side) {
  if (isShown() && mJobs[side])
    mCurtain->setPicture(side, mJobs[side]->renderedImage());
}

void SwipeComparison::stopJobs() {
  for (auto &job : mJobs) {
    if (!job)
      continue;
    job->disconnect(this);
    if (!job->isActive()) {
      job.reset();
      continue;
    }
    // It deletes itself when its threads have let go of it.
    connect(job.get(), &QgsMapRendererJob::finished, job.get(), &QObject::deleteLater);
    job.release()->cancelWithoutBlocking();
  }
}

void SwipeComparison::layersGo(const QStringList &layerIds) {
  const auto goes = [&](const QString &id) { return layerIds.contains(id); };
  if (isShown() && (std::any_of(mLayers[0].cbegin(), mLayers[0].cend(), goes) ||
                    std::any_of(mLayers[1].cbegin(), mLayers[1].cend(), goes)))
    end();
}

} // namespace xemap::comparison
