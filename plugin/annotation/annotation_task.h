// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/annotation/layer/annotated_region.h"
#include "plugin/output/region_features.h"
#include "plugin/task/awaited_task.h"
#include "xemap/base/feedback.h"

#include <qgsfeature.h>

#include <vector>

namespace xemap::annotation {

/// The regions to annotate: those of a raster, or the features given.
struct AnnotationRequest {
  QString probabilityPath; ///< Empty: the features are the regions.
  output::RegionOrigin origin;
  QgsFeatureList features;
  raster::RegionOptions options; ///< Of features, only the smallest area counts.
  QgsCoordinateReferenceSystem crs;
  QgsCoordinateTransformContext transforms;
  int most = 1;                  ///< Of more regions, the largest are taken.
  double outlineTolerance = 0.0; ///< As of annotatedRegion().
};

/// How the search for regions to annotate ended.
struct AnnotationOutcome {
  enum class Status { Found, NothingFound, Cancelled, Failed };

  Status status = Status::Cancelled;
  QString error;                        ///< One line, when it failed.
  std::vector<AnnotatedRegion> regions; ///< The largest first.
  int count = 0;                        ///< Also of those that are too many.
};

/// Finds the regions to annotate, and a place for the label of each, in a worker thread.
///
/// Threads: made and asked on the main thread.
class AnnotationTask final : public task::AwaitedTask {
  Q_OBJECT

public:
  /// The task is cancelled when one of the layers is about to be removed.
  AnnotationTask(AnnotationRequest request, const QList<QgsMapLayer *> &layers);

  void cancel() override;

  AnnotationOutcome takeOutcome() { return std::move(mOutcome); }

protected:
  bool work() override;

private:
  struct Candidate {
    QgsFeature feature;
    double area;
  };

  AnnotationOutcome::Status find();
  bool findInRaster();
  bool findInFeatures();
  void add(const QgsFeature &feature, double area);
  void keepLargest();

  AnnotationRequest mRequest;
  Feedback mFeedback;
  std::vector<Candidate> mCandidates;
  AnnotationOutcome mOutcome;
};

} // namespace xemap::annotation
