// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/examples/feature_choice.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <qgsfieldcombobox.h>
#include <qgsmaplayercombobox.h>
#include <qgsvectorlayer.h>

namespace xemap::examples {

FeatureChoice::FeatureChoice(QWidget *parent, QgsMapLayer *layer, bool like)
    : QDialog(parent), mLayers(new QgsMapLayerComboBox), mOnlySelected(new QCheckBox(tr("Selected features only"))),
      mField(new QgsFieldComboBox), mLike(like) {
  setObjectName(QStringLiteral("xemapFeatureChoice"));
  setWindowTitle(like ? tr("Features that show what is meant") : tr("Features that show what is not meant"));
  setAttribute(Qt::WA_DeleteOnClose);
  mLayers->setObjectName(QStringLiteral("exampleLayer"));
  mLayers->setFilters(Qgis::LayerFilter::PointLayer | Qgis::LayerFilter::PolygonLayer);
  mLayers->setAccessibleName(tr("Layer with the features"));
  mLayers->setToolTip(tr("A layer of points or polygons, such as the regions of an earlier answer"));
  mOnlySelected->setObjectName(QStringLiteral("exampleSelected"));
  mOnlySelected->setToolTip(tr("Leaves out what is not selected in the layer"));
  mField->setObjectName(QStringLiteral("exampleField"));
  mField->setAllowEmptyFieldName(true);
  mField->setAccessibleName(tr("Field that says yes or no"));
  mField->setToolTip(tr("A field of true and false, of 1 and 0, or of yes and no that tells what is meant from what is "
                        "not; without one, all features are the same"));
  auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  auto *form = new QFormLayout(this);
  form->addRow(tr("Layer"), mLayers);
  form->addRow(mOnlySelected);
  form->addRow(tr("Yes/no field"), mField);
  form->addRow(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(mLayers, &QgsMapLayerComboBox::layerChanged, this, &FeatureChoice::followLayer);
  mLayers->setLayer(layer);
  followLayer();
  buttons->button(QDialogButtonBox::Ok)->setEnabled(this->layer() != nullptr);
}

QgsVectorLayer *FeatureChoice::layer() const {
  return qobject_cast<QgsVectorLayer *>(mLayers->currentLayer());
}

bool FeatureChoice::onlySelected() const {
  return mOnlySelected->isChecked();
}

QString FeatureChoice::likeField() const {
  return mField->currentField();
}

void FeatureChoice::followLayer() {
  const QgsVectorLayer *chosen = layer();
  const bool hasSelected = chosen != nullptr && chosen->selectedFeatureCount() > 0;
  mOnlySelected->setEnabled(hasSelected);
  mOnlySelected->setChecked(hasSelected);
  mField->setLayer(layer());
}

} // namespace xemap::examples
