// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/settings_page.h"

#include "ui/widgets/message_line.h"
#include "ui_test.h"

#include <QApplication>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

namespace xemap::ui {

namespace {

class SettingsPageTest : public testing::Test {
protected:
  SettingsPage mPage{4, 8000};
  QRadioButton *mInFolder = part<QRadioButton>(mPage, "settingsInFolder");
  QRadioButton *mBesideProject = part<QRadioButton>(mPage, "settingsBesideProject");
  QLineEdit *mFolder = part<QLineEdit>(mPage, "settingsResultFolder");
  QCheckBox *mFixed = part<QCheckBox>(mPage, "settingsFixedThreshold");
  QListWidget *mModels = part<QListWidget>(mPage, "settingsModelFolders");
  MessageLine *mProblem = part<MessageLine>(mPage);
};

} // namespace

TEST_F(SettingsPageTest, GivesBackWhatItWasGiven) {
  SettingsForm form;
  form.threads = 3;
  form.maxMemoryMb = 2048;
  form.modelFolders = QStringList({"/a/models", "/b"});
  form.threshold = 0.35;
  form.resultFolder = "/results";
  mPage.setForm(form);
  EXPECT_TRUE(mPage.form() == form);
  EXPECT_TRUE(mPage.check());
  mPage.setForm({});
  EXPECT_TRUE(mPage.form() == SettingsForm());
}

TEST_F(SettingsPageTest, NothingSetReadsAsWhatItMeans) {
  EXPECT_TRUE(part<QSpinBox>(mPage, "settingsThreads")->text().contains('4'));
  EXPECT_EQ(part<QSpinBox>(mPage, "settingsMemory")->text(), "No limit");
  EXPECT_TRUE(part<QSpinBox>(mPage, "settingsMemory")->toolTip().contains("8"));
}

TEST_F(SettingsPageTest, OnlyOnePlaceIsChosen) {
  mInFolder->setChecked(true);
  EXPECT_FALSE(mBesideProject->isChecked());
  EXPECT_TRUE(mFolder->isEnabled());
  mBesideProject->setChecked(true);
  EXPECT_FALSE(mInFolder->isChecked());
  EXPECT_FALSE(mFolder->isEnabled());
  mFolder->setText("/kept for later");
  EXPECT_EQ(mPage.form().resultFolder, "");
}

TEST_F(SettingsPageTest, RefusesAFolderThatIsNone) {
  const QTemporaryDir folder;
  QFile file(folder.filePath("file"));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  mInFolder->setChecked(true);
  for (const QString &wrong : {QString(), QString("  "), QString("results"), file.fileName()}) {
    mFolder->setText(wrong);
    EXPECT_FALSE(mPage.check()) << wrong.toStdString();
    EXPECT_FALSE(mProblem->isHidden());
  }
  mFolder->setText(folder.filePath("new"));
  EXPECT_TRUE(mPage.check());
  EXPECT_TRUE(mProblem->isHidden());
  mFolder->setText("results");
  mBesideProject->setChecked(true);
  EXPECT_TRUE(mPage.check());
}

TEST_F(SettingsPageTest, ThresholdCountsOnlyWhereItIsFixed) {
  auto *threshold = part<QDoubleSpinBox>(mPage, "settingsThreshold");
  EXPECT_FALSE(threshold->isEnabled());
  threshold->setValue(0.7);
  EXPECT_EQ(mPage.form().threshold, std::nullopt);
  mFixed->setChecked(true);
  EXPECT_TRUE(threshold->isEnabled());
  EXPECT_EQ(mPage.form().threshold, 0.7);
}

TEST_F(SettingsPageTest, ModelFoldersAreTakenOffTheList) {
  SettingsForm form;
  form.modelFolders = QStringList({"/a", "/b"});
  mPage.setForm(form);
  auto *remove = part<QToolButton>(mPage, "settingsRemoveModelFolder");
  EXPECT_FALSE(remove->isEnabled());
  mModels->setCurrentRow(0);
  ASSERT_TRUE(remove->isEnabled());
  remove->click();
  EXPECT_EQ(mPage.form().modelFolders, QStringList({"/b"}));
}

TEST_F(SettingsPageTest, KeysReachEveryControl) {
  SettingsForm form;
  form.modelFolders = QStringList({"/a"});
  form.threshold = 0.5;
  form.resultFolder = "/results";
  mPage.setForm(form);
  mModels->setCurrentRow(0);
  showActive(mPage);
  part<QSpinBox>(mPage, "settingsThreads")->setFocus();
  QStringList order;
  for (int i = 0; i < 30; ++i) {
    QWidget *focused = mPage.focusWidget();
    ASSERT_NE(focused, nullptr);
    if (i > 0 && focused->objectName() == "settingsThreads")
      break;
    order.append(focused->objectName());
    QTest::keyClick(focused, Qt::Key_Tab);
  }
  EXPECT_EQ(order, QStringList({"settingsThreads", "settingsMemory", "settingsModelFolders", "settingsAddModelFolder",
                                "settingsRemoveModelFolder", "settingsFixedThreshold", "settingsThreshold",
                                "settingsBesideProject", "settingsResultFolder", "settingsBrowseResultFolder"}));
}

TEST_F(SettingsPageTest, MnemonicsAreDistinct) {
  QStringList letters;
  const auto add = [&](const QString &text) {
    const auto at = text.indexOf('&');
    if (at >= 0)
      letters.append(text.mid(at + 1, 1).toLower());
  };
  for (const QLabel *label : mPage.findChildren<QLabel *>()) {
    add(label->text());
    EXPECT_TRUE(!label->text().contains('&') || label->buddy() != nullptr) << label->text().toStdString();
  }
  for (const QAbstractButton *button : mPage.findChildren<QAbstractButton *>())
    add(button->text());
  EXPECT_EQ(letters.size(), 6);
  EXPECT_EQ(letters.removeDuplicates(), 0) << letters.join(' ').toStdString();
}

} // namespace xemap::ui
