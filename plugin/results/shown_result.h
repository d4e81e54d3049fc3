// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/output/result_layers.h"
#include "plugin/regions/region_preview.h"

#include <QObject>

class QgisInterface;

namespace xemap::dock {
class QueryDock;
}

namespace xemap::questions {
class QuestionList;
}

namespace xemap::results {

/// The result that the dock's threshold, opacity and outlines are about: that of the last run, or what the analyst
/// turned to since, in the list of questions or among the layers.
///
/// Threads: the main thread.
class ShownResult final : public QObject {
  Q_OBJECT

public:
  /// The references outlive this.
  ShownResult(QgisInterface &interface, dock::QueryDock &dock, const questions::QuestionList &questions);

  const output::ResultLayers &layers() const { return mResult; }
  /// Turns to a result that has the threshold and the opacity of the dock.
  void show(const output::ResultLayers &result);
  /// Turns to a result, whose threshold and opacity the dock takes over.
  void adopt(const output::ResultLayers &result);

  /// Waits until nothing is outlined any more.
  void end() { mPreview.end(); }

Q_SIGNALS:
  /// It is another result, or less of it.
  void changed();

private:
  void setThreshold(double threshold);
  void setOpacity(double opacity);
  void turnToQuestion(const QString &id);
  void turnToLayer(QgsMapLayer *layer);
  void update();

  dock::QueryDock &mDock;
  const questions::QuestionList &mQuestions;
  output::ResultLayers mResult;
  regions::RegionPreview mPreview;
};

} // namespace xemap::results
