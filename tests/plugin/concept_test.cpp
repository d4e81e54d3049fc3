// SPDX-License-Identifier: GPL-2.0-or-later
// Concepts in the dock: saved, asked with, refused by another model and learned again.
#include "tests/plugin/plugin_test.h"
#include "xemap/teach/concept_file.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTreeWidget>
#include <qgsapplication.h>
#include <qgsproject.h>

#include <cmath>
#include <fstream>

namespace xemap::plugin_tests {

namespace {

class ConceptTest : public PluginTest {
protected:
  ConceptTest() : mModelPath(qgetenv("XEMAP_MODEL_PATH")) {
    for (const char *model : {"slow", "other"}) {
      QDir().mkpath(path(QStringLiteral("models/") + QLatin1String(model)));
      std::ofstream(path(QStringLiteral("models/%1/model.json").arg(QLatin1String(model))).toStdString()) << "{}";
    }
    qputenv("XEMAP_MODEL_PATH", path(QStringLiteral("models")).toUtf8());
  }
  ~ConceptTest() override { qputenv("XEMAP_MODEL_PATH", mModelPath); }

  void click(const char *button) { part<QAbstractButton>(button)->click(); }
  void chooseModel(const char *name) {
    auto *models = part<QComboBox>("model");
    models->setCurrentIndex(models->findText(QLatin1String(name)));
    ASSERT_EQ(models->currentText(), QLatin1String(name));
  }
  void chooseConcept(const char *name) {
    auto *concepts = part<QComboBox>("concepts");
    const int row = concepts->findText(QLatin1String(name));
    ASSERT_GT(row, 0);
    concepts->setCurrentIndex(row);
    Q_EMIT concepts->activated(row);
  }
  void point(const QgsPointXY &place, bool like) {
    auto *pointer = part<QAbstractButton>(like ? "likeThis" : "unlikeThis");
    if (!pointer->isChecked())
      pointer->click();
    drawOnMap(place, place);
  }
  /// Asks for a river with an example of each side.
  void teach() {
    showScene();
    chooseModel("slow");
    choose(Extent::WholeLayer);
    point({500300, 4999700}, true);
    point({500100, 4999700}, false);
    ASSERT_TRUE(run(QStringLiteral("river")));
    ASSERT_TRUE(waitForEnd());
    ASSERT_EQ(errorText(), QString());
  }
  void save(const QString &name, bool withPlaces) {
    ASSERT_TRUE(part<QAbstractButton>("saveConcept")->isEnabled());
    click("saveConcept");
    auto *dialog = host().mainWindow()->findChild<QDialog *>(QStringLiteral("conceptDialog"));
    ASSERT_NE(dialog, nullptr);
    auto *field = dialog->findChild<QLineEdit *>(QStringLiteral("conceptName"));
    EXPECT_EQ(field->text(), QStringLiteral("river"));
    field->setText(name);
    dialog->findChild<QLineEdit *>(QStringLiteral("conceptLicense"))->setText(QStringLiteral("CC0-1.0"));
    dialog->findChild<QLineEdit *>(QStringLiteral("conceptAuthor"))->setText(QStringLiteral("A. Analyst"));
    dialog->findChild<QCheckBox *>(QStringLiteral("conceptPlaces"))->setChecked(withPlaces);
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
  }
  static QString fileOf(const QString &name) {
    return QDir(QgsApplication::qgisSettingsDirPath()).filePath(QStringLiteral("xemap/concepts/%1.json").arg(name));
  }
  void forgetExamples() {
    for (const FoundResult &result : results())
      QgsProject::instance()->removeMapLayers({result.probability->id(), result.mask->id()});
    click("clearExamples");
  }

private:
  QByteArray mModelPath;
};

} // namespace

TEST_F(ConceptTest, IsSavedWithWhatIsTold) {
  showScene();
  EXPECT_FALSE(part<QAbstractButton>("saveConcept")->isEnabled()) << "nothing was taught yet";
  teach();
  save(QStringLiteral("our rivers / west"), true);
  const teach::Concept kept = teach::readConcept(fileOf(QStringLiteral("our rivers - west")).toStdString());
  EXPECT_EQ(kept.name, "our rivers / west");
  EXPECT_EQ(kept.words, "river");
  EXPECT_EQ(kept.license, "CC0-1.0");
  EXPECT_EQ(kept.author, "A. Analyst");
  EXPECT_EQ(kept.likeCount, 1);
  EXPECT_EQ(kept.unlikeCount, 1);
  EXPECT_EQ(kept.places.size(), 2U);
  EXPECT_GT(part<QComboBox>("concepts")->findText(QStringLiteral("our rivers - west")), 0);
  save(QStringLiteral("nowhere"), false);
  EXPECT_TRUE(teach::readConcept(fileOf(QStringLiteral("nowhere")).toStdString()).places.empty());
  EXPECT_EQ(part<QComboBox>("concepts")->count(), 3);
}

TEST_F(ConceptTest, IsAskedWithAloneAndByTheListAgain) {
  teach();
  save(QStringLiteral("our rivers"), true);
  forgetExamples();
  chooseConcept("our rivers");
  ASSERT_TRUE(run(QString()));
  ASSERT_TRUE(waitForEnd());
  ASSERT_EQ(errorText(), QString());
  ASSERT_EQ(results().size(), 1U);
  const Pixels pixels = pixelsOf(*results().front().probability);
  // What the engine of the tests makes of a concept whose mean is 0.
  const double mean = Scene::sampleAt(150, 100) / 255.0;
  EXPECT_NEAR(pixels.at(150, 100).value_or(-1.0), 1.0 - mean, 1e-3);
  auto *list = part<QTreeWidget>("questions");
  ASSERT_EQ(list->topLevelItemCount(), 2);
  EXPECT_EQ(list->topLevelItem(1)->text(0), QStringLiteral("our rivers"));
  part<QComboBox>("concepts")->setCurrentIndex(0);
  list->clearSelection();
  list->topLevelItem(1)->setSelected(true);
  part<QAction>("editQuestion")->trigger();
  EXPECT_EQ(part<QComboBox>("concepts")->currentText(), QStringLiteral("our rivers"));
}

TEST_F(ConceptTest, AnotherModelRefusesItAndLearnsItAgain) {
  teach();
  save(QStringLiteral("our rivers"), true);
  forgetExamples();
  chooseConcept("our rivers");
  chooseModel("other");
  EXPECT_TRUE(part<QWidget>("conceptOffer")->isHidden());
  ASSERT_TRUE(run(QString()));
  ASSERT_TRUE(waitForEnd());
  EXPECT_TRUE(errorText().contains(QStringLiteral("concept 'our rivers'"))) << errorText().toStdString();
  EXPECT_TRUE(errorText().contains(QStringLiteral("'slow'"))) << errorText().toStdString();
  ASSERT_FALSE(part<QWidget>("conceptOffer")->isHidden());
  click("learnAgain");
  ASSERT_TRUE(waitForEnd());
  EXPECT_EQ(errorText(), QString());
  EXPECT_TRUE(part<QWidget>("conceptOffer")->isHidden());
  EXPECT_EQ(part<QListWidget>("examples")->count(), 2);
  EXPECT_EQ(part<QComboBox>("concepts")->currentIndex(), 0);
  ASSERT_EQ(results().size(), 1U);
  EXPECT_EQ(results().front().probability->customProperty(QStringLiteral("xemap/expression")).toString(),
            QStringLiteral("river, like the examples"));
  save(QStringLiteral("our rivers"), true);
  EXPECT_EQ(teach::readConcept(fileOf(QStringLiteral("our rivers")).toStdString()).model.name, "other");
}

TEST_F(ConceptTest, WithoutPlacesNothingIsOffered) {
  teach();
  save(QStringLiteral("our rivers"), false);
  forgetExamples();
  chooseConcept("our rivers");
  chooseModel("other");
  ASSERT_TRUE(run(QString()));
  ASSERT_TRUE(waitForEnd());
  EXPECT_FALSE(errorText().isEmpty());
  EXPECT_TRUE(part<QWidget>("conceptOffer")->isHidden());
}

TEST_F(ConceptTest, AFileThatIsBrokenIsNamed) {
  teach();
  save(QStringLiteral("our rivers"), true);
  std::ofstream(fileOf(QStringLiteral("our rivers")).toStdString()) << "{}";
  forgetExamples();
  chooseConcept("our rivers");
  ASSERT_TRUE(run(QString()));
  ASSERT_TRUE(waitForEnd());
  EXPECT_TRUE(errorText().contains(QStringLiteral("our rivers.json"))) << errorText().toStdString();
}

} // namespace xemap::plugin_tests
