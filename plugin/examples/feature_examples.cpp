// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/examples/feature_examples.h"

#include "plugin/engine/example_features.h"
#include "plugin/examples/feature_choice.h"
#include "plugin/help/diagnostics.h"
#include "plugin/layer/layer_text.h"
#include "plugin/layer/polygon_text.h"

#include <QMainWindow>
#include <qgisinterface.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerfeatureiterator.h>

namespace xemap::examples {

namespace {

// So many are learned from in a fifth of a second; to learn from more there is Processing.
constexpr int mostExamples = 500;

void checkCount(const QgsVectorLayer &layer, qint64 count) {
  if (count > mostExamples)
    throw layer::problem(ErrorCode::InvalidArgument,
                         FeatureExamples::tr("Examples: expected at most %1 features of layer '%2', found %3; select "
                                             "some of them, or take \"Learn concept from samples\" of Processing.")
                             .arg(mostExamples)
                             .arg(layer.name())
                             .arg(count));
}

} // namespace

QList<ui::ShownExample> examplesOfFeatures(QgsVectorLayer &layer, bool onlySelected, bool like,
                                           const QString &likeField) {
  // Before they are read: that of millions would take its time.
  checkCount(layer, onlySelected ? layer.selectedFeatureCount() : layer.featureCount());
  const QgsVectorLayerSelectedFeatureSource selected(&layer);
  const engine::ExampleFeatures shown =
      onlySelected ? engine::readExampleFeatures(selected, likeField) : engine::readExampleFeatures(layer, likeField);
  const QString crs = layer::textOf(shown.crs);
  constexpr int allDigits = 17;
  QList<ui::ShownExample> examples;
  for (const engine::ExampleFeature &feature : shown.features)
    for (const QgsGeometry &part : feature.geometry.asGeometryCollection())
      examples << ui::ShownExample{likeField.isEmpty() ? like : feature.like, part.asWkt(allDigits), crs};
  checkCount(layer, examples.size());
  return examples;
}

FeatureExamples::FeatureExamples(QgisInterface &interface) : mInterface(interface) {}

FeatureExamples::~FeatureExamples() {
  delete mChoice;
}

void FeatureExamples::ask(bool like) {
  delete mChoice;
  mChoice = new FeatureChoice(mInterface.mainWindow(), mInterface.activeLayer(), like);
  connect(mChoice, &QDialog::accepted, this, &FeatureExamples::takeChosen);
  mChoice->open();
}

void FeatureExamples::takeChosen() {
  QgsVectorLayer *layer = mChoice->layer();
  if (layer == nullptr)
    return;
  try {
    Q_EMIT taken(examplesOfFeatures(*layer, mChoice->onlySelected(), mChoice->like(), mChoice->likeField()));
  } catch (const std::exception &problem) {
    help::pushFailure(mInterface, QString::fromUtf8(problem.what()));
  }
}

} // namespace xemap::examples
