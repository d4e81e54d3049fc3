// SPDX-License-Identifier: GPL-2.0-or-later
// Settings, diagnostics, language and names of the plugin, in the host.
#include "tests/plugin/plugin_test.h"
#include "tests/ui/control_walk.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QListWidget>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QUrl>
#include <qgsapplication.h>
#include <qgsmessagebaritem.h>
#include <qgsoptionswidgetfactory.h>
#include <qgsproject.h>
#include <qgssettings.h>

#include <fstream>

namespace xemap::plugin_tests {

namespace {

/// Links and pictures of a document, as it names them.
struct Named {
  QStringList links;
  QStringList pictures;
};

Named namedBy(const QTextDocument &document) {
  Named named;
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    for (auto fragment = block.begin(); !fragment.atEnd(); ++fragment) {
      const QTextCharFormat format = fragment.fragment().charFormat();
      if (format.isImageFormat())
        named.pictures << format.toImageFormat().name();
      else if (format.isAnchor())
        named.links << format.anchorHref();
    }
  }
  return named;
}

class ComfortTest : public PluginTest {
protected:
  /// The page as QGIS's options dialog makes it.
  std::unique_ptr<QgsOptionsPageWidget> optionsPage() {
    EXPECT_EQ(host().options().size(), 1);
    return std::unique_ptr<QgsOptionsPageWidget>((*host().options().begin())->createWidget(nullptr));
  }

  template <class Widget> static Widget *control(const QWidget &page, const char *name) {
    auto *found = page.findChild<Widget *>(QString::fromLatin1(name));
    EXPECT_NE(found, nullptr) << name;
    return found;
  }

  void chooseResultFolder(const QString &folder) {
    const auto page = optionsPage();
    control<QRadioButton>(*page, "settingsInFolder")->setChecked(true);
    control<QLineEdit>(*page, "settingsResultFolder")->setText(folder);
    EXPECT_TRUE(page->isValid());
    page->apply();
  }

  void openGuide() {
    part<QAbstractButton>("help")->click();
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    ASSERT_NE(menu, nullptr);
    menu->findChild<QAction *>(QStringLiteral("showHelp"))->trigger();
    menu->close();
  }

  /// The report as the dock's menu puts it on the clipboard.
  QString report() {
    QGuiApplication::clipboard()->clear();
    part<QAbstractButton>("help")->click();
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    if (menu == nullptr)
      return {};
    menu->findChild<QAction *>(QStringLiteral("copyDiagnostics"))->trigger();
    menu->close();
    return QGuiApplication::clipboard()->text();
  }
};

} // namespace

TEST_F(ComfortTest, SettingsPageComesAndGoesWithThePlugin) {
  EXPECT_EQ(host().options().size(), 1);
  unload();
  EXPECT_TRUE(host().options().isEmpty());
  reload();
  EXPECT_EQ(host().options().size(), 1);
}

TEST_F(ComfortTest, TheDockLeadsToTheSettings) {
  openDock();
  part<QAbstractButton>("help")->click();
  auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
  ASSERT_NE(menu, nullptr);
  menu->findChild<QAction *>(QStringLiteral("openSettings"))->trigger();
  menu->close();
  EXPECT_EQ(host().openedOptions(), QStringList{optionsPage()->objectName()});
}

TEST_F(ComfortTest, HelpOpensTheGuideOnce) {
  openDock();
  openGuide();
  openGuide();
  const auto guides = dock()->findChildren<QDialog *>(QStringLiteral("guideDialog"));
  ASSERT_EQ(guides.size(), 1);
  EXPECT_TRUE(guides.first()->isVisible());
  const QPointer<QDialog> guide = guides.first();
  guide->close();
  EXPECT_TRUE(waitUntil([&] { return guide.isNull(); }));
}

TEST_F(ComfortTest, PagesAndPicturesOfTheGuideAreThere) {
  openDock();
  openGuide();
  auto *page = part<QTextBrowser>("guidePage");
  ASSERT_NE(page, nullptr);
  const QUrl start = page->source();
  EXPECT_EQ(start.fileName(), QStringLiteral("guide.md"));
  QStringList left{start.toString()};
  QStringList seen;
  while (!left.isEmpty()) {
    const QUrl url(left.takeFirst());
    seen << url.toString();
    page->setSource(url);
    EXPECT_FALSE(page->toPlainText().isEmpty()) << url.toString().toStdString();
    const auto [links, pictures] = namedBy(*page->document());
    for (const QString &picture : pictures)
      EXPECT_FALSE(page->document()
                       ->resource(QTextDocument::ImageResource, url.resolved(QUrl(picture)))
                       .value<QImage>()
                       .isNull())
          << picture.toStdString() << " in " << url.toString().toStdString();
    for (const QString &link : links) {
      const QString target = url.resolved(QUrl(link)).adjusted(QUrl::RemoveFragment).toString();
      if (target.startsWith(QStringLiteral("file:")) && !seen.contains(target) && !left.contains(target))
        left << target;
    }
  }
  EXPECT_GT(seen.size(), 10);
}

TEST_F(ComfortTest, TheGuideEndsWithThePlugin) {
  openDock();
  openGuide();
  const QPointer<QDialog> guide = part<QDialog>("guideDialog");
  ASSERT_FALSE(guide.isNull());
  unload();
  EXPECT_TRUE(guide.isNull());
  reload();
}

TEST_F(ComfortTest, ThreadsHoldFromTheNextQuestionOn) {
  showScene();
  EXPECT_EQ(ask(QStringLiteral("river"), Extent::WholeLayer)
                .probability->customProperty(QStringLiteral("xemap/model"))
                .toString(),
            QStringLiteral("slow"));
  const auto page = optionsPage();
  control<QSpinBox>(*page, "settingsThreads")->setValue(3);
  page->apply();
  EXPECT_EQ(ask(QStringLiteral("forest"), Extent::WholeLayer)
                .probability->customProperty(QStringLiteral("xemap/model"))
                .toString(),
            QStringLiteral("slow on 3"));
  unload();
  reload();
  showScene();
  EXPECT_EQ(ask(QStringLiteral("lake"), Extent::WholeLayer)
                .probability->customProperty(QStringLiteral("xemap/model"))
                .toString(),
            QStringLiteral("slow on 3"));
}

TEST_F(ComfortTest, ResultsGoIntoTheChosenFolder) {
  showScene();
  const QString folder = path(QStringLiteral("all my results/new"));
  chooseResultFolder(folder);
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  ASSERT_NE(result.probability, nullptr);
  EXPECT_EQ(QFileInfo(result.probability->source()).absolutePath(), folder);
}

TEST_F(ComfortTest, AFolderThatCannotBeMadeIsNamed) {
  showScene();
  std::ofstream(path(QStringLiteral("file")).toStdString()) << "no folder";
  chooseResultFolder(path(QStringLiteral("file/results")));
  choose(Extent::WholeLayer);
  ASSERT_TRUE(run(QStringLiteral("river")));
  EXPECT_TRUE(errorText().contains(path(QStringLiteral("file/results")))) << errorText().toStdString();
  EXPECT_TRUE(errorText().contains(QStringLiteral("settings"))) << errorText().toStdString();
  EXPECT_FALSE(isRunning());
}

TEST_F(ComfortTest, ModelsOfAnAddedFolderAreOfferedAtOnce) {
  const QByteArray before = qgetenv("XEMAP_MODEL_PATH");
  qunsetenv("XEMAP_MODEL_PATH"); // It would be the only place to look.
  openDock();
  QDir().mkpath(path(QStringLiteral("more/mine")));
  std::ofstream(path(QStringLiteral("more/mine/model.json")).toStdString()) << "{}";
  auto *models = part<QComboBox>("model");
  EXPECT_EQ(models->findText(QStringLiteral("mine")), -1);
  QgsSettings().setValue(QStringLiteral("xemap/modelFolders"), QStringList{path(QStringLiteral("more"))});
  const auto page = optionsPage();
  EXPECT_EQ(control<QListWidget>(*page, "settingsModelFolders")->count(), 1);
  control<QSpinBox>(*page, "settingsMemory")->setValue(4096);
  page->apply();
  EXPECT_NE(models->findText(QStringLiteral("mine")), -1);
  qputenv("XEMAP_MODEL_PATH", before);
}

TEST_F(ComfortTest, ASessionStartsWithTheThresholdThatIsSet) {
  openDock();
  part<QWidget>("threshold")->findChild<QSlider *>()->setValue(80);
  const auto page = optionsPage();
  control<QCheckBox>(*page, "settingsFixedThreshold")->setChecked(true);
  control<QDoubleSpinBox>(*page, "settingsThreshold")->setValue(0.35);
  page->apply();
  EXPECT_EQ(part<QWidget>("threshold")->findChild<QSlider *>()->value(), 80);
  unload();
  reload();
  openDock();
  EXPECT_EQ(part<QWidget>("threshold")->findChild<QSlider *>()->value(), 35);
}

TEST_F(ComfortTest, ReportTellsVersionsModelsSettingsAndWhatHappened) {
  const QByteArray home = qgetenv("HOME");
  const QString models = qEnvironmentVariable("XEMAP_MODEL_PATH");
  qputenv("HOME", QFileInfo(models).absolutePath().toUtf8());
  showScene();
  ask(QStringLiteral("blocks by the river"), Extent::WholeLayer);
  ASSERT_TRUE(run(QStringLiteral("fail")));
  ASSERT_TRUE(waitForEnd());
  const QString text = report();
  qputenv("HOME", home);
  for (const QString &expected :
       {QStringLiteral("XeMap ") + loaded().text("version"), QStringLiteral("QGIS ") + Qgis::version(),
        QStringLiteral("Qt ") + QString::fromLatin1(qVersion()), QStringLiteral("GDAL 3."), QStringLiteral("PROJ "),
        QStringLiteral("LibTorch"), QStringLiteral("OpenBLAS kernels: "), QStringLiteral("cores: "),
        QStringLiteral("slow: ~/models/slow"), QStringLiteral("extent: layer"), QStringLiteral("blocks by the river"),
        QStringLiteral("Last error\n- the test asked for a failure")})
    EXPECT_TRUE(text.contains(expected)) << expected.toStdString() << "\n" << text.toStdString();
  EXPECT_FALSE(text.contains(QFileInfo(models).absolutePath())) << text.toStdString();
}

TEST_F(ComfortTest, AFailureAboveTheMapOffersTheReport) {
  showScene();
  choose(Extent::WholeLayer);
  ASSERT_TRUE(run(QStringLiteral("fail")));
  dock()->close();
  ASSERT_TRUE(waitForEnd());
  const QgsMessageBarItem *item = host().messageBar()->currentItem();
  ASSERT_NE(item, nullptr);
  EXPECT_TRUE(item->text().contains(QStringLiteral("the test asked for a failure"))) << item->text().toStdString();
  auto *button = item->findChild<QPushButton *>(QStringLiteral("failureDiagnostics"));
  ASSERT_NE(button, nullptr);
  QGuiApplication::clipboard()->clear();
  button->click();
  EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(QStringLiteral("the test asked for a failure")));
}

TEST_F(ComfortTest, SpeaksTheLanguageOfQgis) {
  for (const auto &[locale, word] :
       {std::pair("de_AT", "Starten"), std::pair("fr", "Lancer"), std::pair("es", "Ejecutar"),
        std::pair("zh-Hans", "运行"), std::pair("en_US", "Run"), std::pair("fi", "Run")}) {
    unload();
    QgsSettings().setValue(QStringLiteral("locale/overrideFlag"), true);
    QgsSettings().setValue(QStringLiteral("locale/userLocale"), QString::fromLatin1(locale));
    reload();
    openDock();
    EXPECT_EQ(part<QAbstractButton>("run")->text().toStdString(), word) << locale;
  }
  unload();
  QgsSettings().remove(QStringLiteral("locale"));
  EXPECT_EQ(QCoreApplication::translate("xemap::ui::RunBar", "Run"), QStringLiteral("Run"));
  reload();
}

TEST_F(ComfortTest, TheHintIsShownInTheFirstSessionOnly) {
  openDock();
  EXPECT_FALSE(part<QWidget>("firstHint")->isHidden());
  EXPECT_EQ(QApplication::activePopupWidget(), nullptr);
  EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
  unload();
  reload();
  openDock();
  EXPECT_TRUE(part<QWidget>("firstHint")->isHidden());
}

TEST_F(ComfortTest, EveryControlOfTheDockHasNameAndToolTip) {
  openDock();
  const auto controls = ui::controlsOf(*part<QWidget>("xemapQuery"));
  EXPECT_GE(controls.size(), 20);
  for (const QWidget *widget : controls) {
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const bool named = !widget->accessibleName().isEmpty() || (button != nullptr && button->text().size() > 1);
    EXPECT_TRUE(named) << widget->metaObject()->className() << " " << widget->objectName().toStdString();
    EXPECT_TRUE(qobject_cast<const QTextEdit *>(widget) != nullptr || !widget->toolTip().isEmpty())
        << widget->metaObject()->className() << " " << widget->objectName().toStdString();
  }
}

} // namespace xemap::plugin_tests
