// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/plugin/plugin_test.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <gdal_priv.h>
#include <qgscolorrampshader.h>
#include <qgslayertree.h>
#include <qgsmapcanvas.h>
#include <qgsmaplayercombobox.h>
#include <qgspalettedrasterrenderer.h>
#include <qgsproject.h>
#include <qgsrastershader.h>
#include <qgssinglebandpseudocolorrenderer.h>

#include <cmath>

namespace xemap::plugin_tests {

namespace {

/// The list of questions in the dock.
class QuestionTest : public PluginTest {
protected:
  QTreeWidget *list() const { return part<QTreeWidget>("questions"); }
  QStringList column(int column) const {
    QStringList texts;
    for (int row = 0; row < list()->topLevelItemCount(); ++row)
      texts << list()->topLevelItem(row)->text(column);
    return texts;
  }
  QStringList names() const { return column(0); }
  void chooseRows(const QList<int> &rows) {
    list()->clearSelection();
    for (const int row : rows)
      list()->topLevelItem(row)->setSelected(true);
  }
  void click(const char *button) { part<QToolButton>(button)->click(); }
  void trigger(const char *action) {
    QAction *found = part<QAction>(action);
    ASSERT_NE(found, nullptr);
    ASSERT_TRUE(found->isEnabled()) << action;
    found->trigger();
  }
  void add(const QString &expression) {
    part<QLineEdit>("expression")->setText(expression);
    click("addQuestion");
  }
  bool waitFor(const std::function<bool()> &done) { return waitUntil(done); }
  static QgsRasterLayer *layerNamed(const QString &name) {
    const QList<QgsMapLayer *> found = QgsProject::instance()->mapLayersByName(name);
    return found.isEmpty() ? nullptr : qobject_cast<QgsRasterLayer *>(found.first());
  }
};

} // namespace

TEST_F(QuestionTest, WhatIsAskedIsInTheListAndBecomesOneEntryHoweverOften) {
  showScene();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  EXPECT_EQ(names(), QStringList(QStringLiteral("river")));
  EXPECT_TRUE(column(1).first().contains(QStringLiteral("present"))) << column(1).first().toStdString();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  EXPECT_EQ(names().size(), 1);
  ask(QStringLiteral("lake"), Extent::WholeLayer);
  EXPECT_EQ(names(), QStringList({QStringLiteral("river"), QStringLiteral("lake")}));
}

TEST_F(QuestionTest, SeveralAreAskedInOnePass) {
  showScene();
  choose(Extent::WholeLayer);
  add(QStringLiteral("river"));
  add(QStringLiteral("inverted river"));
  EXPECT_EQ(column(1), QStringList({QStringLiteral("not asked"), QStringLiteral("not asked")}));
  list()->clearSelection();
  click("askQuestions");
  ASSERT_TRUE(waitForEnd());
  EXPECT_EQ(errorText(), QString());
  ASSERT_EQ(results().size(), 2U);
  EXPECT_EQ(resultFiles().size(), 2);
  const Pixels one = pixelsOf(*layerNamed(QStringLiteral("probability: river")));
  const Pixels other = pixelsOf(*layerNamed(QStringLiteral("probability: inverted river")));
  for (std::size_t i = 0; i < one.values.size(); i += 97) {
    ASSERT_EQ(one.values[i].has_value(), other.values[i].has_value());
    if (one.values[i]) {
      EXPECT_NEAR(*one.values[i] + *other.values[i], 1.0, 1e-6);
    }
  }
}

TEST_F(QuestionTest, ResultsTellThemselvesApartByColour) {
  showScene();
  for (const char *expression : {"river", "lake", "forest"})
    ask(QString::fromUtf8(expression), Extent::WholeLayer);
  const auto colourOf = [](const char *expression) {
    return layerNamed(QStringLiteral("mask: %1").arg(QString::fromUtf8(expression)))
        ->customProperty(QStringLiteral("xemap/colour"))
        .toString();
  };
  EXPECT_EQ(colourOf("river"), QStringLiteral("#0072b2"));
  EXPECT_NE(colourOf("lake"), colourOf("river"));
  EXPECT_EQ(colourOf("forest"), QStringLiteral("#009e73"));
  EXPECT_EQ(list()->topLevelItem(0)->icon(0).pixmap(12, 12).toImage().pixelColor(5, 5), QColor(colourOf("river")));
}

TEST_F(QuestionTest, WhatWasChangedOfAMaskByHandSurvivesTheThreshold) {
  showScene();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  QgsRasterLayer *mask = layerNamed(QStringLiteral("mask: river"));
  const auto rampOf = [&] {
    auto *renderer = dynamic_cast<QgsSingleBandPseudoColorRenderer *>(mask->renderer());
    return renderer != nullptr ? dynamic_cast<QgsColorRampShader *>(renderer->shader()->rasterShaderFunction())
                               : nullptr;
  };
  ASSERT_NE(rampOf(), nullptr);
  QList<QgsColorRampShader::ColorRampItem> items = rampOf()->colorRampItemList();
  items.last().color = QColor(1, 2, 3, 77);
  rampOf()->setColorRampItemList(items);
  mask->setOpacity(0.4);
  mask->setBlendMode(QPainter::CompositionMode_Multiply);
  part<QWidget>("threshold")->findChild<QSlider *>()->setValue(80);
  ASSERT_TRUE(waitFor([&] { return std::abs(rampOf()->colorRampItemList().first().value - 0.8) < 1e-3; }));
  EXPECT_EQ(rampOf()->colorRampItemList().last().color, QColor(1, 2, 3, 77));
  EXPECT_NEAR(mask->opacity(), 0.4, 1e-9);
  EXPECT_EQ(mask->blendMode(), QPainter::CompositionMode_Multiply);
  mask->setRenderer(new QgsPalettedRasterRenderer(mask->dataProvider(), 1, QgsPalettedRasterRenderer::ClassData()));
  part<QWidget>("threshold")->findChild<QSlider *>()->setValue(30);
  ASSERT_TRUE(waitFor([&] { return mask->customProperty(QStringLiteral("xemap/threshold")).toDouble() < 0.31; }));
  EXPECT_NE(dynamic_cast<QgsPalettedRasterRenderer *>(mask->renderer()), nullptr) << "a style of the analyst's own";
}

TEST_F(QuestionTest, WhereNothingIsFoundTheLikeliestPlaceCanBeSeen) {
  showScene();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  const Pixels pixels = pixelsOf(*layerNamed(QStringLiteral("probability: river")));
  double most = 0.0;
  QgsPointXY where;
  for (int row = 0; row < pixels.height; ++row)
    for (int column = 0; column < pixels.width; ++column)
      if (pixels.at(column, row).value_or(0.0) > most) {
        most = *pixels.at(column, row);
        where = pixels.centreOf(column, row);
      }
  part<QWidget>("threshold")->findChild<QSlider *>()->setValue(100);
  auto *note = part<QLabel>("thresholdNote");
  ASSERT_TRUE(waitFor([&] { return !note->isHidden(); }));
  EXPECT_TRUE(note->text().contains(QLocale().toString(most, 'f', 2))) << note->text().toStdString();
  Q_EMIT note->linkActivated(QStringLiteral("likeliest"));
  EXPECT_NEAR(host().mapCanvas()->center().x(), where.x(), 1e-6);
  EXPECT_NEAR(host().mapCanvas()->center().y(), where.y(), 1e-6);
}

TEST_F(QuestionTest, DeletingAsksWhatOfLayersAndFilesGoes) {
  showScene();
  choose(Extent::WholeLayer);
  add(QStringLiteral("never asked"));
  for (const char *expression : {"river", "lake", "forest"})
    ask(QString::fromUtf8(expression), Extent::WholeLayer);
  const auto box = [this] { return host().mainWindow()->findChild<QMessageBox *>(QStringLiteral("xemapRemoval")); };
  chooseRows({0});
  trigger("removeQuestions");
  EXPECT_EQ(names().size(), 3) << "there is nothing to ask";
  EXPECT_EQ(box(), nullptr);
  const auto removeFirst = [&](const char *choice) {
    chooseRows({0});
    trigger("removeQuestions");
    ASSERT_NE(box(), nullptr);
    box()->findChild<QPushButton *>(QString::fromLatin1(choice))->click();
    ASSERT_TRUE(waitFor([&] { return box() == nullptr; }));
  };
  removeFirst("removeQuestionsAlone");
  EXPECT_EQ(names().size(), 2);
  EXPECT_NE(layerNamed(QStringLiteral("mask: river")), nullptr);
  removeFirst("removeLayers");
  EXPECT_EQ(layerNamed(QStringLiteral("mask: lake")), nullptr);
  EXPECT_EQ(layerNamed(QStringLiteral("probability: lake")), nullptr);
  EXPECT_EQ(QgsProject::instance()->layerTreeRoot()->findGroup(QStringLiteral("lake")), nullptr);
  EXPECT_EQ(resultFiles().size(), 3);
  removeFirst("removeFiles");
  EXPECT_TRUE(names().isEmpty());
  EXPECT_EQ(resultFiles().size(), 2) << resultFiles().join(QLatin1Char(' ')).toStdString();
  EXPECT_EQ(results().size(), 1U);
}

TEST_F(QuestionTest, AResolutionIsThatOfItsLayer) {
  showScene();
  auto *resolution = part<QDoubleSpinBox>("resolution");
  auto *layers = dock()->findChild<QgsMapLayerComboBox *>(QStringLiteral("xemapLayer"));
  QgsMapLayer *first = layers->currentLayer();
  QgsMapLayer *second = first->clone();
  QgsProject::instance()->addMapLayer(second);
  layers->setLayer(first);
  const double native = resolution->value();
  resolution->setValue(20.0);
  layers->setLayer(second);
  EXPECT_DOUBLE_EQ(resolution->value(), native);
  resolution->setValue(30.0);
  layers->setLayer(first);
  EXPECT_DOUBLE_EQ(resolution->value(), 20.0);
  layers->setLayer(second);
  EXPECT_DOUBLE_EQ(resolution->value(), 30.0);
}

TEST_F(QuestionTest, ANewProjectClearsTheDock) {
  showScene();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  part<QDoubleSpinBox>("resolution")->setValue(20.0);
  QgsProject::instance()->clear();
  EXPECT_EQ(part<QLineEdit>("expression")->text(), QString());
  EXPECT_TRUE(part<QWidget>("resultNumbers")->isHidden() || !part<QWidget>("resultNumbers")->isVisible());
  EXPECT_TRUE(names().isEmpty());
  showScene();
  EXPECT_NE(part<QDoubleSpinBox>("resolution")->value(), 20.0);
}

TEST_F(QuestionTest, ResultsAreShownAloneOneAtATimeOrAll) {
  showScene();
  for (const char *expression : {"river", "lake"})
    ask(QString::fromUtf8(expression), Extent::WholeLayer);
  const auto isOnMap = [](const char *name) {
    return QgsProject::instance()->layerTreeRoot()->findLayer(layerNamed(QString::fromUtf8(name)))->isVisible();
  };
  const auto both = [&] { return std::pair(isOnMap("mask: river"), isOnMap("mask: lake")); };
  EXPECT_EQ(both(), std::pair(true, true));
  chooseRows({0});
  trigger("soloQuestion");
  EXPECT_EQ(both(), std::pair(true, false));
  trigger("soloQuestion");
  EXPECT_EQ(both(), std::pair(true, true)) << "again: all";
  trigger("oneAtATime");
  EXPECT_EQ(both(), std::pair(true, false));
  chooseRows({1});
  EXPECT_EQ(both(), std::pair(false, true));
  trigger("oneAtATime");
  EXPECT_EQ(both(), std::pair(true, true));
  // What the analyst hid of a result stays hidden, and so does the layer that was asked about as it was.
  QgsProject::instance()
      ->layerTreeRoot()
      ->findLayer(layerNamed(QStringLiteral("probability: river")))
      ->setItemVisibilityChecked(false);
  chooseRows({1});
  trigger("soloQuestion");
  trigger("showAllQuestions");
  EXPECT_FALSE(isOnMap("probability: river"));
  EXPECT_TRUE(isOnMap("mask: river"));
}

TEST_F(QuestionTest, OneThatFailsSaysWhyAndTheOthersOfAnotherPassGoOn) {
  showScene();
  choose(Extent::WholeLayer);
  add(QStringLiteral("fail"));
  zoomTo(QgsRectangle(500100, 4999700, 500250, 4999800));
  choose(Extent::Visible);
  add(QStringLiteral("river"));
  list()->clearSelection();
  click("askQuestions");
  ASSERT_TRUE(waitForEnd());
  EXPECT_TRUE(errorText().isEmpty() || errorText().contains(QStringLiteral("the test asked for a failure")));
  EXPECT_EQ(column(1).first(), QStringLiteral("failed"));
  EXPECT_TRUE(list()->topLevelItem(0)->toolTip(0).contains(QStringLiteral("the test asked for a failure")));
  EXPECT_TRUE(column(1).last().contains(QStringLiteral("present")));
}

TEST_F(QuestionTest, ComesBackWithTheProject) {
  showScene();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  add(QStringLiteral("lake"));
  const QString file = path(QStringLiteral("questions.qgz"));
  ASSERT_TRUE(QgsProject::instance()->write(file));
  QgsProject::instance()->clear();
  EXPECT_EQ(names(), QStringList());
  ASSERT_TRUE(QgsProject::instance()->read(file));
  EXPECT_EQ(names(), QStringList({QStringLiteral("river"), QStringLiteral("lake")}));
  // Turning to one lets threshold and regions be about its result again.
  chooseRows({0});
  EXPECT_TRUE(part<QAbstractButton>("saveRegions")->isEnabled());
  // What had no answer can be asked.
  chooseRows({1});
  click("askQuestions");
  ASSERT_TRUE(waitForEnd());
  EXPECT_EQ(errorText(), QString());
  EXPECT_TRUE(column(1).last().contains(QStringLiteral("present"))) << column(1).last().toStdString();
}

TEST_F(QuestionTest, CombinesAnswersAndMakesAClassMap) {
  showScene();
  choose(Extent::WholeLayer);
  add(QStringLiteral("river"));
  add(QStringLiteral("inverted river"));
  list()->clearSelection();
  click("askQuestions");
  ASSERT_TRUE(waitForEnd());
  ASSERT_EQ(results().size(), 2U);
  const Pixels river = pixelsOf(*layerNamed(QStringLiteral("probability: river")));
  chooseRows({0, 1});
  trigger("combineAll");
  ASSERT_TRUE(waitFor([this] { return results().size() == 3; }));
  QgsRasterLayer *combined = nullptr;
  for (const FoundResult &result : results())
    if (result.probability->customProperty(QStringLiteral("xemap/expression"))
            .toString()
            .contains(QStringLiteral("and")))
      combined = result.probability;
  ASSERT_NE(combined, nullptr);
  const Pixels both = pixelsOf(*combined);
  for (std::size_t i = 0; i < river.values.size(); i += 97)
    if (river.values[i]) {
      EXPECT_NEAR(*both.values[i], std::min(*river.values[i], 1.0 - *river.values[i]), 1e-6);
    }
  chooseRows({0, 1});
  trigger("classMap");
  ASSERT_TRUE(waitFor([] { return layerNamed(QStringLiteral("classes")) != nullptr; }));
  QgsRasterLayer *classes = layerNamed(QStringLiteral("classes"));
  const auto *renderer = dynamic_cast<const QgsPalettedRasterRenderer *>(classes->renderer());
  ASSERT_NE(renderer, nullptr);
  ASSERT_EQ(renderer->classes().size(), 3);
  const QColor own(
      layerNamed(QStringLiteral("mask: river"))->customProperty(QStringLiteral("xemap/colour")).toString());
  EXPECT_EQ(renderer->classes().at(1).color.rgb(), own.rgb()) << "as the river's own answer";
  EXPECT_NE(renderer->classes().at(1).color.rgb(), renderer->classes().at(2).color.rgb());
  const Pixels found = pixelsOf(*classes);
  for (std::size_t i = 0; i < river.values.size(); i += 97)
    if (river.values[i] && std::abs(*river.values[i] - 0.5) > 0.01) {
      EXPECT_EQ(found.values[i].value_or(-1), *river.values[i] > 0.5 ? 1 : 2);
    }
}

TEST_F(QuestionTest, WhatWasRemovedCannotBeCombined) {
  showScene();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  QgsProject::instance()->removeMapLayers({results().front().probability->id(), results().front().mask->id()});
  chooseRows({0});
  trigger("combineNot");
  EXPECT_TRUE(errorText().contains(QStringLiteral("ask it again"))) << errorText().toStdString();
}

TEST_F(QuestionTest, SwipingShowsOneAnswerOnEachSideAndEndsWithItsLayers) {
  showScene();
  choose(Extent::WholeLayer);
  ask(QStringLiteral("river"), Extent::WholeLayer);
  ask(QStringLiteral("inverted river"), Extent::WholeLayer);
  chooseRows({0, 1});
  trigger("compareQuestions");
  QWidget *map = host().mapCanvas()->viewport();
  auto *curtain = map->findChild<QWidget *>(QStringLiteral("xemapSwipe"));
  auto *line = map->findChild<QWidget *>(QStringLiteral("xemapSwipeLine"));
  ASSERT_TRUE(curtain != nullptr && line != nullptr);
  EXPECT_EQ(curtain->size(), map->size());
  const int before = line->x();
  QTest::mousePress(line, Qt::LeftButton, {}, line->rect().center());
  QTest::mouseMove(line, line->rect().center() + QPoint(40, 0));
  QTest::mouseRelease(line, Qt::LeftButton);
  QTest::keyClick(line, Qt::Key_Left);
  EXPECT_NE(line->x(), before);
  QgsProject::instance()->removeMapLayer(results().front().mask);
  EXPECT_TRUE(waitFor([map] { return map->findChild<QWidget *>(QStringLiteral("xemapSwipe")) == nullptr; }));
  EXPECT_TRUE(waitFor([map] { return map->findChild<QWidget *>(QStringLiteral("xemapSwipeLine")) == nullptr; }));
}

TEST_F(QuestionTest, CancelLeavesThemUnasked) {
  showScene();
  choose(Extent::WholeLayer);
  add(QStringLiteral("slow river"));
  click("askQuestions");
  ASSERT_TRUE(waitFor([this] { return isRunning(); }));
  EXPECT_EQ(column(1).first(), QStringLiteral("asked…"));
  part<QAbstractButton>("cancel")->click();
  ASSERT_TRUE(waitForEnd());
  EXPECT_EQ(column(1).first(), QStringLiteral("not asked"));
  EXPECT_EQ(resultFiles(), QStringList());
}

} // namespace xemap::plugin_tests
