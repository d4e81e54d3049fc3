// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/forecast/run_forecast.h"

#include "plugin/dock/query_dock.h"
#include "plugin/engine/model_facts.h"
#include "plugin/forecast/run_pace.h"
#include "plugin/layer/extent_size.h"
#include "plugin/pointing/asked_extent.h"
#include "plugin/settings/machine.h"
#include "ui/state/rough_text.h"
#include "ui/widgets/query_dock_content.h"

#include <QLocale>
#include <qgsmapcanvas.h>
#include <qgsrasterlayer.h>

#include <algorithm>

namespace xemap::forecast {

namespace {

constexpr int pauseMs = 300;
constexpr int beatMs = 1000;

// What is over sooner needs no words.
constexpr double leastSecondsTold = 20.0;

// After this a run is long enough to want its part kept, and its pace is known.
constexpr qint64 settledMs = 5000;

// How many times finer or coarser than what the model knows is far outside.
constexpr double farOutside = 1.5;

QString metres(double value) {
  return QLocale().toString(value, 'g', 3);
}

} // namespace

RunForecast::RunForecast(dock::QueryDock &dock, QgsMapCanvas &canvas, const pointing::AskedExtent &extent)
    : mDock(dock), mCanvas(canvas), mExtent(extent) {
  mPause.setSingleShot(true);
  mPause.setInterval(pauseMs);
  connect(&mPause, &QTimer::timeout, this, &RunForecast::update);
  mBeat.setInterval(beatMs);
  connect(&mBeat, &QTimer::timeout, this, &RunForecast::followRun);
  const ui::QueryDockContent *content = &dock.content();
  connect(&canvas, &QgsMapCanvas::extentsChanged, this, &RunForecast::refresh);
  connect(&dock, &dock::QueryDock::layerChanged, this, &RunForecast::refresh);
  connect(&extent, &pointing::AskedExtent::drawnChanged, this, &RunForecast::refresh);
  connect(content, &ui::QueryDockContent::extentModeChanged, this, &RunForecast::refresh);
  connect(content, &ui::QueryDockContent::modelChanged, this, &RunForecast::refresh);
  connect(content, &ui::QueryDockContent::resolutionChanged, this, &RunForecast::refresh);
  refresh();
}

void RunForecast::update() {
  const ui::QueryForm form = mDock.content().form();
  const QgsRasterLayer *layer = mDock.layer();
  layer::ExtentSize size;
  try {
    if (layer != nullptr && layer->isValid())
      size = layer::sizeOf(mExtent.extentIn(*layer, form.extentMode), *layer, mCanvas.mapSettings());
  } catch (const std::exception &) {
    // Why there is nothing to look at is said when a run is asked for.
  }
  const double coarser = form.gsdMetres && size.gsdMetres > 0.0 ? *form.gsdMetres / size.gsdMetres : 1.0;
  tellTime(form, size.pixels / (coarser * coarser));
  tellResolution(form, size.pixels > 0.0 ? coarser * size.gsdMetres : 0.0);
}

void RunForecast::tellTime(const ui::QueryForm &form, double pixels) {
  const RunPace pace = loadPace(engine::modelFacts(form.modelPath).sha256);
  const double seconds = pace.secondsPerMegapixel * pixels / 1e6;
  QString text;
  if (seconds >= leastSecondsTold) {
    text =
        tr("Takes about %1 (%2 megapixels).").arg(ui::roughDuration(seconds), QLocale().toString(pixels / 1e6, 'f', 0));
    const settings::MachineMemory memory = settings::machineMemory();
    const double more = std::max(0.0, pace.peakBytes - static_cast<double>(memory.process));
    if (memory.available > 0 && more > static_cast<double>(memory.available))
      text += QLatin1Char(' ') +
              tr("It may need %1 of memory more than now, and %2 are free: set a memory limit in the settings.")
                  .arg(ui::roughMemory(more), ui::roughMemory(static_cast<double>(memory.available)));
    else if (pace.peakBytes > 0.0)
      text += QLatin1Char(' ') + tr("QGIS then takes up to %1 of memory.").arg(ui::roughMemory(pace.peakBytes));
  }
  mDock.content().setEstimate(text);
}

void RunForecast::tellResolution(const ui::QueryForm &form, double gsdMetres) {
  const engine::ModelFacts facts = engine::modelFacts(form.modelPath);
  QString text;
  double better = 0.0;
  if (gsdMetres > 0.0 && gsdMetres * farOutside < facts.minGsdMetres)
    better = facts.minGsdMetres;
  else if (facts.maxGsdMetres > 0.0 && gsdMetres > farOutside * facts.maxGsdMetres)
    better = facts.maxGsdMetres;
  if (better > 0.0)
    text = tr("A pixel of the image is %1 m wide; the model knows %2 to %3 m and may not recognise what it sees.")
               .arg(metres(gsdMetres), metres(facts.minGsdMetres), metres(facts.maxGsdMetres));
  mDock.content().setResolutionNote(text, better);
}

void RunForecast::runStarts() {
  mRunTime.start();
  mBeat.start();
  mPeakBytes = 0.0;
  mFraction = 0.0;
}

void RunForecast::runProgresses(double fraction) {
  mFraction = fraction;
  followRun();
}

void RunForecast::followRun() {
  mPeakBytes = std::max(mPeakBytes, static_cast<double>(settings::machineMemory().process));
  const qint64 elapsedMs = mRunTime.elapsed();
  QString text;
  if (elapsedMs >= settledMs && mFraction > 0.0) {
    mDock.content().offerPart();
    const double left = static_cast<double>(elapsedMs) / 1000.0 * (1.0 - mFraction) / mFraction;
    if (left >= leastSecondsTold / 2.0)
      text = tr("about %1 left").arg(ui::roughDuration(left));
  }
  // Before anything is known the bar shows that something is done, but not how much.
  mDock.content().setProgress(mFraction > 0.0 ? mFraction : -1.0, text);
}

void RunForecast::runEnds() {
  mBeat.stop();
  refresh();
}

void RunForecast::learn(const engine::EngineAnswer &answer) {
  const infer::MapSummary &summary = answer.summary;
  if (!summary.featuresFromCache && !summary.cancelled)
    learnPace(QString::fromStdString(answer.model.sha256), static_cast<double>(summary.validPixels) / 1e6,
              summary.seconds, mPeakBytes);
}

} // namespace xemap::forecast
