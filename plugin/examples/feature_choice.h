// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QDialog>

class QCheckBox;
class QgsFieldComboBox;
class QgsMapLayer;
class QgsMapLayerComboBox;
class QgsVectorLayer;

namespace xemap::examples {

/// Asks which features of which layer are examples.
class FeatureChoice final : public QDialog {
  Q_OBJECT

public:
  /// Begins with `layer` where it has points or polygons.
  FeatureChoice(QWidget *parent, QgsMapLayer *layer, bool like);

  /// Null where the project has none.
  QgsVectorLayer *layer() const;
  bool onlySelected() const;
  /// Empty: there is none.
  QString likeField() const;
  bool like() const { return mLike; }

private:
  void followLayer();

  QgsMapLayerComboBox *mLayers;
  QCheckBox *mOnlySelected;
  QgsFieldComboBox *mField;
  bool mLike;
};

} // namespace xemap::examples
