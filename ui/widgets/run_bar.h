// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/query_form.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace xemap::ui {

/// Run, Cancel and Help, with the progress below while something runs.
class RunBar : public QWidget {
  Q_OBJECT

public:
  explicit RunBar(QWidget *parent = nullptr);

  /// An empty whyNot enables Run when the state is idle; otherwise it is Run's tooltip.
  void setState(RunState state, const QString &whyNot);
  /// In [0,1]; negative or NaN: busy without a known end.
  void setProgress(double fraction, const QString &text);

Q_SIGNALS:
  void runClicked();
  void cancelClicked();
  void helpClicked();

private:
  void showProgressText(const QString &text);

  QPushButton *mRun;
  QPushButton *mCancel;
  QToolButton *mHelp;
  QProgressBar *mBar;
  QLabel *mText;
  RunState mState = RunState::Idle;
};

} // namespace xemap::ui
