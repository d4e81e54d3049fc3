// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/query_form.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace xemap::ui {

/// Run, Cancel and the menu of help; below them what a run would take, and the progress while something runs.
class RunBar : public QWidget {
  Q_OBJECT

public:
  explicit RunBar(QWidget *parent = nullptr);

  /// An empty whyNot enables Run when the state is idle; otherwise it is Run's tooltip.
  void setState(RunState state, const QString &whyNot);
  /// In [0,1]; negative or NaN: busy without a known end.
  void setProgress(double fraction, const QString &text);
  /// What a run started now would take; empty: nothing worth saying.
  void setEstimate(const QString &text);
  /// Whether the part of the run that is done could be kept.
  void offerPart(bool offered);

Q_SIGNALS:
  void runClicked();
  void cancelClicked();
  void keepPartClicked();
  void helpClicked();
  void settingsClicked();
  void diagnosticsClicked();

private:
  void makeHelp();
  void showHelpMenu();
  void keepPart();
  void showProgressText(const QString &text);

  QPushButton *mRun;
  QPushButton *mCancel;
  QToolButton *mHelp;
  QProgressBar *mBar;
  QLabel *mText;
  QLabel *mEstimate;
  QPushButton *mKeepPart;
  RunState mState = RunState::Idle;
  bool mKeepsPart = false; ///< The run under way ends with what it has.
};

} // namespace xemap::ui
