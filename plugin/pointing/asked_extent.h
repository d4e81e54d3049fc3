// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/layer/query_extent.h"
#include "plugin/pointing/area_drawer.h"
#include "ui/state/query_form.h"

#include <QObject>
#include <QPolygonF>
#include <QString>
#include <qgscoordinatereferencesystem.h>

class QgsMapCanvas;

namespace xemap::ui {
class QueryDockContent;
}

namespace xemap::pointing {

/// What part of a layer is asked about, as it is kept with a question.
struct AskedPart {
  QString name;
  QPolygonF polygon; ///< Empty: all of the layer.
  QgsCoordinateReferenceSystem crs;
};

/// The extent that the form asks about: what the canvas shows, a rectangle drawn on it, or all of the layer.
///
/// Threads: the main thread.
class AskedExtent final : public QObject {
  Q_OBJECT

public:
  /// The references outlive this.
  AskedExtent(QgsMapCanvas &canvas, ui::QueryDockContent &content);

  /// Throws: InvalidArgument where a rectangle is asked about and none is drawn.
  AskedPart part(ui::ExtentMode mode) const;
  /// Throws: as part; InvalidArgument and OutsideExtent as layer::partOfLayer.
  layer::QueryExtent extentIn(const QgsRasterLayer &layer, ui::ExtentMode mode) const;

Q_SIGNALS:
  /// Another rectangle is drawn, or none any more.
  void drawnChanged();

private:
  void tellDrawn();

  QgsMapCanvas &mCanvas;
  ui::QueryDockContent &mContent;
  AreaDrawer mDrawer;
};

} // namespace xemap::pointing
