// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/output/result_style.h"

#include "plugin/layer/layer_text.h"
#include "xemap/raster/class_map.h"

#include <QCoreApplication>
#include <qgscolorrampshader.h>
#include <qgsfillsymbol.h>
#include <qgspalettedrasterrenderer.h>
#include <qgsrasterlayer.h>
#include <qgsrastershader.h>
#include <qgssinglebandpseudocolorrenderer.h>
#include <qgssinglesymbolrenderer.h>
#include <qgsvectorlayer.h>

#include <limits>
#include <memory>

namespace xemap::output {

namespace {

// A discrete class takes the values up to and including its own; this keeps the threshold itself in the class above it
// and is more than the shader's own tolerance.
constexpr double justBelow = 1e-6;

void applyShader(QgsRasterLayer &layer, Qgis::ShaderInterpolationMethod method,
                 const QList<QgsColorRampShader::ColorRampItem> &items) {
  auto ramp = std::make_unique<QgsColorRampShader>(0.0, 1.0, nullptr, method);
  ramp->setColorRampItemList(items);
  auto shader = std::make_unique<QgsRasterShader>(0.0, 1.0);
  shader->setRasterShaderFunction(ramp.release());
  auto renderer = std::make_unique<QgsSingleBandPseudoColorRenderer>(layer.dataProvider(), 1, shader.release());
  renderer->setClassificationMin(0.0);
  renderer->setClassificationMax(1.0);
  layer.setRenderer(renderer.release());
  layer.triggerRepaint();
}

void applyClasses(QgsRasterLayer &layer, const QgsPalettedRasterRenderer::ClassData &classes) {
  layer.setRenderer(new QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes));
  layer.triggerRepaint();
}

QColor maskColour() {
  return {0, 200, 255, 110};
}

} // namespace

void styleProbability(QgsRasterLayer &layer) {
  using Item = QgsColorRampShader::ColorRampItem;
  applyShader(layer, Qgis::ShaderInterpolationMethod::Linear,
              {Item(0.0, QColor(255, 255, 178, 0), QStringLiteral("0.00")),
               Item(0.25, QColor(254, 217, 118, 90), QStringLiteral("0.25")),
               Item(0.5, QColor(253, 141, 60, 180), QStringLiteral("0.50")),
               Item(0.75, QColor(240, 59, 32, 225), QStringLiteral("0.75")),
               Item(1.0, QColor(189, 0, 38, 255), QStringLiteral("1.00"))});
}

void styleMask(QgsRasterLayer &layer, double threshold) {
  using Item = QgsColorRampShader::ColorRampItem;
  const QString value = QString::number(threshold, 'f', 2);
  applyShader(
      layer, Qgis::ShaderInterpolationMethod::Discrete,
      {Item(threshold - justBelow, QColor(0, 200, 255, 0), layer::LayerText::tr("below %1").arg(value)),
       Item(std::numeric_limits<double>::infinity(), maskColour(), layer::LayerText::tr("%1 and more").arg(value))});
}

void styleBinaryMask(QgsRasterLayer &layer) {
  using Class = QgsPalettedRasterRenderer::Class;
  applyClasses(layer, {Class(1, maskColour(), layer::LayerText::tr("referred to"))});
}

void styleClassMap(QgsRasterLayer &layer) {
  using Class = QgsPalettedRasterRenderer::Class;
  QgsPalettedRasterRenderer::ClassData classes{
      Class(raster::otherClass, Qt::transparent, layer::LayerText::tr("other"))};
  const std::vector<std::string> names = raster::readClassNames(layer.source().toStdString());
  for (std::size_t index = 0; index < names.size(); ++index) {
    const auto [red, green, blue] = raster::classColour(index + 1);
    classes << Class(static_cast<double>(index + 1), QColor(red, green, blue, 200),
                     QString::fromStdString(names[index]));
  }
  applyClasses(layer, classes);
}

void styleRegions(QgsVectorLayer &layer) {
  layer.setRenderer(new QgsSingleSymbolRenderer(QgsFillSymbol::createSimple({
      {QStringLiteral("color"), QStringLiteral("0,200,255,40")},
      {QStringLiteral("outline_color"), QStringLiteral("0,90,160,255")},
      {QStringLiteral("outline_width"), QStringLiteral("0.3")},
  })));
}

} // namespace xemap::output
