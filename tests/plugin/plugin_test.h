// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/plugin/scene.h"
#include "tests/plugin/small_host.h"

#include <QTemporaryDir>
#include <gtest/gtest.h>
#include <qgsrasterlayer.h>

#include <memory>
#include <optional>
#include <vector>

class QAbstractButton;
class QComboBox;
class QLineEdit;
class QgsMapLayerComboBox;

namespace xemap::plugin_tests {

/// What the extent chooser of the dock offers, in its order.
enum class Extent { Visible, WholeLayer, Drawn };

/// The layers of a result, as they are found in the project.
struct FoundResult {
  QgsRasterLayer *probability = nullptr;
  QgsRasterLayer *mask = nullptr;
};

/// All values of a one-band raster layer, read as QGIS draws them.
struct Pixels {
  int width = 0;
  int height = 0;
  QgsRectangle extent;
  std::vector<std::optional<double>> values; ///< Row by row; none where there is no data.

  const std::optional<double> &at(int column, int row) const {
    return values[static_cast<std::size_t>(row) * width + column];
  }
  QgsPointXY centreOf(int column, int row) const;
  /// The box around the centres of pixels above a value; null where there is none.
  QgsRectangle boxAbove(double value) const;
};

Pixels pixelsOf(QgsRasterLayer &layer);

/// A host with the plugin loaded, one scene in the project and the dock open; the dock is driven through its widgets.
class PluginTest : public testing::Test {
protected:
  PluginTest();
  ~PluginTest() override;

  QString path(const QString &name) const { return mFolder.filePath(name); }
  SmallHost &host() { return *mHost; }
  LoadedPlugin &loaded() { return *mPlugin; }
  void unload() { mPlugin.reset(); }
  void reload() { mPlugin = std::make_unique<LoadedPlugin>(*mHost); }

  /// Adds a layer to the project, shows all of it and chooses it in the dock.
  QgsRasterLayer *show(std::unique_ptr<QgsRasterLayer> layer);
  QgsRasterLayer *showScene(const Scene &scene = {});
  /// Lets the map show `extent` of its CRS and waits until the canvas has settled.
  void zoomTo(const QgsRectangle &extent, double rotation = 0.0);

  void drawOnMap(const QgsPointXY &from, const QgsPointXY &to);

  void openDock();
  QDockWidget *dock() const;
  template <class Widget> Widget *part(const char *name) const {
    return dock() != nullptr ? dock()->findChild<Widget *>(QString::fromLatin1(name)) : nullptr;
  }
  void choose(Extent extent);
  /// Types the expression and clicks Run; false when Run is not to be clicked.
  bool run(const QString &expression);
  /// Runs and waits for the result.
  FoundResult ask(const QString &expression, Extent extent);
  bool isRunning() const;
  bool waitForEnd();
  QString errorText() const;

  std::vector<FoundResult> results() const;
  /// Files left in the folders results go to, temporary ones included.
  QStringList resultFiles() const;

private:
  QTemporaryDir mFolder;
  std::unique_ptr<SmallHost> mHost;
  std::unique_ptr<LoadedPlugin> mPlugin;
};

} // namespace xemap::plugin_tests
