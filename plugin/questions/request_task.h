// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/engine/questions.h"
#include "plugin/layer/query_extent.h"
#include "plugin/layer/raster_snapshot.h"
#include "plugin/task/awaited_task.h"
#include "xemap/base/feedback.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QgsRasterLayer;

namespace xemap::questions {

/// Questions about one extent, with all that a worker needs to answer them.
struct QueryRequest {
  QStringList expressions;
  QStringList titles;      ///< As Questions.
  QStringList resultPaths; ///< Of the probability GeoTIFFs to be written, one for each.
  std::string modelDirectory;
  std::optional<double> gsdMetres; ///< Ground resolution to answer at; none: the raster's own.
  std::unique_ptr<layer::RasterSnapshot> raster;
  layer::QueryExtent extent;
  std::vector<infer::Example> examples; ///< As infer::Query.
  QString conceptPath;                  ///< Of the file of what was taught elsewhere; empty: none.
  infer::ExpressionLanguage language;
  QString warning;        ///< What the answer is warned with, one line; empty: nothing.
  QString comparedPath;   ///< Of the answer of before, whose place the first answer takes; empty: none.
  double threshold = 0.5; ///< That regions are counted and both answers are compared at.

  /// Reads the file of what was taught elsewhere. Throws: as engine::readConceptFile.
  engine::QuestionScope scope() const;
  /// Of the first expression. Throws: as scope().
  engine::Topic topic() const { return {expressions.first().toStdString(), modelDirectory, scope()}; }
};

/// What the engine is asked in a worker thread about one extent.
///
/// Threads: made and asked on the main thread.
class RequestTask : public task::AwaitedTask {
  Q_OBJECT

public:
  /// The task is cancelled when `layer` is about to be removed.
  RequestTask(const QString &description, QueryRequest &&request, QgsRasterLayer &layer,
              std::shared_ptr<engine::EngineHost> host);

  void cancel() override;

  const QueryRequest &request() const { return mRequest; }

protected:
  void release() final;

  engine::EngineHost &host() { return *mHost; }
  Feedback &feedback() { return mFeedback; }

private:
  QueryRequest mRequest;
  std::shared_ptr<engine::EngineHost> mHost;
  Feedback mFeedback;
};

} // namespace xemap::questions
