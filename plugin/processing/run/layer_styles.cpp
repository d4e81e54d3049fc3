// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/run/layer_styles.h"

#include "plugin/output/result_layers.h"
#include "plugin/output/result_style.h"
#include "xemap/raster/provenance.h"

#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsrasterlayer.h>
#include <qgsvectorlayer.h>

#include <exception>

namespace xemap::processing {

namespace {

class Styler final : public QgsProcessingLayerPostProcessorInterface {
public:
  explicit Styler(LayerKind kind) : mKind(kind) {}

  void postProcessLayer(QgsMapLayer *layer, QgsProcessingContext & /*context*/,
                        QgsProcessingFeedback *feedback) override {
    // A layer without its style is still a result.
    try {
      style(layer);
    } catch (const std::exception &problem) {
      if (feedback != nullptr)
        feedback->pushWarning(QString::fromUtf8(problem.what()));
    }
  }

private:
  void style(QgsMapLayer *layer) const {
    if (auto *regions = qobject_cast<QgsVectorLayer *>(layer); regions != nullptr && mKind == LayerKind::Regions)
      output::styleRegions(*regions);
    auto *raster = qobject_cast<QgsRasterLayer *>(layer);
    if (raster == nullptr)
      return;
    if (mKind == LayerKind::Probability) {
      output::styleProbability(*raster);
      output::describeProbability(*raster, raster::readProvenance(raster->source().toStdString()));
    } else if (mKind == LayerKind::Mask) {
      output::styleBinaryMask(*raster);
    } else if (mKind == LayerKind::Classes) {
      output::styleClassMap(*raster);
    }
  }

  LayerKind mKind;
};

} // namespace

void styleOnLoad(QgsProcessingContext &context, const QString &layer, LayerKind kind, const QString &name) {
  if (!context.willLoadLayerOnCompletion(layer))
    return;
  QgsProcessingContext::LayerDetails &details = context.layerToLoadOnCompletionDetails(layer);
  details.setPostProcessor(new Styler(kind));
  if (!details.forceName)
    details.name = name;
}

} // namespace xemap::processing
