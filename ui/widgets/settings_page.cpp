// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/settings_page.h"

#include "ui/widgets/message_line.h"
#include "ui/widgets/wheel_guard.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QRadioButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace xemap::ui {

namespace {

constexpr int mostThreads = 256;
constexpr int mostMemoryMb = 1024 * 1024;
constexpr int memoryStepMb = 256;
constexpr double usualThreshold = 0.5;

QToolButton *flatButton(const QString &objectName, const QString &sign, const QString &name, const QString &toolTip) {
  auto *button = new QToolButton;
  button->setObjectName(objectName);
  button->setText(sign);
  button->setAccessibleName(name);
  button->setToolTip(toolTip);
  button->setFocusPolicy(Qt::TabFocus);
  return button;
}

QHBoxLayout *emptyLine(QWidget *row) {
  auto *line = new QHBoxLayout(row);
  line->setContentsMargins(0, 0, 0, 0);
  return line;
}

} // namespace

SettingsPage::SettingsPage(int cores, int memoryMb, QWidget *parent)
    : QWidget(parent), mProblem(new MessageLine(MessageLine::Level::Error)) {
  setObjectName(QStringLiteral("xemapSettings"));
  auto *column = new QVBoxLayout(this);
  column->addWidget(makeSpeedGroup(cores, memoryMb));
  column->addWidget(makeModelGroup());
  column->addWidget(makeResultGroup());
  column->addWidget(mProblem);
  column->addStretch(1);
  setForm({});
}

QWidget *SettingsPage::makeSpeedGroup(int cores, int memoryMb) {
  mThreads = new QSpinBox;
  mThreads->setObjectName(QStringLiteral("settingsThreads"));
  mThreads->setRange(0, mostThreads);
  mThreads->setSpecialValueText(cores > 0 ? tr("All (%1)").arg(QLocale().toString(cores)) : tr("All"));
  mThreads->setAccessibleName(tr("Threads"));
  mThreads->setToolTip(
      tr("Threads the network works with. Fewer leave more of the machine to other programs; more than "
         "it has cores make nothing faster."));
  mMemory = new QSpinBox;
  mMemory->setObjectName(QStringLiteral("settingsMemory"));
  mMemory->setRange(0, mostMemoryMb);
  mMemory->setSingleStep(memoryStepMb);
  mMemory->setSuffix(tr(" MB", "megabytes, after a number"));
  mMemory->setSpecialValueText(tr("No limit"));
  mMemory->setAccessibleName(tr("Memory limit"));
  const QString effect =
      tr("Memory a question may take, with the image features kept for the next one. A limit makes the "
         "tiles smaller, which takes a little longer.");
  mMemory->setToolTip(memoryMb > 0
                          ? effect + QLatin1Char(' ') + tr("This machine has %1 MB.").arg(QLocale().toString(memoryMb))
                          : effect);
  guardWheel(mThreads);
  guardWheel(mMemory);
  auto *group = new QGroupBox(tr("Speed and memory"));
  auto *rows = new QFormLayout(group);
  rows->addRow(tr("&Threads"), mThreads);
  rows->addRow(tr("&Memory limit"), mMemory);
  return group;
}

QWidget *SettingsPage::makeModelGroup() {
  mModelFolders = new QListWidget;
  mModelFolders->setObjectName(QStringLiteral("settingsModelFolders"));
  mModelFolders->setAccessibleName(tr("Model folders"));
  mModelFolders->setToolTip(
      tr("Folders that are models or hold models, looked through from the top, before the folder of "
         "imported models and the models that came with XeMap"));
  mModelFolders->setMaximumHeight(fontMetrics().lineSpacing() * 6);
  mModelFolders->setTabKeyNavigation(false);
  auto *add = flatButton(QStringLiteral("settingsAddModelFolder"), QStringLiteral("+"), tr("Add model folder"),
                         tr("Adds a folder"));
  mRemoveFolder = flatButton(QStringLiteral("settingsRemoveModelFolder"), QStringLiteral("−"),
                             tr("Remove model folder"), tr("Takes the chosen folder off the list; its files stay"));
  connect(add, &QToolButton::clicked, this, &SettingsPage::addModelFolder);
  connect(mRemoveFolder, &QToolButton::clicked, this, &SettingsPage::removeModelFolder);
  connect(mModelFolders, &QListWidget::currentRowChanged, this, &SettingsPage::updateEnabled);
  auto *label = new QLabel(tr("M&odel folders"));
  label->setBuddy(mModelFolders);
  auto *buttons = new QVBoxLayout;
  buttons->addWidget(add);
  buttons->addWidget(mRemoveFolder);
  buttons->addStretch(1);
  auto *line = new QHBoxLayout;
  line->addWidget(mModelFolders, 1);
  line->addLayout(buttons);
  auto *group = new QGroupBox(tr("Models"));
  auto *column = new QVBoxLayout(group);
  column->addWidget(label);
  column->addLayout(line);
  return group;
}

QWidget *SettingsPage::makeResultGroup() {
  mBesideProject = new QRadioButton(tr("&Beside the project"));
  mBesideProject->setObjectName(QStringLiteral("settingsBesideProject"));
  mBesideProject->setToolTip(
      tr("In the folder \"xemap\" beside the project, or in the user profile while the project is not saved"));
  mInFolder = new QRadioButton(tr("In the &folder"));
  mInFolder->setObjectName(QStringLiteral("settingsInFolder"));
  mInFolder->setToolTip(tr("In one folder, whatever the project"));
  connect(mInFolder, &QRadioButton::toggled, this, &SettingsPage::updateEnabled);
  // They do not share a parent, which would make them exclude each other.
  auto *places = new QButtonGroup(this);
  places->addButton(mBesideProject);
  places->addButton(mInFolder);
  auto *group = new QGroupBox(tr("Results"));
  auto *column = new QVBoxLayout(group);
  column->addWidget(makeThresholdRow());
  column->addWidget(mBesideProject);
  column->addWidget(makeFolderRow());
  return group;
}

QWidget *SettingsPage::makeThresholdRow() {
  mFixedThreshold = new QCheckBox(tr("&Start each session with the threshold"));
  mFixedThreshold->setObjectName(QStringLiteral("settingsFixedThreshold"));
  mFixedThreshold->setToolTip(tr("Otherwise a session starts with the threshold the last one ended with"));
  mThreshold = new QDoubleSpinBox;
  mThreshold->setObjectName(QStringLiteral("settingsThreshold"));
  mThreshold->setRange(0.0, 1.0);
  mThreshold->setSingleStep(0.05);
  mThreshold->setAccessibleName(tr("Threshold"));
  mThreshold->setToolTip(tr("Probability from which a pixel belongs to the mask"));
  guardWheel(mThreshold);
  connect(mFixedThreshold, &QCheckBox::toggled, this, &SettingsPage::updateEnabled);
  auto *row = new QWidget;
  QHBoxLayout *line = emptyLine(row);
  line->addWidget(mFixedThreshold);
  line->addWidget(mThreshold);
  line->addStretch(1);
  return row;
}

QWidget *SettingsPage::makeFolderRow() {
  mResultFolder = new QLineEdit;
  mResultFolder->setObjectName(QStringLiteral("settingsResultFolder"));
  mResultFolder->setAccessibleName(tr("Folder of results"));
  mResultFolder->setToolTip(tr("It is made when the first result needs it"));
  mBrowse = flatButton(QStringLiteral("settingsBrowseResultFolder"), QStringLiteral("…"), tr("Browse"),
                       tr("Chooses the folder"));
  connect(mBrowse, &QToolButton::clicked, this, &SettingsPage::browseResultFolder);
  auto *row = new QWidget;
  QHBoxLayout *line = emptyLine(row);
  line->addWidget(mInFolder);
  line->addWidget(mResultFolder, 1);
  line->addWidget(mBrowse);
  return row;
}

void SettingsPage::setForm(const SettingsForm &form) {
  mThreads->setValue(form.threads);
  mMemory->setValue(form.maxMemoryMb);
  mModelFolders->clear();
  for (const QString &folder : form.modelFolders)
    mModelFolders->addItem(QDir::toNativeSeparators(folder));
  mFixedThreshold->setChecked(form.threshold.has_value());
  mThreshold->setValue(form.threshold.value_or(usualThreshold));
  (form.resultFolder.isEmpty() ? mBesideProject : mInFolder)->setChecked(true);
  mResultFolder->setText(QDir::toNativeSeparators(form.resultFolder));
  updateEnabled();
}

SettingsForm SettingsPage::form() const {
  SettingsForm form;
  form.threads = mThreads->value();
  form.maxMemoryMb = mMemory->value();
  for (int row = 0; row < mModelFolders->count(); ++row)
    form.modelFolders << QDir::fromNativeSeparators(mModelFolders->item(row)->text());
  if (mFixedThreshold->isChecked())
    form.threshold = mThreshold->value();
  if (mInFolder->isChecked())
    form.resultFolder = QDir::fromNativeSeparators(mResultFolder->text().trimmed());
  return form;
}

bool SettingsPage::check() {
  mProblem->setText(problem());
  return mProblem->text().isEmpty();
}

QString SettingsPage::problem() const {
  if (!mInFolder->isChecked())
    return {};
  const QString folder = mResultFolder->text().trimmed();
  if (folder.isEmpty())
    return tr("Name the folder for results, or let them go beside the project.");
  // A relative path would be taken from wherever QGIS was started.
  if (QDir::isRelativePath(folder))
    return tr("'%1' is no whole path: name the folder for results from the root on.").arg(folder);
  if (QFileInfo(folder).isFile())
    return tr("'%1' is a file: name a folder for results.").arg(folder);
  return {};
}

void SettingsPage::addModelFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder with models"));
  if (folder.isEmpty())
    return;
  const QString shown = QDir::toNativeSeparators(folder);
  if (mModelFolders->findItems(shown, Qt::MatchExactly).isEmpty())
    mModelFolders->addItem(shown);
  mModelFolders->setCurrentItem(mModelFolders->findItems(shown, Qt::MatchExactly).first());
}

void SettingsPage::removeModelFolder() {
  delete mModelFolders->takeItem(mModelFolders->currentRow());
  updateEnabled();
}

void SettingsPage::browseResultFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for results"), mResultFolder->text());
  if (!folder.isEmpty())
    mResultFolder->setText(QDir::toNativeSeparators(folder));
}

void SettingsPage::updateEnabled() {
  mRemoveFolder->setEnabled(mModelFolders->currentRow() >= 0);
  mThreshold->setEnabled(mFixedThreshold->isChecked());
  mResultFolder->setEnabled(mInFolder->isChecked());
  mBrowse->setEnabled(mInFolder->isChecked());
}

} // namespace xemap::ui
