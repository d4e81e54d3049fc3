// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/query_settings.h"

#include "ui/widgets/read_choice_row.h"
#include "ui/widgets/resolution_spin_box.h"
#include "ui/widgets/wheel_guard.h"
#include "ui/widgets/wrapped_text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace xemap::ui {

namespace {

/// Long entries must not set the width of the dock: the list still shows them whole.
QComboBox *narrowCombo(const QString &name, const QString &toolTip) {
  auto *combo = new QComboBox;
  combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  combo->setMinimumContentsLength(6);
  combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  combo->setAccessibleName(name);
  combo->setToolTip(toolTip);
  guardWheel(combo);
  return combo;
}

QLabel *labelFor(const QString &text, QWidget *buddy) {
  auto *label = new QLabel(text);
  label->setBuddy(buddy);
  return label;
}

} // namespace

QuerySettings::QuerySettings(QWidget *parent)
    : QWidget(parent), mLayerSlot(new QVBoxLayout), mLayerLabel(new QLabel(tr("Layer"))),
      mResolution(new ResolutionSpinBox), mReadChoice(new ReadChoiceRow) {
  mResolution->setObjectName(QStringLiteral("resolution"));
  mResolution->setAccessibleName(tr("Ground resolution"));
  mResolution->setToolTip(tr("Ground resolution at which the image is looked at. Coarser is faster and sees larger "
                             "things; Native is the layer's own."));
  mResolution->setMinimumWidth(narrowestFieldPx);

  makeExtentField();
  makeModelField();
  // Not a form layout: in Qt 5 that keeps the spacing of a hidden row.
  auto *grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setColumnStretch(1, 1);
  mLayerSlot->setContentsMargins(0, 0, 0, 0);
  grid->addWidget(mLayerLabel, 0, 0);
  grid->addLayout(mLayerSlot, 0, 1);
  grid->addWidget(labelFor(tr("Extent"), mExtent), 1, 0);
  grid->addWidget(mExtent, 1, 1);
  grid->addWidget(mDrawnRow, 2, 0, 1, 2);
  grid->addWidget(labelFor(tr("Model"), mModel), 3, 0);
  auto *modelRow = new QHBoxLayout;
  modelRow->addWidget(mModel, 1);
  modelRow->addWidget(mImport);
  grid->addLayout(modelRow, 3, 1);
  grid->addWidget(labelFor(tr("Resolution"), mResolution), 4, 0);
  grid->addWidget(mResolution, 4, 1);
  grid->addWidget(labelFor(tr("Bands"), mReadChoice->bandsField()), 5, 0);
  grid->addWidget(mReadChoice, 5, 1);
  // Over both columns, so that its text fits a narrow dock.
  grid->addWidget(mReadChoice->onlyDeclaredBox(), 6, 0, 1, 2);
  setModels({}, QString());
  updateDrawnRow();
  connect(mReadChoice, &ReadChoiceRow::changed, this, &QuerySettings::readChoiceChanged);
  connect(mResolution, qOverload<double>(&QDoubleSpinBox::valueChanged), this, &QuerySettings::resolutionChanged);
}

void QuerySettings::makeExtentField() {
  mExtent = narrowCombo(tr("Extent"),
                        tr("The part of the layer to look at: what the map shows, all of it, or a rectangle you draw"));
  mExtent->setObjectName(QStringLiteral("extentMode"));
  mExtent->addItem(tr("Visible area"), int(ExtentMode::Visible));
  mExtent->addItem(tr("Whole layer"), int(ExtentMode::WholeLayer));
  mExtent->addItem(tr("Drawn rectangle"), int(ExtentMode::Drawn));
  mDrawnText = new WrappedText;
  mDrawnText->setObjectName(QStringLiteral("drawnExtent"));
  mDrawnText->setAccessibleName(tr("Drawn rectangle"));
  mDraw = new QPushButton(tr("Draw"));
  mDraw->setObjectName(QStringLiteral("drawExtent"));
  mDraw->setAccessibleName(tr("Draw rectangle on the map"));
  mDraw->setToolTip(tr("Draw the rectangle on the map"));
  mDrawnRow = new QWidget;
  auto *row = new QHBoxLayout(mDrawnRow);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(mDrawnText, 1, Qt::AlignVCenter);
  row->addWidget(mDraw, 0, Qt::AlignTop);

  connect(mExtent, qOverload<int>(&QComboBox::currentIndexChanged), this, [this] {
    updateDrawnRow();
    Q_EMIT extentModeChanged(extentMode());
  });
  connect(mDraw, &QPushButton::clicked, this, &QuerySettings::drawExtentRequested);
}

void QuerySettings::makeModelField() {
  mModel = narrowCombo(tr("Model"), QString());
  mModel->setObjectName(QStringLiteral("model"));
  mModel->setMinimumWidth(narrowestFieldPx);
  // A plus as in QGIS's own lists: words beside the combo would make a narrow dock too wide.
  mImport = new QToolButton;
  mImport->setText(QStringLiteral("+"));
  mImport->setFocusPolicy(Qt::StrongFocus);
  mImport->setObjectName(QStringLiteral("importModel"));
  mImport->setAccessibleName(tr("Import model"));
  mImport->setToolTip(tr("Import model...: make one of a CLIP checkpoint such as RemoteCLIP, GeoRSCLIP or OpenCLIP"));
  connect(mImport, &QToolButton::clicked, this, &QuerySettings::importModelRequested);
  connect(mModel, qOverload<int>(&QComboBox::currentIndexChanged), this, [this] {
    mAwaitedModelPath.clear();
    updateModelToolTip();
    Q_EMIT modelChanged(modelPath());
  });
}

void QuerySettings::setLayerWidget(QWidget *chooser) {
  if (chooser == mLayerChooser)
    return;
  delete mLayerChooser.data();
  mLayerChooser = chooser;
  mLayerLabel->setBuddy(chooser);
  if (!chooser)
    return;
  if (chooser->minimumWidth() == 0)
    chooser->setMinimumWidth(narrowestFieldPx);
  if (chooser->accessibleName().isEmpty())
    chooser->setAccessibleName(tr("Layer"));
  guardWheel(chooser);
  mLayerSlot->addWidget(chooser);
}

void QuerySettings::setModels(const QList<ModelChoice> &models, const QString &currentPath) {
  const QSignalBlocker blocker(mModel);
  const QString kept = preferredModelPath();
  mModel->clear();
  for (const ModelChoice &model : models) {
    mModel->addItem(model.name, model.path);
    mModel->setItemData(mModel->count() - 1, model.path, Qt::ToolTipRole);
  }
  mModel->setEnabled(!models.isEmpty());
  setModelPath(currentPath.isEmpty() ? kept : currentPath);
}

void QuerySettings::setDrawnExtentText(const QString &text) {
  mDrawnExtent = text;
  updateDrawnRow();
}

void QuerySettings::setNativeGsd(std::optional<double> metres) {
  mResolution->setNativeGsd(metres);
}

void QuerySettings::setReadChoice(const ReadChoice &choice) {
  mReadChoice->setChoice(choice);
}

ExtentMode QuerySettings::extentMode() const {
  return ExtentMode(mExtent->currentData().toInt());
}

void QuerySettings::setExtentMode(ExtentMode mode) {
  const QSignalBlocker blocker(mExtent);
  mExtent->setCurrentIndex(qMax(0, mExtent->findData(int(mode))));
  updateDrawnRow();
}

bool QuerySettings::hasDrawnExtent() const {
  return !mDrawnExtent.isEmpty();
}

QString QuerySettings::preferredModelPath() const {
  return mAwaitedModelPath.isEmpty() ? modelPath() : mAwaitedModelPath;
}

QString QuerySettings::modelPath() const {
  return mModel->currentData().toString();
}

void QuerySettings::setModelPath(const QString &path) {
  const QSignalBlocker blocker(mModel);
  const int index = mModel->findData(path);
  mAwaitedModelPath = index < 0 ? path : QString();
  if (index >= 0)
    mModel->setCurrentIndex(index);
  updateModelToolTip();
}

std::optional<double> QuerySettings::gsdMetres() const {
  return mResolution->gsdMetres();
}

void QuerySettings::setGsdMetres(std::optional<double> metres) {
  const QSignalBlocker blocker(mResolution);
  mResolution->setGsdMetres(metres);
}

void QuerySettings::updateDrawnRow() {
  mDrawnText->setPlainText(hasDrawnExtent() ? mDrawnExtent : tr("None drawn yet"));
  mDrawnRow->setVisible(extentMode() == ExtentMode::Drawn);
}

void QuerySettings::updateModelToolTip() {
  mModel->setToolTip(mModel->count() > 0 ? modelPath() : tr("No model is installed"));
}

} // namespace xemap::ui
