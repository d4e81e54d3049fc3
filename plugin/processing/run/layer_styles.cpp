// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/run/layer_styles.h"

#include "plugin/output/result_colours.h"
#include "plugin/output/result_layers.h"
#include "plugin/output/result_style.h"

#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>
#include <qgsvectorlayer.h>

#include <exception>

namespace xemap::processing {

namespace {

class Styler final : public QgsProcessingLayerPostProcessorInterface {
public:
  Styler(LayerKind kind, const raster::Provenance &provenance) : mKind(kind), mProvenance(provenance) {}

  void postProcessLayer(QgsMapLayer *layer, QgsProcessingContext &context, QgsProcessingFeedback *feedback) override {
    // A layer without its style is still a result.
    try {
      style(layer, context.project());
    } catch (const std::exception &problem) {
      if (feedback != nullptr)
        feedback->pushWarning(QString::fromUtf8(problem.what()));
    }
  }

private:
  void style(QgsMapLayer *layer, QgsProject *project) const {
    if (layer == nullptr || project == nullptr)
      return;
    auto *regions = qobject_cast<QgsVectorLayer *>(layer);
    auto *raster = qobject_cast<QgsRasterLayer *>(layer);
    if (mKind == LayerKind::Classes) {
      if (raster != nullptr)
        output::styleClassMap(*raster, *project);
      return;
    }
    const QColor colour = output::colourIn(*project, mProvenance);
    output::setColour(*layer, colour);
    if (mKind == LayerKind::Regions && regions != nullptr) {
      output::styleRegions(*regions, colour);
    } else if (mKind == LayerKind::Probability && raster != nullptr) {
      output::styleProbability(*raster, colour);
      output::describeProbability(*raster, mProvenance);
    } else if (mKind == LayerKind::Mask && raster != nullptr) {
      output::styleBinaryMask(*raster, colour);
    }
  }

  LayerKind mKind;
  raster::Provenance mProvenance;
};

} // namespace

void styleOnLoad(QgsProcessingContext &context, const QString &layer, LayerKind kind, const QString &name,
                 const raster::Provenance &provenance) {
  if (!context.willLoadLayerOnCompletion(layer))
    return;
  QgsProcessingContext::LayerDetails &details = context.layerToLoadOnCompletionDetails(layer);
  details.setPostProcessor(new Styler(kind, provenance));
  if (!details.forceName)
    details.name = name;
}

} // namespace xemap::processing
