// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/annotation/annotation_subject.h"

#include "tests/plugin/scene.h"

#include <QTemporaryDir>
#include <gdal.h>
#include <gdal_utils.h>
#include <gtest/gtest.h>
#include <qgsgeometry.h>
#include <qgsrasterlayer.h>
#include <qgsvectorlayer.h>

#include <algorithm>
#include <array>
#include <string>

namespace xemap::plugin_tests {

namespace {

/// Polygons with an expression each.
std::unique_ptr<QgsVectorLayer> regions(const QStringList &expressions) {
  auto layer = std::make_unique<QgsVectorLayer>(QStringLiteral("Polygon?crs=EPSG:32633&field=expression:string"),
                                                QStringLiteral("my regions"), QStringLiteral("memory"));
  QgsFeatureList features;
  for (const QString &expression : expressions) {
    QgsFeature feature(layer->fields());
    feature.setGeometry(QgsGeometry::fromRect(QgsRectangle(0, 0, 10, 10)));
    feature.setAttribute(0, expression);
    features << feature;
  }
  layer->dataProvider()->addFeatures(features);
  return layer;
}

/// One band of the scene, as results have one.
QString oneBand(const QTemporaryDir &folder) {
  const QByteArray scene = Scene().write(folder.filePath(QStringLiteral("scene.tif"))).toUtf8();
  const QString path = folder.filePath(QStringLiteral("probability.tif"));
  std::array<char *, 5> words{};
  std::array<std::string, 4> texts{"-b", "1", "-ot", "Float32"};
  std::transform(texts.begin(), texts.end(), words.begin(), [](std::string &text) { return text.data(); });
  GDALTranslateOptions *options = GDALTranslateOptionsNew(words.data(), nullptr);
  GDALDatasetH source = GDALOpen(scene.constData(), GA_ReadOnly);
  GDALClose(GDALTranslate(path.toUtf8().constData(), source, options, nullptr));
  GDALClose(source);
  GDALTranslateOptionsFree(options);
  return path;
}

class AnnotationSubjectTest : public testing::Test {
protected:
  AnnotationSubjectTest() : mRaster(oneBand(mFolder), QStringLiteral("probability")) {
    mRaster.setCustomProperty(QStringLiteral("xemap/expression"), QStringLiteral("forest"));
  }

  output::ResultLayers result() { return {&mRaster, nullptr}; }

  QTemporaryDir mFolder;
  QgsRasterLayer mRaster;
};

} // namespace

TEST_F(AnnotationSubjectTest, SelectedRegionsGoBeforeAResultAndAResultBeforeAllRegions) {
  using annotation::subjectOf;
  const std::unique_ptr<QgsVectorLayer> layer = regions({QStringLiteral("river"), QStringLiteral("lake")});
  EXPECT_EQ(subjectOf(layer.get(), result(), 0.3)->source.data(), &mRaster);
  EXPECT_EQ(subjectOf(layer.get(), result(), 0.3)->expression, QStringLiteral("forest"));
  EXPECT_EQ(subjectOf(layer.get(), {}, 0.3)->source.data(), layer.get());
  EXPECT_FALSE(subjectOf(layer.get(), {}, 0.3)->selectedOnly);
  EXPECT_EQ(subjectOf(layer.get(), {}, 0.3)->expression, QStringLiteral("my regions")) << "they are of several";
  layer->selectByExpression(QStringLiteral("expression = 'lake'"));
  const std::optional<annotation::AnnotationSubject> selected = subjectOf(layer.get(), result(), 0.3);
  EXPECT_EQ(selected->source.data(), layer.get());
  EXPECT_TRUE(selected->selectedOnly);
  EXPECT_EQ(selected->expression, QStringLiteral("lake"));
}

TEST_F(AnnotationSubjectTest, OtherLayersAreNoRegions) {
  const QgsVectorLayer points(QStringLiteral("Point?field=expression:string"), QString(), QStringLiteral("memory"));
  const QgsVectorLayer parcels(QStringLiteral("Polygon?field=owner:string"), QString(), QStringLiteral("memory"));
  const std::unique_ptr<QgsVectorLayer> good = regions({});
  const auto isAny = [](const QgsMapLayer *layer) {
    auto *active = const_cast<QgsMapLayer *>(layer);
    const bool isFound = annotation::subjectOf(active, {}, 0.5).has_value();
    EXPECT_EQ(annotation::isAnnotatable(active, {}), isFound);
    return isFound;
  };
  EXPECT_FALSE(isAny(nullptr));
  EXPECT_FALSE(isAny(&points));
  EXPECT_FALSE(isAny(&parcels));
  EXPECT_FALSE(isAny(&mRaster));
  EXPECT_TRUE(isAny(good.get()));
  EXPECT_TRUE(annotation::isAnnotatable(nullptr, result()));
}

TEST_F(AnnotationSubjectTest, TheTaskGetsTheFeaturesOrTheRasterWithItsThreshold) {
  ui::AnnotationForm form;
  form.mostRegions = 7;
  form.minAreaM2 = 20.0;
  form.smooth = true;
  const annotation::AnnotationRequest ofRaster =
      annotation::requestFor(*annotation::subjectOf(nullptr, result(), 0.3), form);
  EXPECT_EQ(ofRaster.probabilityPath, mRaster.source());
  EXPECT_EQ(ofRaster.options.threshold, 0.3);
  EXPECT_EQ(ofRaster.options.minAreaM2, 20.0);
  EXPECT_EQ(ofRaster.most, 7);
  EXPECT_EQ(ofRaster.outlineTolerance, 2.0) << "a pixel of the scene";
  EXPECT_TRUE(ofRaster.features.isEmpty());

  const std::unique_ptr<QgsVectorLayer> layer =
      regions({QStringLiteral("river"), QStringLiteral("river"), QStringLiteral("lake")});
  EXPECT_EQ(annotation::requestFor(*annotation::subjectOf(layer.get(), {}, 0.3), form).features.size(), 3);
  layer->selectByExpression(QStringLiteral("expression = 'river'"));
  const annotation::AnnotationRequest ofFeatures =
      annotation::requestFor(*annotation::subjectOf(layer.get(), {}, 0.3), form);
  EXPECT_EQ(ofFeatures.features.size(), 2);
  EXPECT_TRUE(ofFeatures.probabilityPath.isEmpty());
  EXPECT_EQ(ofFeatures.origin.expression(), QStringLiteral("river"));
  EXPECT_EQ(ofFeatures.outlineTolerance, 0.0) << "features keep their outlines";
}

} // namespace xemap::plugin_tests
