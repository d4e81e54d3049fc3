// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/region_dialog.h"

#include "ui/widgets/wheel_guard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace xemap::ui {

namespace {

constexpr double largestToleranceMetres = 1000.0;

QString suffixOf(RegionTarget target) {
  switch (target) {
  case RegionTarget::GeoPackage:
    return QStringLiteral("gpkg");
  case RegionTarget::GeoJson:
    return QStringLiteral("geojson");
  case RegionTarget::Shapefile:
    return QStringLiteral("shp");
  case RegionTarget::FlatGeobuf:
    return QStringLiteral("fgb");
  case RegionTarget::TemporaryLayer:
  case RegionTarget::ExistingLayer:
    break;
  }
  return {};
}

QDoubleSpinBox *measureBox(const QString &name, double most, const QString &unit, const QString &label,
                           const QString &zeroText, const QString &toolTip) {
  auto *box = new QDoubleSpinBox;
  box->setObjectName(name);
  box->setDecimals(1);
  box->setRange(0.0, most);
  box->setSuffix(unit);
  box->setSpecialValueText(zeroText);
  box->setAccessibleName(label);
  box->setToolTip(toolTip);
  guardWheel(box);
  return box;
}

/// A row of the form that the host fills.
QWidget *emptyRow() {
  auto *row = new QWidget;
  auto *layout = new QVBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  return row;
}

} // namespace

RegionDialog::RegionDialog(QWidget *parent)
    : QDialog(parent), mRows(new QFormLayout), mSummary(new QLabel), mTarget(new QComboBox), mPlaceLabel(new QLabel),
      mFileRow(new QWidget), mFile(new QLineEdit), mBrowse(new QToolButton), mLayerRow(emptyRow()), mCrsRow(emptyRow()),
      mFeatures(new QComboBox), mSmooth(new QCheckBox),
      mButtons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel)) {
  setObjectName(QStringLiteral("regionDialog"));
  setWindowTitle(tr("Save Regions"));
  mSummary->setObjectName(QStringLiteral("regionSummary"));
  mSummary->setTextFormat(Qt::PlainText);
  mSummary->setWordWrap(true);
  mRows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  mBeforeChooser = mBrowse;
  makeTargetRows();
  makeFeatureRows();
  auto *column = new QVBoxLayout(this);
  column->addWidget(mSummary);
  column->addLayout(mRows);
  column->addStretch(1);
  column->addWidget(mButtons);
  mButtons->button(QDialogButtonBox::Cancel)->setToolTip(tr("Saves nothing (Esc)"));
  connectParts();
  followTarget();
  // A path and a CRS are longer than what a form takes for granted.
  resize(fontMetrics().averageCharWidth() * 80, sizeHint().height());
  // What is typed at once is the name of the file.
  mFile->setFocus();
}

void RegionDialog::makeTargetRows() {
  mTarget->setObjectName(QStringLiteral("regionTarget"));
  mTarget->setAccessibleName(tr("Save as"));
  mTarget->setToolTip(tr("What the regions are saved as"));
  for (const auto &[name, target] :
       {std::pair(tr("GeoPackage"), RegionTarget::GeoPackage), std::pair(tr("GeoJSON"), RegionTarget::GeoJson),
        std::pair(tr("Shapefile"), RegionTarget::Shapefile), std::pair(tr("FlatGeobuf"), RegionTarget::FlatGeobuf),
        std::pair(tr("Temporary layer"), RegionTarget::TemporaryLayer),
        std::pair(tr("Features of an existing layer"), RegionTarget::ExistingLayer)})
    mTarget->addItem(name, static_cast<int>(target));
  guardWheel(mTarget);
  mFile->setObjectName(QStringLiteral("regionFile"));
  mFile->setAccessibleName(tr("File"));
  mFile->setToolTip(tr("File to write; an older one is replaced"));
  mBrowse->setObjectName(QStringLiteral("browseRegionFile"));
  mBrowse->setText(QStringLiteral("…"));
  mBrowse->setAccessibleName(tr("Browse"));
  mBrowse->setToolTip(tr("Chooses the file"));
  mBrowse->setFocusPolicy(Qt::TabFocus);
  connect(mBrowse, &QToolButton::clicked, this, &RegionDialog::browse);
  auto *file = new QHBoxLayout(mFileRow);
  file->setContentsMargins(0, 0, 0, 0);
  file->addWidget(mFile, 1);
  file->addWidget(mBrowse);
  // One row for both, because a row that is hidden leaves a gap.
  QWidget *place = emptyRow();
  place->layout()->addWidget(mFileRow);
  place->layout()->addWidget(mLayerRow);
  mRows->addRow(tr("Save as"), mTarget);
  mRows->addRow(mPlaceLabel, place);
  mRows->addRow(tr("CRS"), mCrsRow);
}

void RegionDialog::makeFeatureRows() {
  mFeatures->setObjectName(QStringLiteral("regionFeatures"));
  mFeatures->setAccessibleName(tr("One feature for"));
  mFeatures->setToolTip(tr("Regions whose pixels touch at a corner are one region of several pieces"));
  mFeatures->addItem(tr("each region"), static_cast<int>(RegionFeatures::PerRegion));
  mFeatures->addItem(tr("each piece of a region"), static_cast<int>(RegionFeatures::PerPiece));
  mFeatures->addItem(tr("all regions together"), static_cast<int>(RegionFeatures::AllInOne));
  guardWheel(mFeatures);
  mMinArea = measureBox(QStringLiteral("regionMinArea"), largestAreaM2, tr(" m²"), tr("Smallest region"), tr("any"),
                        tr("Smaller regions are left out; measured on the ellipsoid"));
  mFillHoles = measureBox(QStringLiteral("regionFillHoles"), largestAreaM2, tr(" m²"), tr("Fill holes below"),
                          tr("none"), tr("Smaller holes in a region are filled; measured on the ellipsoid"));
  mSimplify = measureBox(QStringLiteral("regionSimplify"), largestToleranceMetres, tr(" m"), tr("Simplify by"),
                         tr("nothing"), tr("Outlines keep that near to those of the pixels; none crosses another"));
  mSmooth->setObjectName(QStringLiteral("regionSmooth"));
  mSmooth->setText(tr("Round the corners"));
  mSmooth->setToolTip(tr("Rounds the corners of the pixels; none crosses another"));
  mRows->addRow(tr("One feature for"), mFeatures);
  mRows->addRow(tr("Smallest region"), mMinArea);
  mRows->addRow(tr("Fill holes below"), mFillHoles);
  mRows->addRow(tr("Simplify by"), mSimplify);
  mRows->addRow(QString(), mSmooth);
}

void RegionDialog::connectParts() {
  connect(mTarget, qOverload<int>(&QComboBox::currentIndexChanged), this, [this] {
    followTarget();
    Q_EMIT targetChanged(target());
  });
  connect(mFile, &QLineEdit::textChanged, this, &RegionDialog::updateSavable);
  connect(mButtons, &QDialogButtonBox::accepted, this, &RegionDialog::accept);
  connect(mButtons, &QDialogButtonBox::rejected, this, &RegionDialog::reject);
}

void RegionDialog::setSummary(const QString &text) {
  mSummary->setText(text);
}

void RegionDialog::setCrsWidget(QWidget *chooser) {
  mCrsRow->layout()->addWidget(chooser);
  // Not a proxy of the row: Qt 6 would stop at it a second time.
  qobject_cast<QLabel *>(mRows->labelForField(mCrsRow))->setBuddy(chooser);
  placeInTabOrder(chooser);
}

void RegionDialog::placeInTabOrder(QWidget *chooser) {
  // The chain follows the order of creation, and the host's choosers come late.
  setTabOrder(mBeforeChooser, chooser);
  setTabOrder(chooser, mFeatures);
  mBeforeChooser = chooser;
}

void RegionDialog::setLayerWidget(QWidget *chooser, bool hasLayers) {
  mLayerRow->layout()->addWidget(chooser);
  mLayerChooser = chooser;
  placeInTabOrder(chooser);
  const int row = mTarget->findData(static_cast<int>(RegionTarget::ExistingLayer));
  qobject_cast<QStandardItemModel *>(mTarget->model())->item(row)->setEnabled(hasLayers);
}

void RegionDialog::setForm(const RegionForm &form) {
  {
    const QSignalBlocker blocker(mTarget);
    mTarget->setCurrentIndex(mTarget->findData(static_cast<int>(form.target)));
  }
  mFile->setText(QDir::toNativeSeparators(form.path));
  mFeatures->setCurrentIndex(mFeatures->findData(static_cast<int>(form.features)));
  mMinArea->setValue(form.minAreaM2);
  mFillHoles->setValue(form.fillHolesM2);
  mSimplify->setValue(form.simplifyMetres);
  mSmooth->setChecked(form.smooth);
  followTarget();
  // The name is what one changes, not the folder nor the suffix.
  const int name = static_cast<int>(mFile->text().lastIndexOf(QDir::separator())) + 1;
  mFile->setSelection(name, static_cast<int>(QFileInfo(form.path).completeBaseName().size()));
}

RegionForm RegionDialog::form() const {
  RegionForm form;
  form.target = target();
  form.path = isFile(form.target) ? QDir::fromNativeSeparators(mFile->text().trimmed()) : QString();
  if (!form.path.isEmpty() && QFileInfo(form.path).suffix().isEmpty())
    form.path += QLatin1Char('.') + suffixOf(form.target);
  form.features = static_cast<RegionFeatures>(mFeatures->currentData().toInt());
  form.minAreaM2 = mMinArea->value();
  form.fillHolesM2 = mFillHoles->value();
  form.simplifyMetres = mSimplify->value();
  form.smooth = mSmooth->isChecked();
  return form;
}

void RegionDialog::accept() {
  const QString path = form().path;
  if (!path.isEmpty() && path != mReplaceable && QFileInfo::exists(path)) {
    const auto answer =
        QMessageBox::question(this, windowTitle(), tr("Replace the file and all that is in it?\n%1").arg(path));
    if (answer != QMessageBox::Yes)
      return;
  }
  QDialog::accept();
}

RegionTarget RegionDialog::target() const {
  return static_cast<RegionTarget>(mTarget->currentData().toInt());
}

void RegionDialog::browse() {
  const QString suffix = suffixOf(target());
  const QString filter = QStringLiteral("%1 (*.%2)").arg(mTarget->currentText(), suffix);
  QString chosen = QFileDialog::getSaveFileName(this, windowTitle(), form().path, filter);
  if (chosen.isEmpty())
    return;
  // The file dialog has asked about the name as it was typed, so only that one is agreed upon.
  mReplaceable = chosen;
  if (QFileInfo(chosen).suffix().isEmpty())
    chosen += QLatin1Char('.') + suffix;
  mFile->setText(QDir::toNativeSeparators(chosen));
}

void RegionDialog::followTarget() {
  const bool file = isFile(target());
  const bool existing = target() == RegionTarget::ExistingLayer;
  mFileRow->setVisible(!existing);
  mFileRow->setEnabled(file);
  mLayerRow->setVisible(existing);
  mPlaceLabel->setText(existing ? tr("Layer") : tr("File"));
  mPlaceLabel->setBuddy(existing ? mLayerChooser : mFile);
  mCrsRow->setEnabled(!existing);
  const QString path = mFile->text();
  const QString suffix = QFileInfo(path).suffix();
  if (file && !path.isEmpty() && suffix != suffixOf(target()))
    mFile->setText(path.left(path.size() - suffix.size() - (suffix.isEmpty() ? 0 : 1)) + QLatin1Char('.') +
                   suffixOf(target()));
  updateSavable();
}

void RegionDialog::updateSavable() {
  QPushButton *save = mButtons->button(QDialogButtonBox::Save);
  const bool named = !isFile(target()) || !mFile->text().trimmed().isEmpty();
  save->setEnabled(named);
  save->setToolTip(named ? tr("Saves the regions (Enter)") : tr("Name the file first."));
}

} // namespace xemap::ui
