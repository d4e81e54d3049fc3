// SPDX-License-Identifier: GPL-2.0-or-later
// "Annotate map..." as an analyst uses it: the dock, the dialog, the layer of annotations, QGIS's own tools on it.
#include "tests/plugin/annotation_test.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QUndoStack>
#include <qgsannotationitemeditoperation.h>
#include <qgsapplication.h>
#include <qgscolorbutton.h>
#include <qgscurvepolygon.h>
#include <qgsfillsymbol.h>
#include <qgslayertree.h>
#include <qgslayertreegroup.h>
#include <qgslayertreelayer.h>
#include <qgsproject.h>
#include <qgsrendercontext.h>
#include <qgssymbollayer.h>
#include <qgstaskmanager.h>
#include <qgsvectorlayer.h>

#include <algorithm>

namespace xemap::plugin_tests {

namespace {

/// Moves an item as QGIS's tool for annotations does.
void moveBy(QgsAnnotationLayer &layer, const QString &id, double dx, double dy) {
  QgsAnnotationItemEditOperationTranslateItem move(id, dx, dy);
  QgsAnnotationItemEditContext context;
  context.setRenderContext(QgsRenderContext());
  ASSERT_EQ(layer.applyEditV2(&move, context), Qgis::AnnotationItemEditOperationResult::Success);
}

int numberOfRegions(const QgsAnnotationLayer &layer) {
  return static_cast<int>(layer.customProperty(QStringLiteral("xemap/annotations")).toList().size());
}

/// Of the outlines; the line below them is there to set them off.
QColor colourOf(const QgsAnnotationLayer &layer) {
  const auto items = layer.items();
  for (const QgsAnnotationItem *item : items)
    if (const auto *outline = dynamic_cast<const QgsAnnotationPolygonItem *>(item))
      return outline->symbol()->symbolLayers().last()->color();
  return {};
}

/// A layer of two squares of 100 m, of different expressions, and one of 10 m.
QgsVectorLayer *addRegionLayer() {
  auto layer = std::make_unique<QgsVectorLayer>(
      QStringLiteral("MultiPolygon?crs=EPSG:32633&field=expression:string&field=remark:string"),
      QStringLiteral("collected"), QStringLiteral("memory"));
  QgsFeatureList features;
  for (const auto &[x, side, expression, remark] :
       {std::tuple(500000.0, 100.0, "river", "wide"), std::tuple(500200.0, 100.0, "field", "[% 1 + 1 %]"),
        std::tuple(500400.0, 10.0, "river", "narrow")}) {
    QgsFeature feature(layer->fields());
    feature.setGeometry(QgsGeometry::fromRect(QgsRectangle(x, 4999700.0, x + side, 4999700.0 + side)));
    feature.setAttribute(0, QString::fromLatin1(expression));
    feature.setAttribute(1, QString::fromLatin1(remark));
    features << feature;
  }
  EXPECT_TRUE(layer->dataProvider()->addFeatures(features));
  QgsVectorLayer *added = layer.get();
  QgsProject::instance()->addMapLayer(layer.release());
  return added;
}

} // namespace

TEST_F(AnnotationTest, RegionsAreOutlinedAndLabelled) {
  const FoundResult result = askScene();
  annotate();
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Success) << messageText().toStdString();
  QgsAnnotationLayer *layer = annotations();
  ASSERT_NE(layer, nullptr);
  EXPECT_EQ(layer->name(), QStringLiteral("river"));
  EXPECT_EQ(layer->crs(), result.probability->crs());
  EXPECT_GE(items<QgsAnnotationPolygonItem>(*layer).size(), numberOfRegions(*layer));
  EXPECT_EQ(items<QgsAnnotationPointTextItem>(*layer).size(), numberOfRegions(*layer));
  EXPECT_TRUE(result.probability->extent().contains(layer->extent()));
  for (const QString &text : texts(*layer))
    EXPECT_TRUE(text.startsWith(QStringLiteral("river (")) && text.endsWith(QStringLiteral(" ha)")))
        << text.toStdString();
}

TEST_F(AnnotationTest, LabelsLieInTheirRegions) {
  askScene();
  annotate(QStringLiteral("%number%"));
  QgsAnnotationLayer *layer = annotations();
  ASSERT_NE(layer, nullptr);
  for (const QgsAnnotationPointTextItem *label : items<QgsAnnotationPointTextItem>(*layer)) {
    const QgsPointXY place = label->point();
    const QList<QgsAnnotationPolygonItem *> outlines = items<QgsAnnotationPolygonItem>(*layer);
    EXPECT_TRUE(std::any_of(outlines.begin(), outlines.end(), [&](const QgsAnnotationPolygonItem *outline) {
      return QgsGeometry(outline->geometry()->clone()).contains(&place);
    })) << label->text().toStdString();
  }
}

TEST_F(AnnotationTest, LayerLiesInTheGroupOfItsResultAndBelongsToIt) {
  const FoundResult result = askScene();
  annotate();
  QgsAnnotationLayer *layer = annotations();
  ASSERT_NE(layer, nullptr);
  const QList<QgsLayerTreeLayer *> siblings =
      QgsLayerTree::toGroup(QgsProject::instance()->layerTreeRoot()->children().first())->findLayers();
  ASSERT_EQ(siblings.size(), 3);
  EXPECT_EQ(siblings.at(0)->layer(), layer);
  EXPECT_EQ(layer->customProperty(QStringLiteral("xemap/run")),
            result.mask->customProperty(QStringLiteral("xemap/run")));
  EXPECT_EQ(layer->customProperty(QStringLiteral("xemap/model")).toString(), QStringLiteral("slow"));
  EXPECT_EQ(layer->metadata().history().size(), 2);
  ask(QStringLiteral("field"), Extent::WholeLayer);
  part<QWidget>("threshold")->findChild<QDoubleSpinBox *>()->setValue(0.7);
  host().setActiveLayer(layer);
  EXPECT_DOUBLE_EQ(part<QWidget>("threshold")->findChild<QDoubleSpinBox *>()->value(), 0.5);
  openDialog();
  EXPECT_TRUE(field<QLabel>("annotationSummary")->text().startsWith(QStringLiteral("river")));
  dialog()->reject();
}

TEST_F(AnnotationTest, SmoothOutlinesHoldAboutTheAreaOfTheMask) {
  const FoundResult result = askScene();
  double mask = 0.0;
  for (const std::optional<double> &value : pixelsOf(*result.probability).values)
    mask += value && static_cast<float>(*value) >= 0.5F ? 4.0 : 0.0;
  for (const bool smooth : {false, true}) {
    openDialog();
    field<QCheckBox>("annotationSmooth")->setChecked(smooth);
    field<QSpinBox>("annotationMost")->setValue(500);
    accept();
    EXPECT_NEAR(outlinedArea(*annotations()) / mask, 1.0, smooth ? 0.05 : 1e-9);
  }
}

TEST_F(AnnotationTest, NumbersStandForTheLinesOfALegend) {
  const FoundResult result = askScene();
  annotate(QStringLiteral("%area_m2% m²"), true);
  QgsAnnotationLayer *layer = annotations();
  ASSERT_NE(layer, nullptr);
  const int count = numberOfRegions(*layer);
  ASSERT_GT(count, 1);
  EXPECT_NE(textItem(*layer, QStringLiteral("1")), nullptr);
  EXPECT_NE(textItem(*layer, QString::number(count)), nullptr);
  const QStringList all = texts(*layer);
  const auto legend =
      std::find_if(all.begin(), all.end(), [](const QString &text) { return text.contains(QLatin1Char('\n')); });
  ASSERT_NE(legend, all.end());
  const QStringList lines = legend->split(QLatin1Char('\n'));
  ASSERT_EQ(lines.size(), 1 + count);
  EXPECT_EQ(lines.at(0), QStringLiteral("river"));
  EXPECT_TRUE(lines.at(1).trimmed().startsWith(QStringLiteral("1  "))) << lines.at(1).toStdString();
  // It must not make "Zoom to Layer" show half of the world.
  EXPECT_TRUE(result.probability->extent().contains(layer->extent()));
}

TEST_F(AnnotationTest, OfTooManyRegionsTheLargestAreTaken) {
  askScene();
  openDialog();
  field<QCheckBox>("annotationSmooth")->setChecked(false);
  field<QSpinBox>("annotationMost")->setValue(500);
  accept();
  std::vector<double> areas;
  for (const QgsAnnotationPolygonItem *item : items<QgsAnnotationPolygonItem>(*annotations()))
    areas.push_back(item->geometry()->area());
  std::sort(areas.rbegin(), areas.rend());
  openDialog();
  field<QSpinBox>("annotationMost")->setValue(2);
  accept();
  EXPECT_EQ(numberOfRegions(*annotations()), 2);
  EXPECT_TRUE(messageText().contains(QStringLiteral("2 largest"))) << messageText().toStdString();
  const QList<QgsAnnotationPolygonItem *> taken = items<QgsAnnotationPolygonItem>(*annotations());
  EXPECT_TRUE(std::any_of(taken.begin(), taken.end(), [&](const QgsAnnotationPolygonItem *item) {
    return item->geometry()->area() >= areas.front();
  }));
  openDialog();
  field<QSpinBox>("annotationMost")->setValue(500);
  field<QDoubleSpinBox>("annotationMinArea")->setValue(1e9);
  accept();
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Warning);
  EXPECT_EQ(numberOfRegions(*annotations()), 2) << "nothing is lost";
}

TEST_F(AnnotationTest, NothingIsAnnotatedWhereNothingReachesTheThreshold) {
  askScene();
  part<QWidget>("threshold")->findChild<QDoubleSpinBox *>()->setValue(1.0);
  annotate();
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Warning);
  EXPECT_TRUE(messageText().contains(QStringLiteral("1.00"))) << messageText().toStdString();
  EXPECT_TRUE(annotationLayers().isEmpty());
}

TEST_F(AnnotationTest, AnnotatingAgainIsOneStepToUndo) {
  askScene();
  annotate();
  QgsAnnotationLayer *layer = annotations();
  const QStringList before = texts(*layer);
  EXPECT_EQ(layer->undoStack()->count(), 0);
  part<QWidget>("threshold")->findChild<QDoubleSpinBox *>()->setValue(0.7);
  annotate(QStringLiteral("%number%"));
  ASSERT_EQ(annotations(), layer);
  const QStringList after = texts(*layer);
  EXPECT_NE(before, after);
  EXPECT_DOUBLE_EQ(layer->customProperty(QStringLiteral("xemap/threshold")).toDouble(), 0.7);
  ASSERT_EQ(layer->undoStack()->count(), 1);
  layer->undoStack()->undo();
  EXPECT_EQ(texts(*layer), before);
  EXPECT_DOUBLE_EQ(layer->customProperty(QStringLiteral("xemap/threshold")).toDouble(), 0.5);
  layer->undoStack()->redo();
  EXPECT_EQ(texts(*layer), after);
}

TEST_F(AnnotationTest, RestylingKeepsWhatWasDoneByHand) {
  askScene();
  annotate(QStringLiteral("no. %number%"));
  QgsAnnotationLayer *layer = annotations();
  QString moved;
  ASSERT_NE(textItem(*layer, QStringLiteral("no. 1"), &moved), nullptr);
  const QgsPointXY place = textItem(*layer, QStringLiteral("no. 1"))->point();
  moveBy(*layer, moved, 30.0, -20.0);
  textItem(*layer, QStringLiteral("no. 2"))->setText(QStringLiteral("by hand"));
  QString removed;
  ASSERT_NE(textItem(*layer, QStringLiteral("no. 3"), &removed), nullptr);
  layer->removeItem(removed);
  openDialog();
  field<QCheckBox>("annotationKeep")->click();
  field<QLineEdit>("annotationLabel")->setText(QStringLiteral("region %number%"));
  field<QgsColorButton>("annotationColour")->setColor(Qt::green);
  accept();
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Success) << messageText().toStdString();
  EXPECT_EQ(textItem(*layer, QStringLiteral("region 1"))->point(), place + QgsVector(30.0, -20.0));
  EXPECT_NE(textItem(*layer, QStringLiteral("by hand")), nullptr);
  EXPECT_EQ(textItem(*layer, QStringLiteral("region 3")), nullptr);
  EXPECT_EQ(colourOf(*layer), QColor(Qt::green));
  EXPECT_EQ(textItem(*layer, QStringLiteral("region 1"))->format().color(), QColor(Qt::green));
  layer->undoStack()->undo();
  EXPECT_EQ(textItem(*layer, QStringLiteral("no. 1"))->point(), place + QgsVector(30.0, -20.0));
  EXPECT_NE(colourOf(*layer), QColor(Qt::green));
}

TEST_F(AnnotationTest, LegendComesGoesAndStaysWhereItWasMoved) {
  askScene();
  annotate(QStringLiteral("%area_ha% ha"), true);
  QgsAnnotationLayer *layer = annotations();
  const auto legend = [&]() -> std::pair<QString, QgsPointXY> {
    const QMap<QString, QgsAnnotationItem *> all = layer->items();
    for (auto item = all.begin(); item != all.end(); ++item)
      if (const auto *text = dynamic_cast<QgsAnnotationPointTextItem *>(item.value());
          text != nullptr && text->text().startsWith(QStringLiteral("river")))
        return {item.key(), text->point()};
    return {};
  };
  const auto restyle = [&](bool numbered) {
    openDialog();
    field<QCheckBox>("annotationKeep")->setChecked(true);
    field<QCheckBox>("annotationNumbered")->setChecked(numbered);
    accept();
  };
  const auto [id, place] = legend();
  ASSERT_FALSE(id.isEmpty());
  moveBy(*layer, id, 10.0, 10.0);
  restyle(true);
  EXPECT_EQ(legend().second, place + QgsVector(10.0, 10.0));
  restyle(false);
  EXPECT_TRUE(legend().first.isEmpty());
  restyle(true);
  EXPECT_FALSE(legend().first.isEmpty());
}

TEST_F(AnnotationTest, LegendsOfSeveralResultsLieApart) {
  showScene();
  QList<QgsRectangle> boxes;
  for (const QString &expression : {QStringLiteral("river"), QStringLiteral("field"), QStringLiteral("road")}) {
    ask(expression, Extent::WholeLayer);
    annotate(QStringLiteral("%area_ha% ha"), true);
  }
  QgsRenderContext context = QgsRenderContext::fromMapSettings(host().mapCanvas()->mapSettings());
  for (QgsAnnotationLayer *layer : annotationLayers()) {
    const QString id =
        layer->customProperty(QStringLiteral("xemap/annotation_legend")).toMap().value(QStringLiteral("id")).toString();
    ASSERT_NE(layer->item(id), nullptr);
    for (const QgsRectangle &other : boxes)
      EXPECT_FALSE(other.intersects(layer->item(id)->boundingBox(context)));
    boxes << layer->item(id)->boundingBox(context);
  }
}

TEST_F(AnnotationTest, LayersOwnActionRestylesWithoutTheResult) {
  const FoundResult result = askScene();
  annotate();
  QgsAnnotationLayer *layer = annotations();
  QgsProject::instance()->removeMapLayers({result.mask->id(), result.probability->id()});
  host().setActiveLayer(layer);
  EXPECT_FALSE(part<QAbstractButton>("annotateMap")->isEnabled());
  auto *action = host().mainWindow()->findChild<QAction *>(QStringLiteral("xemapRestyleAnnotations"));
  ASSERT_NE(action, nullptr);
  EXPECT_TRUE(host().layerActions().contains(action));
  action->trigger();
  ASSERT_NE(dialog(), nullptr);
  EXPECT_EQ(field<QLineEdit>("annotationLabel")->text(), QStringLiteral("%expression% (%area_ha% ha)"));
  field<QLineEdit>("annotationLabel")->setText(QStringLiteral("%number%"));
  accept();
  EXPECT_NE(textItem(*layer, QStringLiteral("1")), nullptr);
}

TEST_F(AnnotationTest, SavedProjectHoldsAnnotationsThatCanBeRestyled) {
  askScene();
  annotate(QStringLiteral("no. %number%"), true);
  QgsAnnotationLayer *layer = annotations();
  QString id;
  ASSERT_NE(textItem(*layer, QStringLiteral("2"), &id), nullptr);
  moveBy(*layer, id, 12.0, 8.0);
  const QgsPointXY place = textItem(*layer, QStringLiteral("2"))->point();
  const QStringList before = texts(*layer);
  const double area = outlinedArea(*layer);
  const QString file = path(QStringLiteral("annotated.qgz"));
  ASSERT_TRUE(QgsProject::instance()->write(file));
  QgsProject::instance()->clear();
  ASSERT_TRUE(QgsProject::instance()->read(file));
  layer = annotations();
  ASSERT_NE(layer, nullptr);
  EXPECT_EQ(texts(*layer), before);
  EXPECT_NEAR(outlinedArea(*layer), area, 1e-6 * area);
  host().setActiveLayer(layer);
  EXPECT_FALSE(QgsProject::instance()->isDirty());
  openDialog();
  EXPECT_TRUE(field<QCheckBox>("annotationNumbered")->isChecked());
  field<QCheckBox>("annotationKeep")->click();
  field<QCheckBox>("annotationNumbered")->setChecked(false);
  accept();
  ASSERT_NE(textItem(*layer, QStringLiteral("no. 2")), nullptr);
  EXPECT_EQ(textItem(*layer, QStringLiteral("no. 2"))->point(), place);
  EXPECT_TRUE(QgsProject::instance()->isDirty());
}

TEST_F(AnnotationTest, ImageWithoutACrsIsAnnotatedInPixels) {
  Scene scene;
  scene.crs.clear();
  showScene(scene);
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  openDialog();
  EXPECT_EQ(field<QLineEdit>("annotationLabel")->text(), QStringLiteral("%expression% (%area_px% px)"));
  accept();
  QgsAnnotationLayer *layer = annotations();
  ASSERT_NE(layer, nullptr) << messageText().toStdString();
  EXPECT_FALSE(layer->crs().isValid());
  EXPECT_TRUE(result.probability->extent().contains(layer->extent()));
  EXPECT_TRUE(texts(*layer).first().endsWith(QStringLiteral(" px)"))) << texts(*layer).first().toStdString();
}

TEST_F(AnnotationTest, SelectedFeaturesOfALayerAreAnnotated) {
  showScene();
  QgsVectorLayer *regions = addRegionLayer();
  EXPECT_FALSE(part<QAbstractButton>("annotateMap")->isEnabled());
  host().setActiveLayer(regions);
  EXPECT_TRUE(part<QAbstractButton>("annotateMap")->isEnabled());
  regions->selectByExpression(QStringLiteral("expression = 'river'"));
  annotate(QStringLiteral("%number%: %remark% %expression%, %area_ha% ha"));
  QgsAnnotationLayer *layer = annotations();
  ASSERT_NE(layer, nullptr) << messageText().toStdString();
  EXPECT_EQ(layer->name(), QStringLiteral("river"));
  // The squares are 0.04 % larger on the ground.
  EXPECT_EQ(texts(*layer),
            QStringList({QStringLiteral("1: wide river, 1.00 ha"), QStringLiteral("2: narrow river, 0.0100 ha")}));
  // Without a selection, all of it in place of that.
  regions->removeSelection();
  annotate(QStringLiteral("%remark%"));
  layer = annotations();
  ASSERT_NE(layer, nullptr);
  EXPECT_EQ(numberOfRegions(*layer), 3);
  EXPECT_TRUE(texts(*layer).contains(QStringLiteral("[ % 1 + 1 %]"))) << "what QGIS would work out";
}

TEST_F(AnnotationTest, EachResultHasItsLayerAndItsColour) {
  askScene();
  annotate();
  ask(QStringLiteral("field"), Extent::WholeLayer);
  annotate();
  QList<QColor> colours;
  for (const QgsAnnotationLayer *layer : annotationLayers())
    colours << colourOf(*layer);
  ASSERT_EQ(colours.size(), 2);
  EXPECT_NE(colours.at(0), colours.at(1));
  QgsProject::instance()->removeMapLayer(annotationLayers().first());
  EXPECT_EQ(annotationLayers().size(), 1);
}

TEST_F(AnnotationTest, CancelKeepsWhatThereWas) {
  const FoundResult result = askScene();
  annotate();
  const QStringList before = texts(*annotations());
  host().messageBar()->clearWidgets();
  replaceByNoise(result.probability->source(), 1500);
  openDialog();
  dialog()->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
  ASSERT_TRUE(waitUntil([] {
    const QList<QgsTask *> tasks = QgsApplication::taskManager()->tasks();
    return std::any_of(tasks.begin(), tasks.end(), [](const QgsTask *task) { return task->progress() > 5.0; });
  }));
  QgsApplication::taskManager()->cancelAll();
  ASSERT_TRUE(tasksEnd());
  EXPECT_EQ(texts(*annotations()), before);
  EXPECT_EQ(messageText().toStdString(), "");
}

TEST_F(AnnotationTest, RemovedLayersAreTold) {
  const FoundResult result = askScene();
  replaceByNoise(result.probability->source(), 1500);
  openDialog();
  dialog()->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
  QgsProject::instance()->removeMapLayer(result.probability->id());
  ASSERT_TRUE(tasksEnd());
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Critical);
  EXPECT_TRUE(messageText().contains(QStringLiteral("removed"))) << messageText().toStdString();
  EXPECT_TRUE(annotationLayers().isEmpty());
  // The result goes while the dialog asks.
  openDialog();
  QgsProject::instance()->removeMapLayer(result.mask->id());
  host().messageBar()->clearWidgets();
  accept();
  EXPECT_EQ(host().messageBar()->items().size(), 1);
  EXPECT_TRUE(messageText().contains(QStringLiteral("removed"))) << messageText().toStdString();
}

TEST_F(AnnotationTest, AnnotationsRemovedWhileTheDialogAsksAreMadeAnew) {
  askScene();
  annotate();
  openDialog();
  QgsProject::instance()->removeMapLayer(annotations());
  accept();
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Success) << messageText().toStdString();
  EXPECT_EQ(annotationLayers().size(), 1);
  openDialog();
  field<QCheckBox>("annotationKeep")->click();
  QgsProject::instance()->removeMapLayer(annotations());
  accept();
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Critical);
}

TEST_F(AnnotationTest, ClosedProjectAndUnloadedPluginEndTheWork) {
  for (const bool unloads : {false, true}) {
    const FoundResult result = askScene();
    replaceByNoise(result.probability->source(), 1500);
    openDialog();
    dialog()->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    if (unloads)
      unload();
    else
      QgsProject::instance()->clear();
    ASSERT_TRUE(tasksEnd());
    EXPECT_TRUE(annotationLayers().isEmpty());
  }
  EXPECT_EQ(host().heldPartCount(), 0);
  reload();
}

} // namespace xemap::plugin_tests
