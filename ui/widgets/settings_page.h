// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/settings_form.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QLineEdit;
class QListWidget;
class QRadioButton;
class QSpinBox;
class QToolButton;

namespace xemap::ui {

class MessageLine;

/// Shows and collects what is set once for all questions.
/// Threads: the GUI thread only.
class SettingsPage : public QWidget {
  Q_OBJECT

public:
  /// What the machine has, as the hints say it; 0: unknown.
  SettingsPage(int cores, int memoryMb, QWidget *parent = nullptr);

  void setForm(const SettingsForm &form);
  SettingsForm form() const;

  /// Whether the form can be taken over; says on the page why it cannot.
  bool check();

private:
  QString problem() const;
  QWidget *makeSpeedGroup(int cores, int memoryMb);
  QWidget *makeModelGroup();
  QWidget *makeResultGroup();
  QWidget *makeThresholdRow();
  QWidget *makeFolderRow();
  void addModelFolder();
  void removeModelFolder();
  void browseResultFolder();
  void updateEnabled();

  QSpinBox *mThreads = nullptr;
  QSpinBox *mMemory = nullptr;
  QListWidget *mModelFolders = nullptr;
  QToolButton *mRemoveFolder = nullptr;
  QCheckBox *mFixedThreshold = nullptr;
  QDoubleSpinBox *mThreshold = nullptr;
  QRadioButton *mBesideProject = nullptr;
  QRadioButton *mInFolder = nullptr;
  QLineEdit *mResultFolder = nullptr;
  QToolButton *mBrowse = nullptr;
  MessageLine *mProblem;
};

} // namespace xemap::ui
