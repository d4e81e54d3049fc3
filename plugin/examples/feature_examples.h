// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/shown_example.h"

#include <QList>
#include <QObject>
#include <QPointer>

class QgisInterface;
class QgsVectorLayer;

namespace xemap::examples {

class FeatureChoice;

/// Features of a vector layer as examples: their points, and the outlines of their polygons.
///
/// Throws: as engine::readExampleFeatures; InvalidArgument, naming the layer, where there are more than an analyst can
/// mean.
QList<ui::ShownExample> examplesOfFeatures(QgsVectorLayer &layer, bool onlySelected, bool like,
                                           const QString &likeField);

/// Lets the analyst choose features of a vector layer as examples: those selected or all, with a field that tells what
/// is meant from what is not, or without.
///
/// Threads: the main thread.
class FeatureExamples final : public QObject {
  Q_OBJECT

public:
  /// The interface outlives this.
  explicit FeatureExamples(QgisInterface &interface);
  ~FeatureExamples() override;

  /// Opens the dialog; without a field all features are what `like` says.
  void ask(bool like);

Q_SIGNALS:
  void taken(const QList<xemap::ui::ShownExample> &examples);

private:
  void takeChosen();

  QgisInterface &mInterface;
  QPointer<FeatureChoice> mChoice;
};

} // namespace xemap::examples
