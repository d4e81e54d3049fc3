// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/annotation/annotation_task.h"

#include "plugin/annotation/layer/region_labels.h"
#include "plugin/task/problem_text.h"
#include "xemap/base/temporary_folder.h"

#include <QLocale>
#include <qgsdistancearea.h>
#include <qgsgeometry.h>

#include <algorithm>

namespace xemap::annotation {

AnnotationTask::AnnotationTask(AnnotationRequest request, const QList<QgsMapLayer *> &layers)
    : task::AwaitedTask(tr("XeMap: annotations of %1").arg(request.origin.expression()),
                        QgsTask::CanCancel | QgsTask::CancelWithoutPrompt),
      mRequest(std::move(request)), mFeedback([this](double fraction) { setProgress(100.0 * fraction); }) {
  setDependentLayers(layers);
}

void AnnotationTask::cancel() {
  mFeedback.cancel();
  QgsTask::cancel();
}

bool AnnotationTask::work() {
  using Status = AnnotationOutcome::Status;
  mOutcome.status = Status::Failed;
  try {
    mOutcome.status = find();
  } catch (...) {
    mOutcome.error = task::problemText(tr("There is not enough memory for the annotations."),
                                       tr("Making the annotations failed without saying why."));
  }
  return mOutcome.status == Status::Found;
}

AnnotationOutcome::Status AnnotationTask::find() {
  using Status = AnnotationOutcome::Status;
  if (!(mRequest.probabilityPath.isEmpty() ? findInFeatures() : findInRaster()))
    return Status::Cancelled;
  keepLargest();
  std::sort(mCandidates.begin(), mCandidates.end(),
            [](const Candidate &one, const Candidate &other) { return one.area > other.area; });
  for (const Candidate &candidate : mCandidates) {
    if (mFeedback.isCancelled())
      return Status::Cancelled;
    AnnotatedRegion region = annotatedRegion(candidate.feature.geometry(), mRequest.outlineTolerance);
    region.values = labelValues(candidate.feature, candidate.area, mRequest.origin.areaField());
    region.values.insert(numberField, QLocale().toString(static_cast<int>(mOutcome.regions.size()) + 1));
    mOutcome.regions.push_back(std::move(region));
  }
  return mOutcome.regions.empty() ? Status::NothingFound : Status::Found;
}

bool AnnotationTask::findInRaster() {
  const QgsCoordinateTransform nowhere(mRequest.crs, mRequest.crs, mRequest.transforms);
  const std::string scratch = temporaryFolder() + "/outlines.gpkg";
  return raster::findRegions(
             mRequest.probabilityPath.toStdString(), scratch, mRequest.options,
             [&](const raster::Region &region) {
               add(output::regionFeature(region, mRequest.origin, nowhere), region.areaM2);
             },
             mFeedback) &&
         !mFeedback.isCancelled();
}

bool AnnotationTask::findInFeatures() {
  QgsDistanceArea onGround;
  onGround.setSourceCrs(mRequest.crs, mRequest.transforms);
  onGround.setEllipsoid(mRequest.crs.ellipsoidAcronym());
  for (const QgsFeature &feature : mRequest.features) {
    if (mFeedback.isCancelled())
      return false;
    if (feature.geometry().isEmpty())
      continue;
    const double area = onGround.measureArea(feature.geometry());
    if (area >= mRequest.options.minAreaM2)
      add(feature, area);
  }
  return true;
}

void AnnotationTask::add(const QgsFeature &feature, double area) {
  ++mOutcome.count;
  mCandidates.push_back({feature, area});
  // Noise has regions without end.
  if (mCandidates.size() >= 2 * static_cast<std::size_t>(mRequest.most))
    keepLargest();
}

void AnnotationTask::keepLargest() {
  const auto most = static_cast<std::size_t>(mRequest.most);
  if (mCandidates.size() <= most)
    return;
  std::nth_element(mCandidates.begin(), mCandidates.begin() + mRequest.most, mCandidates.end(),
                   [](const Candidate &one, const Candidate &other) { return one.area > other.area; });
  mCandidates.resize(most);
}

} // namespace xemap::annotation
