// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/plugin/annotation_test.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <qgsapplication.h>
#include <qgscurvepolygon.h>
#include <qgsmessagebaritem.h>
#include <qgsproject.h>
#include <qgstaskmanager.h>

namespace xemap::plugin_tests {

FoundResult AnnotationTest::askScene(const QString &expression) {
  showScene();
  return ask(expression, Extent::WholeLayer);
}

void AnnotationTest::openDialog() {
  part<QAbstractButton>("annotateMap")->click();
  ASSERT_NE(dialog(), nullptr);
}

void AnnotationTest::accept() {
  dialog()->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
  ASSERT_TRUE(tasksEnd([this] { return dialog() == nullptr; }, 60000));
}

void AnnotationTest::annotate(const QString &label, bool numbered) {
  openDialog();
  field<QLineEdit>("annotationLabel")->setText(label);
  field<QCheckBox>("annotationNumbered")->setChecked(numbered);
  accept();
}

QString AnnotationTest::messageText() {
  return host().messageBar()->currentItem() != nullptr ? host().messageBar()->currentItem()->text() : QString();
}

Qgis::MessageLevel AnnotationTest::messageLevel() {
  return host().messageBar()->currentItem()->level();
}

QList<QgsAnnotationLayer *> AnnotationTest::annotationLayers() {
  return QgsProject::instance()->layers<QgsAnnotationLayer *>().toList();
}

QgsAnnotationLayer *AnnotationTest::annotations() {
  const QList<QgsAnnotationLayer *> layers = annotationLayers();
  EXPECT_EQ(layers.size(), 1);
  return layers.isEmpty() ? nullptr : layers.first();
}

QStringList AnnotationTest::texts(const QgsAnnotationLayer &layer) {
  QStringList found;
  for (const QgsAnnotationPointTextItem *item : items<QgsAnnotationPointTextItem>(layer))
    found << item->text();
  found.sort();
  return found;
}

QgsAnnotationPointTextItem *AnnotationTest::textItem(const QgsAnnotationLayer &layer, const QString &text,
                                                     QString *id) {
  const QMap<QString, QgsAnnotationItem *> all = layer.items();
  for (auto item = all.begin(); item != all.end(); ++item) {
    auto *label = dynamic_cast<QgsAnnotationPointTextItem *>(item.value());
    if (label == nullptr || label->text() != text)
      continue;
    if (id != nullptr)
      *id = item.key();
    return label;
  }
  return nullptr;
}

double AnnotationTest::outlinedArea(const QgsAnnotationLayer &layer) {
  double area = 0.0;
  for (const QgsAnnotationPolygonItem *item : items<QgsAnnotationPolygonItem>(layer))
    area += item->geometry()->area();
  return area;
}

} // namespace xemap::plugin_tests
