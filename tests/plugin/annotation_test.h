// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/plugin/plugin_test.h"

#include <QAbstractButton>
#include <QDialog>
#include <QList>
#include <QString>
#include <qgsannotationlayer.h>
#include <qgsannotationpointtextitem.h>
#include <qgsannotationpolygonitem.h>

namespace xemap::plugin_tests {

/// A host with a scene, whose regions are annotated through the dock and the dialog.
class AnnotationTest : public PluginTest {
protected:
  FoundResult askScene(const QString &expression = QStringLiteral("river"));

  QDialog *dialog() { return host().mainWindow()->findChild<QDialog *>(QStringLiteral("annotationDialog")); }
  template <class Widget> Widget *field(const char *name) {
    return dialog()->findChild<Widget *>(QString::fromLatin1(name));
  }
  /// Clicks the button in the dock.
  void openDialog();
  /// Clicks the dialog's button, and waits for the end of the work.
  void accept();
  /// Both, with a label and numbers.
  void annotate(const QString &label = QStringLiteral("%expression% (%area_ha% ha)"), bool numbered = false);

  QString messageText();
  Qgis::MessageLevel messageLevel();

  static QList<QgsAnnotationLayer *> annotationLayers();
  /// The only one; fails where there are more or none.
  static QgsAnnotationLayer *annotations();
  template <class Item> static QList<Item *> items(const QgsAnnotationLayer &layer) {
    QList<Item *> found;
    for (QgsAnnotationItem *item : layer.items())
      if (auto *one = dynamic_cast<Item *>(item))
        found << one;
    return found;
  }
  static QStringList texts(const QgsAnnotationLayer &layer);
  /// The item with that text, and its id.
  static QgsAnnotationPointTextItem *textItem(const QgsAnnotationLayer &layer, const QString &text,
                                              QString *id = nullptr);
  static double outlinedArea(const QgsAnnotationLayer &layer);
};

} // namespace xemap::plugin_tests
