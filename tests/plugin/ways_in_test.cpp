// SPDX-License-Identifier: GPL-2.0-or-later
// How an analyst gets to the dock and to a question, in the host.
#include "tests/plugin/plugin_test.h"

#include <QAction>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QTest>
#include <qgsapplication.h>
#include <qgsgui.h>
#include <qgslocator.h>
#include <qgslocatorfilter.h>
#include <qgsmapcanvas.h>
#include <qgsmimedatautils.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>
#include <qgsshortcutsmanager.h>

namespace xemap::plugin_tests {

namespace {

class WaysInTest : public PluginTest {
protected:
  /// What the locator bar offers for a text.
  std::vector<QgsLocatorResult> located(const QString &text) {
    QgsLocator &locator = host().locator();
    std::vector<QgsLocatorResult> results;
    const auto connection = QObject::connect(&locator, &QgsLocator::foundResult, &locator,
                                             [&](const QgsLocatorResult &result) { results.push_back(result); });
    locator.fetchResults(text, QgsLocatorContext());
    EXPECT_TRUE(waitUntil([&] { return !locator.isRunning(); }));
    QApplication::processEvents();
    QObject::disconnect(connection);
    return results;
  }
};

} // namespace

TEST_F(WaysInTest, TheLocatorAsks) {
  showScene();
  choose(Extent::WholeLayer);
  std::vector<QgsLocatorResult> offered = located(QStringLiteral("xe river near  the lake"));
  ASSERT_EQ(offered.size(), 1U);
  EXPECT_TRUE(offered.front().displayString.contains(QStringLiteral("river near the lake")));
  EXPECT_TRUE(located(QStringLiteral("river near the lake")).empty()) << "without its prefix it keeps out of the way";
  offered.front().filter->triggerResult(offered.front());
  EXPECT_EQ(part<QLineEdit>("expression")->text(), QStringLiteral("river near the lake"));
  ASSERT_TRUE(waitForEnd());
  EXPECT_EQ(errorText(), QString());
  EXPECT_EQ(results().size(), 1U);
  offered = located(QStringLiteral("xe river"));
  ASSERT_EQ(offered.size(), 2U);
  EXPECT_TRUE(offered.back().displayString.contains(QStringLiteral("river near the lake"))) << "what was asked before";
}

TEST_F(WaysInTest, AShortcutLeadsToTheQuestionAndGoesWithThePlugin) {
  showScene();
  dock()->hide();
  QAction *action = QgsGui::shortcutsManager()->actionForSequence(QKeySequence(QStringLiteral("Ctrl+Shift+X")));
  ASSERT_NE(action, nullptr);
  action->trigger();
  EXPECT_TRUE(dock()->isVisible());
  EXPECT_EQ(dock()->window()->focusWidget(), part<QLineEdit>("expression"));
  EXPECT_TRUE(host().vectorMenu()->actions().contains(action));
  unload();
  EXPECT_EQ(QgsGui::shortcutsManager()->actionForSequence(QKeySequence(QStringLiteral("Ctrl+Shift+X"))), nullptr);
  EXPECT_TRUE(host().locator().filters().isEmpty());
  EXPECT_TRUE(host().vectorMenu()->actions().isEmpty());
}

TEST_F(WaysInTest, ALayerThatIsDroppedIsAskedAbout) {
  showScene();
  QgsRasterLayer *first = QgsProject::instance()->layers<QgsRasterLayer *>().first();
  QgsRasterLayer *second = first->clone();
  second->setName(QStringLiteral("second"));
  QgsProject::instance()->addMapLayer(second);
  QgsMimeDataUtils::Uri uri;
  uri.layerType = QStringLiteral("raster");
  uri.layerId = second->id();
  uri.providerKey = second->providerType();
  uri.uri = second->source();
  const std::unique_ptr<QMimeData> dragged(QgsMimeDataUtils::encodeUriList({uri}));
  QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, dragged.get(), Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(dock(), &enter);
  ASSERT_TRUE(enter.isAccepted());
  QDropEvent drop(QPoint(5, 5), Qt::CopyAction, dragged.get(), Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(dock(), &drop);
  auto *layers = dock()->findChild<QComboBox *>(QStringLiteral("xemapLayer"));
  ASSERT_NE(layers, nullptr);
  EXPECT_EQ(layers->currentText(), QStringLiteral("second"));
  const std::unique_ptr<QMimeData> nothing(new QMimeData);
  QDragEnterEvent other(QPoint(5, 5), Qt::CopyAction, nothing.get(), Qt::LeftButton, Qt::NoModifier);
  other.ignore();
  QApplication::sendEvent(dock(), &other);
  EXPECT_FALSE(other.isAccepted());
}

} // namespace xemap::plugin_tests
