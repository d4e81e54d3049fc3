// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/region_dialog.h"

#include "ui_test.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>

namespace xemap::ui {

namespace {

class RegionDialogTest : public testing::Test {
protected:
  RegionDialogTest() {
    auto *crs = new QComboBox;
    crs->setObjectName("crsChooser");
    crs->setAccessibleName("CRS");
    crs->addItem("EPSG:32633 - WGS 84 / UTM zone 33N");
    mDialog.setCrsWidget(crs);
    auto *layer = new QComboBox;
    layer->setObjectName("layerChooser");
    layer->setAccessibleName("Layer");
    mDialog.setLayerWidget(layer, true);
    RegionForm form;
    form.path = "/data/river.gpkg";
    mDialog.setForm(form);
  }

  void choose(RegionTarget target) { part<QComboBox>(mDialog, "regionTarget")->setCurrentIndex(int(target)); }
  QPushButton *saveButton() { return part<QDialogButtonBox>(mDialog)->button(QDialogButtonBox::Save); }

  RegionDialog mDialog;
  QLineEdit *mFile = part<QLineEdit>(mDialog, "regionFile");
  QSignalSpy mAccepted{&mDialog, &QDialog::accepted};
};

} // namespace

TEST_F(RegionDialogTest, GivesBackTheForm) {
  RegionForm form;
  form.target = RegionTarget::FlatGeobuf;
  form.path = "/data/fields.fgb";
  form.features = RegionFeatures::PerPiece;
  form.minAreaM2 = 120.5;
  form.fillHolesM2 = 30.0;
  form.simplifyMetres = 2.5;
  form.smooth = true;
  mDialog.setForm(form);
  const RegionForm found = mDialog.form();
  EXPECT_EQ(found.target, form.target);
  EXPECT_EQ(found.path, form.path);
  EXPECT_EQ(found.features, form.features);
  EXPECT_DOUBLE_EQ(found.minAreaM2, form.minAreaM2);
  EXPECT_DOUBLE_EQ(found.fillHolesM2, form.fillHolesM2);
  EXPECT_DOUBLE_EQ(found.simplifyMetres, form.simplifyMetres);
  EXPECT_TRUE(found.smooth);
}

TEST_F(RegionDialogTest, TypingReplacesTheNameAlone) {
  showActive(mDialog);
  EXPECT_EQ(mDialog.focusWidget(), mFile);
  QTest::keyClicks(mFile, "fields");
  EXPECT_EQ(mDialog.form().path, "/data/fields.gpkg");
  QTest::keyClick(mFile, Qt::Key_Return);
  EXPECT_EQ(mAccepted.size(), 1);
}

TEST_F(RegionDialogTest, SuffixFollowsTheTarget) {
  choose(RegionTarget::GeoJson);
  EXPECT_EQ(mDialog.form().path, "/data/river.geojson");
  choose(RegionTarget::Shapefile);
  EXPECT_EQ(mDialog.form().path, "/data/river.shp");
  mFile->setText("/data/v1.2/river");
  EXPECT_EQ(mDialog.form().path, "/data/v1.2/river.shp");
}

TEST_F(RegionDialogTest, LayersNeedNoFile) {
  mDialog.show();
  for (const auto &[target, file, crs, layer] : {std::tuple(RegionTarget::GeoPackage, true, true, false),
                                                 std::tuple(RegionTarget::TemporaryLayer, false, true, false),
                                                 std::tuple(RegionTarget::ExistingLayer, false, false, true)}) {
    choose(target);
    EXPECT_EQ(mFile->isVisible() && mFile->isEnabled(), file);
    EXPECT_EQ(part<QComboBox>(mDialog, "crsChooser")->isEnabled(), crs);
    EXPECT_EQ(part<QComboBox>(mDialog, "layerChooser")->isVisible(), layer);
  }
  mFile->clear();
  EXPECT_TRUE(saveButton()->isEnabled());
  choose(RegionTarget::GeoPackage);
  EXPECT_FALSE(saveButton()->isEnabled());
  EXPECT_FALSE(saveButton()->toolTip().isEmpty());
}

TEST_F(RegionDialogTest, OldFilesAreReplacedOnlyWhenThatIsWanted) {
  const QTemporaryDir folder;
  QFile old(folder.filePath("river.gpkg"));
  ASSERT_TRUE(old.open(QIODevice::WriteOnly));
  mFile->setText(old.fileName());
  mDialog.show();
  for (const auto answer : {QMessageBox::No, QMessageBox::Yes}) {
    QTimer::singleShot(50, &mDialog, [answer] {
      auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
      ASSERT_NE(question, nullptr);
      question->button(answer)->click();
    });
    saveButton()->click();
    EXPECT_EQ(mAccepted.size(), answer == QMessageBox::Yes ? 1 : 0);
  }
}

TEST_F(RegionDialogTest, EveryControlHasANameAToolTipAndItsLabel) {
  choose(RegionTarget::ExistingLayer);
  mDialog.show();
  for (QWidget *widget : mDialog.findChildren<QWidget *>()) {
    const bool inner = widget->objectName().startsWith("qt_") || qobject_cast<QComboBox *>(widget->parentWidget()) ||
                       qobject_cast<QAbstractSpinBox *>(widget->parentWidget());
    if (inner || widget->window() != &mDialog || !(widget->focusPolicy() & Qt::TabFocus))
      continue;
    const auto *button = qobject_cast<QAbstractButton *>(widget);
    EXPECT_TRUE(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()))
        << widget->objectName().toStdString();
    const bool hosts = widget->objectName().endsWith("Chooser");
    EXPECT_TRUE(hosts || button || !widget->toolTip().isEmpty()) << widget->objectName().toStdString();
  }
  for (const QLabel *label : mDialog.findChildren<QLabel *>()) {
    EXPECT_FALSE(label->text().contains('&'));
    EXPECT_TRUE(label->buddy() || label->objectName() == "regionSummary" || label->text().isEmpty())
        << label->text().toStdString();
  }
}

TEST_F(RegionDialogTest, TabGoesFromTopToBottom) {
  showActive(mDialog);
  part<QComboBox>(mDialog, "regionTarget")->setFocus();
  QStringList order;
  for (int i = 0; i < 12; ++i) {
    QWidget *focused = mDialog.focusWidget();
    ASSERT_NE(focused, nullptr);
    if (i > 0 && focused->objectName() == "regionTarget")
      break;
    if (!focused->objectName().isEmpty())
      order.append(focused->objectName());
    QTest::keyClick(focused, Qt::Key_Tab);
  }
  EXPECT_EQ(order, QStringList({"regionTarget", "regionFile", "browseRegionFile", "crsChooser", "regionFeatures",
                                "regionMinArea", "regionFillHoles", "regionSimplify", "regionSmooth"}));
}

} // namespace xemap::ui
