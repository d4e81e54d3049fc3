// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/output/result_style.h"

#include "plugin/layer/layer_text.h"
#include "plugin/output/result_colours.h"
#include "xemap/raster/class_map.h"

#include <QCoreApplication>
#include <qgscolorrampshader.h>
#include <qgsfillsymbol.h>
#include <qgspalettedrasterrenderer.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>
#include <qgsrastershader.h>
#include <qgssinglebandpseudocolorrenderer.h>
#include <qgssinglesymbolrenderer.h>
#include <qgssymbollayerutils.h>
#include <qgsvectorlayer.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace xemap::output {

namespace {

// A discrete class takes the values up to and including its own; this keeps the threshold itself in the class above it
// and is more than the shader's own tolerance.
constexpr double justBelow = 1e-6;
constexpr int classAlpha = 200;

using RampItems = QList<QgsColorRampShader::ColorRampItem>;

std::unique_ptr<QgsSingleBandPseudoColorRenderer>
rendererOf(QgsRasterLayer &layer, Qgis::ShaderInterpolationMethod method, const RampItems &items) {
  auto ramp = std::make_unique<QgsColorRampShader>(0.0, 1.0, nullptr, method);
  ramp->setColorRampItemList(items);
  auto shader = std::make_unique<QgsRasterShader>(0.0, 1.0);
  shader->setRasterShaderFunction(ramp.release());
  auto renderer = std::make_unique<QgsSingleBandPseudoColorRenderer>(layer.dataProvider(), 1, shader.release());
  renderer->setClassificationMin(0.0);
  renderer->setClassificationMax(1.0);
  return renderer;
}

void show(QgsRasterLayer &layer, std::unique_ptr<QgsRasterRenderer> renderer) {
  layer.setRenderer(renderer.release());
  layer.triggerRepaint();
}

RampItems maskItems(double threshold, const QColor &below, const QColor &above) {
  using Item = QgsColorRampShader::ColorRampItem;
  const QString value = QString::number(threshold, 'f', 2);
  return {Item(threshold - justBelow, below, layer::LayerText::tr("below %1").arg(value)),
          Item(std::numeric_limits<double>::infinity(), above, layer::LayerText::tr("%1 and more").arg(value))};
}

void applyClasses(QgsRasterLayer &layer, const QgsPalettedRasterRenderer::ClassData &classes) {
  layer.setRenderer(new QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes));
  layer.triggerRepaint();
}

QColor withAlpha(QColor colour, int alpha) {
  colour.setAlpha(alpha);
  return colour;
}

/// What lies below a mask stays in sight.
QColor maskColour(const QColor &colour) {
  constexpr int alpha = 100;
  return withAlpha(colour, alpha);
}

/// That of an answer in the project to the same question, where there is one.
QColor colourOfClass(QgsProject &project, const QString &name) {
  for (const QgsRasterLayer *layer : project.layers<QgsRasterLayer *>())
    if (layer->customProperty(QStringLiteral("xemap/expression")).toString() == name)
      return colourOf(*layer);
  raster::Provenance provenance;
  provenance.expression = name.toStdString();
  return colourIn(project, provenance);
}

} // namespace

void styleProbability(QgsRasterLayer &layer, const QColor &colour) {
  using Item = QgsColorRampShader::ColorRampItem;
  constexpr int paler = 150;
  constexpr int darker = 170;
  show(layer, rendererOf(layer, Qgis::ShaderInterpolationMethod::Linear,
                         {Item(0.0, withAlpha(colour.lighter(paler), 0), QStringLiteral("0.00")),
                          Item(0.25, withAlpha(colour.lighter(paler), 70), QStringLiteral("0.25")),
                          Item(0.5, withAlpha(colour, 160), QStringLiteral("0.50")),
                          Item(0.75, withAlpha(colour, 220), QStringLiteral("0.75")),
                          Item(1.0, colour.darker(darker), QStringLiteral("1.00"))}));
}

void styleMask(QgsRasterLayer &layer, double threshold, const QColor &colour) {
  show(layer, rendererOf(layer, Qgis::ShaderInterpolationMethod::Discrete,
                         maskItems(threshold, withAlpha(colour, 0), maskColour(colour))));
}

void restyleMask(QgsRasterLayer &layer, double threshold) {
  const auto *before = dynamic_cast<const QgsSingleBandPseudoColorRenderer *>(layer.renderer());
  const auto *ramp = before != nullptr && before->shader() != nullptr
                         ? dynamic_cast<const QgsColorRampShader *>(before->shader()->rasterShaderFunction())
                         : nullptr;
  if (ramp == nullptr || ramp->colorRampType() != Qgis::ShaderInterpolationMethod::Discrete ||
      ramp->colorRampItemList().size() != 2)
    return;
  const RampItems items = ramp->colorRampItemList();
  auto renderer = rendererOf(layer, Qgis::ShaderInterpolationMethod::Discrete,
                             maskItems(threshold, items.first().color, items.last().color));
  renderer->copyCommonProperties(before);
  show(layer, std::move(renderer));
}

void styleBinaryMask(QgsRasterLayer &layer, const QColor &colour) {
  using Class = QgsPalettedRasterRenderer::Class;
  applyClasses(layer, {Class(1, maskColour(colour), layer::LayerText::tr("referred to"))});
}

void styleClassMap(QgsRasterLayer &layer, QgsProject &project) {
  using Class = QgsPalettedRasterRenderer::Class;
  QgsPalettedRasterRenderer::ClassData classes{
      Class(raster::otherClass, Qt::transparent, layer::LayerText::tr("other"))};
  const std::vector<std::string> names = raster::readClassNames(layer.source().toStdString());
  for (std::size_t index = 0; index < names.size(); ++index) {
    const QString name = QString::fromStdString(names[index]);
    QColor colour = colourOfClass(project, name);
    const bool isTaken = std::any_of(classes.begin(), classes.end(),
                                     [&](const Class &other) { return other.color.rgb() == colour.rgb(); });
    // Two classes about the same, such as rivers here and rivers there.
    if (const auto [red, green, blue] = raster::classColour(index + 1); isTaken)
      colour = QColor(red, green, blue);
    classes << Class(static_cast<double>(index + 1), withAlpha(colour, classAlpha), name);
  }
  applyClasses(layer, classes);
}

void styleRegions(QgsVectorLayer &layer, const QColor &colour) {
  constexpr int fillAlpha = 40;
  layer.setRenderer(new QgsSingleSymbolRenderer(QgsFillSymbol::createSimple({
      {QStringLiteral("color"), QgsSymbolLayerUtils::encodeColor(withAlpha(colour, fillAlpha))},
      {QStringLiteral("outline_color"), QgsSymbolLayerUtils::encodeColor(outlineColour(colour))},
      {QStringLiteral("outline_width"), QStringLiteral("0.3")},
  })));
}

} // namespace xemap::output
