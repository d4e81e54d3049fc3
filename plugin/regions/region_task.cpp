// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/regions/region_task.h"

#include "plugin/output/region_file.h"
#include "plugin/output/region_layers.h"
#include "plugin/task/problem_text.h"
#include "xemap/base/temporary_folder.h"

#include <QCoreApplication>
#include <QThread>

namespace xemap::regions {

RegionTask::RegionTask(RegionRequest request, const QList<QgsMapLayer *> &layers)
    : task::AwaitedTask(tr("XeMap: regions of %1").arg(request.origin.expression()),
                        QgsTask::CanCancel | QgsTask::CancelWithoutPrompt),
      mRequest(std::move(request)), mFeedback([this](double fraction) { setProgress(100.0 * fraction); }) {
  setDependentLayers(layers);
}

void RegionTask::cancel() {
  mFeedback.cancel();
  QgsTask::cancel();
}

bool RegionTask::work() {
  using Status = RegionOutcome::Status;
  mOutcome.status = Status::Failed;
  try {
    mOutcome.status = make();
  } catch (...) {
    mOutcome.error = task::problemText(tr("There is not enough memory for the regions."),
                                       tr("Making the regions failed without saying why."));
  }
  return mOutcome.status == Status::Made;
}

RegionOutcome::Status RegionTask::make() {
  using Status = RegionOutcome::Status;
  using Target = RegionRequest::Target;
  std::optional<output::RegionFile> file;
  if (mRequest.target == Target::File) {
    output::RegionPlace place = mRequest.place;
    if (mRequest.transform.isShortCircuited())
      place.crs = output::withEpochOf(place.crs, mRequest.probabilityPath);
    file.emplace(place, output::regionFields(mRequest.origin));
  }
  const auto take = [&](const raster::Region &region) {
    QgsFeature feature = output::regionFeature(region, mRequest.origin, mRequest.transform);
    ++mOutcome.count;
    if (file)
      file->add(feature);
    else
      mOutcome.features.append(feature);
  };
  const std::string scratch = temporaryFolder() + "/outlines.gpkg";
  if (!raster::findRegions(mRequest.probabilityPath.toStdString(), scratch, mRequest.options, take, mFeedback) ||
      mFeedback.isCancelled())
    return Status::Cancelled;
  if (mOutcome.count == 0)
    return Status::NothingFound;
  if (file)
    file->commit();
  // A source may keep one waiting, such as a file that another program has locked; the window must not wait.
  if (mRequest.target == Target::Source) {
    // Styles are for the main thread alone.
    QgsVectorLayer::LayerOptions options;
    options.loadDefaultStyle = false;
    QgsVectorLayer target(mRequest.source, mRequest.layerName, mRequest.provider, options);
    output::appendRegions(target, mOutcome.features, QString());
    mOutcome.features.clear();
  }
  if (mRequest.target == Target::TemporaryLayer) {
    mOutcome.layer =
        output::temporaryRegions(mOutcome.features, mRequest.transform.destinationCrs(), mRequest.layerName);
    mOutcome.features.clear();
    // It was made here and is to be used there.
    mOutcome.layer->moveToThread(QCoreApplication::instance()->thread());
  }
  return Status::Made;
}

} // namespace xemap::regions
