// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/output/region_features.h"
#include "plugin/output/region_file.h"
#include "plugin/task/awaited_task.h"
#include "xemap/base/feedback.h"

#include <qgsfeature.h>
#include <qgsvectorlayer.h>

#include <memory>
#include <optional>

namespace xemap::regions {

/// The regions to make, and where they go.
struct RegionRequest {
  /// Where features go: into a file, into a layer made for them, to the source of a layer there is, or to the caller.
  enum class Target { File, TemporaryLayer, Source, Features };

  QString probabilityPath;
  raster::RegionOptions options;
  output::RegionOrigin origin;
  QgsCoordinateTransform transform; ///< From the CRS of the probabilities to that of the target.
  Target target = Target::File;
  output::RegionPlace place; ///< Of the file.
  QString layerName;         ///< Of the layer that is made or appended to.
  QString source;            ///< What the layer to append to is made of, and by which provider.
  QString provider;
};

/// How the making of regions ended.
struct RegionOutcome {
  enum class Status { Made, NothingFound, Cancelled, Failed };

  Status status = Status::Cancelled;
  QString error; ///< One line, when it failed.
  int count = 0;
  QgsFeatureList features;               ///< Where they go to the caller.
  std::unique_ptr<QgsVectorLayer> layer; ///< The temporary one.
};

/// Makes vector features of the regions of a probability raster in a worker thread.
///
/// Threads: made and asked on the main thread.
class RegionTask final : public task::AwaitedTask {
  Q_OBJECT

public:
  /// The task is cancelled when one of the layers is about to be removed.
  RegionTask(RegionRequest request, const QList<QgsMapLayer *> &layers);

  void cancel() override;

  RegionOutcome takeOutcome() { return std::move(mOutcome); }
  const RegionRequest &request() const { return mRequest; }

protected:
  bool work() override;

private:
  RegionOutcome::Status make();

  RegionRequest mRequest;
  Feedback mFeedback;
  RegionOutcome mOutcome;
};

} // namespace xemap::regions
