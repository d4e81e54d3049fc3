// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <qgsdockwidget.h>

class QgsMapLayer;
class QgsMapLayerComboBox;
class QgsRasterLayer;

namespace xemap::ui {
class QueryDockContent;
}

namespace xemap::dock {

/// The dock: the form of ui/ with QGIS's own layer chooser in it. Results of XeMap are not offered as layers.
class QueryDock final : public QgsDockWidget {
  Q_OBJECT

public:
  explicit QueryDock(QWidget *parent);

  ui::QueryDockContent &content() { return *mContent; }

  /// The chosen layer; none: the project has no raster.
  QgsRasterLayer *layer() const;
  void chooseLayer(QgsMapLayer *layer);

Q_SIGNALS:
  void layerChanged();

protected:
  /// A raster layer that is dropped, such as from the layer tree, is the one to ask about.
  void dragEnterEvent(QDragEnterEvent *event) override;
  void dropEvent(QDropEvent *event) override;

private:
  void leaveOutResults();

  ui::QueryDockContent *mContent = nullptr;
  QgsMapLayerComboBox *mLayers = nullptr;
};

} // namespace xemap::dock
