// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/annotation_dialog.h"

#include "ui/state/label_template.h"
#include "ui/state/region_form.h"
#include "ui/widgets/wheel_guard.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace xemap::ui {

namespace {

constexpr int mostRegionsOfAll = 500;

QString written(const QString &fieldName) {
  return QLatin1Char('%') + fieldName + QLatin1Char('%');
}

} // namespace

AnnotationDialog::AnnotationDialog(QWidget *parent)
    : QDialog(parent), mRows(new QFormLayout), mSummary(new QLabel), mKeep(new QCheckBox), mLabel(new QLineEdit),
      mInsert(new QToolButton), mFieldMenu(new QMenu(this)), mExample(new QLabel), mNumbered(new QCheckBox),
      mColourRow(new QWidget), mTextSize(new QDoubleSpinBox), mMinArea(new QDoubleSpinBox), mMost(new QSpinBox),
      mSmooth(new QCheckBox), mButtons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)) {
  setObjectName(QStringLiteral("annotationDialog"));
  setWindowTitle(tr("Annotate Map"));
  mSummary->setObjectName(QStringLiteral("annotationSummary"));
  mSummary->setTextFormat(Qt::PlainText);
  mSummary->setWordWrap(true);
  mKeep->setObjectName(QStringLiteral("annotationKeep"));
  mKeep->setText(tr("Keep the annotations there are, and change their look only"));
  mKeep->setToolTip(
      tr("Regions, places of labels and texts written by hand stay; otherwise annotations are made anew"));
  mRows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  makeLabelRows();
  makeRegionRows();
  auto *column = new QVBoxLayout(this);
  column->addWidget(mSummary);
  column->addWidget(mKeep);
  column->addLayout(mRows);
  column->addStretch(1);
  column->addWidget(mButtons);
  connectParts();
  setSubject(Subject::Regions);
  setForm({});
  resize(fontMetrics().averageCharWidth() * 70, sizeHint().height());
  mLabel->setFocus();
}

void AnnotationDialog::makeLabelRows() {
  mLabel->setObjectName(QStringLiteral("annotationLabel"));
  mLabel->setAccessibleName(tr("Label"));
  mLabel->setToolTip(tr("Text of each label, with fields such as %area_ha%; empty: outlines only"));
  mInsert->setObjectName(QStringLiteral("annotationInsertField"));
  mInsert->setText(tr("Field"));
  mInsert->setAccessibleName(tr("Insert a field"));
  mInsert->setToolTip(tr("Inserts what is known of each region"));
  mInsert->setPopupMode(QToolButton::InstantPopup);
  mInsert->setMenu(mFieldMenu);
  mInsert->setFocusPolicy(Qt::TabFocus);
  auto *label = new QHBoxLayout;
  label->addWidget(mLabel, 1);
  label->addWidget(mInsert);
  mExample->setObjectName(QStringLiteral("annotationExample"));
  mExample->setTextFormat(Qt::PlainText);
  mExample->setWordWrap(true);
  mNumbered->setObjectName(QStringLiteral("annotationNumbered"));
  mNumbered->setText(tr("Numbers on the map, labels in a legend"));
  mNumbered->setToolTip(tr("The largest region is number 1; the legend lies in a corner and can be moved"));
  auto *colour = new QVBoxLayout(mColourRow);
  colour->setContentsMargins(0, 0, 0, 0);
  mTextSize->setObjectName(QStringLiteral("annotationTextSize"));
  mTextSize->setDecimals(1);
  mTextSize->setRange(4.0, 72.0);
  mTextSize->setSuffix(tr(" pt"));
  mTextSize->setAccessibleName(tr("Text size"));
  mTextSize->setToolTip(tr("Size of labels and legend on screen and on paper"));
  guardWheel(mTextSize);
  mRows->addRow(tr("Label"), label);
  mRows->addRow(QString(), mExample);
  mRows->addRow(QString(), mNumbered);
  mRows->addRow(tr("Colour"), mColourRow);
  mRows->addRow(tr("Text size"), mTextSize);
  qobject_cast<QLabel *>(mRows->labelForField(label))->setBuddy(mLabel);
}

void AnnotationDialog::makeRegionRows() {
  mMinArea->setObjectName(QStringLiteral("annotationMinArea"));
  mMinArea->setDecimals(1);
  mMinArea->setRange(0.0, largestAreaM2);
  mMinArea->setSuffix(tr(" m²"));
  mMinArea->setSpecialValueText(tr("any"));
  mMinArea->setAccessibleName(tr("Smallest region"));
  mMinArea->setToolTip(tr("Smaller regions are left out; measured on the ellipsoid"));
  guardWheel(mMinArea);
  mMost->setObjectName(QStringLiteral("annotationMost"));
  mMost->setRange(1, mostRegionsOfAll);
  mMost->setAccessibleName(tr("Regions at most"));
  mMost->setToolTip(tr("Of more regions than that, the largest are annotated"));
  guardWheel(mMost);
  mSmooth->setObjectName(QStringLiteral("annotationSmooth"));
  mSmooth->setText(tr("Smooth outlines"));
  mSmooth->setToolTip(tr("Outlines leave those of the pixels by about a pixel; features keep theirs"));
  mRows->addRow(tr("Smallest region"), mMinArea);
  mRows->addRow(tr("Regions at most"), mMost);
  mRows->addRow(QString(), mSmooth);
}

void AnnotationDialog::connectParts() {
  connect(mLabel, &QLineEdit::textChanged, this, &AnnotationDialog::updateExample);
  connect(mNumbered, &QCheckBox::toggled, this, &AnnotationDialog::updateExample);
  // A legend has the expression as its title, and need not repeat it in each line.
  connect(mNumbered, &QCheckBox::clicked, this, [this](bool numbered) {
    const QString alone = AnnotationForm().label;
    const QString inLegend = QStringLiteral("%area_ha% ha");
    if (mLabel->text() == (numbered ? alone : inLegend))
      mLabel->setText(numbered ? inLegend : alone);
  });
  connect(mKeep, &QCheckBox::toggled, this, &AnnotationDialog::followKeep);
  connect(mButtons, &QDialogButtonBox::accepted, this, &AnnotationDialog::accept);
  connect(mButtons, &QDialogButtonBox::rejected, this, &AnnotationDialog::reject);
}

void AnnotationDialog::setSummary(const QString &text) {
  mSummary->setText(text);
}

void AnnotationDialog::setSubject(Subject subject) {
  mKeep->setVisible(subject != Subject::Regions);
  mKeep->setEnabled(subject == Subject::RegionsAndAnnotations);
  if (subject != Subject::RegionsAndAnnotations)
    mKeep->setChecked(subject == Subject::Annotations);
  followKeep();
}

void AnnotationDialog::setFields(const QList<LabelField> &fields) {
  mFields = fields;
  mFieldMenu->clear();
  for (const LabelField &field : fields) {
    QAction *action = mFieldMenu->addAction(tr("%1: %2").arg(written(field.name), field.meaning));
    connect(action, &QAction::triggered, this, [this, name = field.name] {
      mLabel->insert(written(name));
      mLabel->setFocus();
    });
  }
  updateExample();
}

void AnnotationDialog::setColourWidget(QWidget *chooser) {
  mColourRow->layout()->addWidget(chooser);
  // Not a proxy of the row: Qt 6 would stop at it a second time.
  qobject_cast<QLabel *>(mRows->labelForField(mColourRow))->setBuddy(chooser);
  // The chain follows the order of creation, and this one comes late.
  setTabOrder(mNumbered, chooser);
  setTabOrder(chooser, mTextSize);
}

void AnnotationDialog::setForm(const AnnotationForm &form) {
  mLabel->setText(form.label);
  mNumbered->setChecked(form.numbered);
  mTextSize->setValue(form.textPoints);
  mMinArea->setValue(form.minAreaM2);
  mMost->setValue(form.mostRegions);
  mSmooth->setChecked(form.smooth);
  if (mKeep->isEnabled())
    mKeep->setChecked(form.keepRegions);
  updateExample();
}

AnnotationForm AnnotationDialog::form() const {
  AnnotationForm form;
  form.label = mLabel->text().trimmed();
  form.numbered = mNumbered->isChecked();
  form.textPoints = mTextSize->value();
  form.minAreaM2 = mMinArea->value();
  form.mostRegions = mMost->value();
  form.smooth = mSmooth->isChecked();
  form.keepRegions = mKeep->isChecked();
  return form;
}

void AnnotationDialog::updateExample() {
  QMap<QString, QString> examples;
  for (const LabelField &field : mFields)
    examples.insert(field.name, field.example);
  const QString label = mLabel->text().trimmed();
  const QStringList unknown = unknownFields(label, examples.keys());
  if (!unknown.isEmpty())
    mExample->setText(tr("No such field: %1. It is shown as it is written.").arg(written(unknown.first())));
  else if (label.isEmpty())
    mExample->setText(mNumbered->isChecked() ? tr("Numbers without a legend") : tr("Outlines only"));
  else
    mExample->setText(tr("Such as: %1").arg(filledLabel(label, examples)));
}

void AnnotationDialog::followKeep() {
  const bool keeps = mKeep->isChecked();
  for (QWidget *field :
       {static_cast<QWidget *>(mMinArea), static_cast<QWidget *>(mMost), static_cast<QWidget *>(mSmooth)})
    field->setEnabled(!keeps);
  QPushButton *ok = mButtons->button(QDialogButtonBox::Ok);
  ok->setText(keeps ? tr("Restyle") : tr("Annotate"));
  ok->setToolTip(keeps ? tr("Changes the look of the annotations (Enter)") : tr("Annotates the map (Enter)"));
}

} // namespace xemap::ui
