// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/region_form.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace xemap::ui {

/// Asks how the regions of a result are to be saved. The host places its choosers of CRS and layer.
/// Threads: the GUI thread only.
class RegionDialog : public QDialog {
  Q_OBJECT

public:
  explicit RegionDialog(QWidget *parent = nullptr);

  /// Says what is saved, such as the expression and the threshold.
  void setSummary(const QString &text);
  /// Takes ownership of the host's chooser.
  void setCrsWidget(QWidget *chooser);
  /// Takes ownership of the host's chooser of the layer to append to; where there is no such layer, none is offered.
  void setLayerWidget(QWidget *chooser, bool hasLayers);

  void setForm(const RegionForm &form);
  RegionForm form() const;

public Q_SLOTS:
  /// Asks before a file is replaced.
  void accept() override;

Q_SIGNALS:
  void targetChanged(xemap::ui::RegionTarget target);

private:
  void makeTargetRows();
  void makeFeatureRows();
  void placeInTabOrder(QWidget *chooser);
  void connectParts();
  void browse();
  void followTarget();
  void updateSavable();
  RegionTarget target() const;

  QFormLayout *mRows;
  QLabel *mSummary;
  QComboBox *mTarget;
  QLabel *mPlaceLabel;
  QWidget *mFileRow;
  QLineEdit *mFile;
  QToolButton *mBrowse;
  QWidget *mLayerRow;
  QWidget *mLayerChooser = nullptr; ///< The host's, in its row.
  QWidget *mCrsRow;
  QComboBox *mFeatures;
  QDoubleSpinBox *mMinArea;
  QDoubleSpinBox *mFillHoles;
  QDoubleSpinBox *mSimplify;
  QCheckBox *mSmooth;
  QDialogButtonBox *mButtons;
  QWidget *mBeforeChooser; ///< In the tab order.
  QString mReplaceable;    ///< The file the analyst has already agreed to replace.
};

} // namespace xemap::ui
