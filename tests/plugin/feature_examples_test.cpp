// SPDX-License-Identifier: GPL-2.0-or-later
// Features of vector layers as examples of the dock.
#include "plugin/examples/feature_examples.h"

#include "plugin/examples/feature_choice.h"
#include "tests/plugin/dock_parts_test.h"
#include "xemap/base/error.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QMainWindow>
#include <QPushButton>
#include <qgsfeature.h>
#include <qgsfieldcombobox.h>
#include <qgsgeometry.h>
#include <qgsmaplayercombobox.h>
#include <qgsvectordataprovider.h>
#include <qgsvectorlayer.h>

namespace xemap::plugin_tests {

namespace {

class FeatureExamplesTest : public DockPartsTest {
protected:
  FeatureExamplesTest() {
    mLayer = new QgsVectorLayer(QStringLiteral("MultiPolygon?crs=EPSG:32633&field=like:string"),
                                QStringLiteral("regions"), QStringLiteral("memory"));
    QgsProject::instance()->addMapLayer(mLayer);
  }

  void addBoxes(const QString &like, int count) {
    QgsFeatureList features;
    for (int i = 0; i < count; ++i) {
      QgsFeature feature(mLayer->fields());
      feature.setAttribute(0, like);
      feature.setGeometry(QgsGeometry::fromRect(QgsRectangle(10.0 * i, 0.0, 10.0 * i + 5.0, 5.0)));
      features << feature;
    }
    ASSERT_TRUE(mLayer->dataProvider()->addFeatures(features));
  }
  static int likesOf(const QList<ui::ShownExample> &examples) {
    int likes = 0;
    for (const ui::ShownExample &example : examples)
      likes += example.like ? 1 : 0;
    return likes;
  }

  QgsVectorLayer *mLayer = nullptr;
};

} // namespace

TEST_F(FeatureExamplesTest, AreAllOrThoseSelectedWithAFieldOrWithout) {
  addBoxes(QStringLiteral("yes"), 3);
  addBoxes(QStringLiteral("no"), 2);
  QList<ui::ShownExample> all = examples::examplesOfFeatures(*mLayer, false, false, QString());
  EXPECT_EQ(all.size(), 5);
  EXPECT_EQ(likesOf(all), 0);
  EXPECT_EQ(all.first().crs, QStringLiteral("EPSG:32633"));
  EXPECT_NEAR(QgsGeometry::fromWkt(all.first().wkt).area(), 25.0, 1e-9);
  all = examples::examplesOfFeatures(*mLayer, false, false, QStringLiteral("like"));
  EXPECT_EQ(likesOf(all), 3) << "the field goes first";
  QgsFeature feature;
  QgsFeatureIterator features = mLayer->getFeatures();
  ASSERT_TRUE(features.nextFeature(feature));
  mLayer->select(feature.id());
  EXPECT_EQ(examples::examplesOfFeatures(*mLayer, true, true, QString()).size(), 1);
}

TEST_F(FeatureExamplesTest, MoreThanAnAnalystCanMeanAreRefused) {
  addBoxes(QStringLiteral("yes"), 501);
  try {
    examples::examplesOfFeatures(*mLayer, false, true, QString());
    FAIL() << "501 examples";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    EXPECT_NE(std::string(error.what()).find("'regions'"), std::string::npos);
  }
}

TEST_F(FeatureExamplesTest, TheDialogBeginsWithWhatIsSelected) {
  addBoxes(QStringLiteral("no"), 2);
  mLayer->selectAll();
  host().setActiveLayer(mLayer);
  examples::FeatureExamples features(host());
  QList<ui::ShownExample> taken;
  QObject::connect(&features, &examples::FeatureExamples::taken, &features,
                   [&](const QList<ui::ShownExample> &examples) { taken = examples; });
  features.ask(true);
  auto *dialog = host().mainWindow()->findChild<QDialog *>(QStringLiteral("xemapFeatureChoice"));
  ASSERT_NE(dialog, nullptr);
  EXPECT_EQ(dialog->findChild<QgsMapLayerComboBox *>()->currentLayer(), mLayer);
  EXPECT_TRUE(dialog->findChild<QCheckBox *>(QStringLiteral("exampleSelected"))->isChecked());
  dialog->findChild<QgsFieldComboBox *>()->setField(QStringLiteral("like"));
  dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
  ASSERT_EQ(taken.size(), 2);
  EXPECT_EQ(likesOf(taken), 0);
}

} // namespace xemap::plugin_tests
