// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/annotation_form.h"

#include <QDialog>
#include <QList>

class QCheckBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QSpinBox;
class QToolButton;

namespace xemap::ui {

/// Asks how regions are to be annotated on the map. The host places its chooser of a colour.
/// Threads: the GUI thread only.
class AnnotationDialog : public QDialog {
  Q_OBJECT

public:
  /// What there is to annotate: regions only, annotations that can be kept or made anew, or nothing but annotations.
  enum class Subject { Regions, RegionsAndAnnotations, Annotations };

  explicit AnnotationDialog(QWidget *parent = nullptr);

  /// Says what is annotated, such as the expression and the threshold.
  void setSummary(const QString &text);
  void setSubject(Subject subject);
  /// What labels can say; the examples show how a label looks.
  void setFields(const QList<LabelField> &fields);
  /// Takes ownership of the host's chooser.
  void setColourWidget(QWidget *chooser);

  void setForm(const AnnotationForm &form);
  AnnotationForm form() const;

private:
  void makeLabelRows();
  void makeRegionRows();
  void connectParts();
  void updateExample();
  void followKeep();

  QFormLayout *mRows;
  QLabel *mSummary;
  QCheckBox *mKeep;
  QLineEdit *mLabel;
  QToolButton *mInsert;
  QMenu *mFieldMenu;
  QLabel *mExample;
  QCheckBox *mNumbered;
  QWidget *mColourRow;
  QDoubleSpinBox *mTextSize;
  QDoubleSpinBox *mMinArea;
  QSpinBox *mMost;
  QCheckBox *mSmooth;
  QDialogButtonBox *mButtons;
  QList<LabelField> mFields;
};

} // namespace xemap::ui
