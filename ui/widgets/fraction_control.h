// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QDoubleSpinBox;
class QSlider;

namespace xemap::ui {

/// A slider and a number box for one value in [0,1], in steps of 0.01.
class FractionControl : public QWidget {
  Q_OBJECT

public:
  /// How the number is written: 0.35 or 35 %.
  enum class Notation { Decimal, Percent };

  /// The name is what assistive technology calls the control.
  FractionControl(const QString &name, Notation notation, QWidget *parent = nullptr);

  double value() const;
  /// Rounds to 0.01 and clamps to [0,1]; ignores NaN; emits nothing, also not a change still waiting.
  void setValue(double value);
  void setToolTipText(const QString &text);

Q_SIGNALS:
  /// The value as the user moved it: at most every 50 ms, and always the last one.
  void valueEdited(double value);

private:
  QSlider *mSlider;
  QDoubleSpinBox *mNumber;
  QTimer mPause;
  int mScale; // of the number box to a fraction
};

} // namespace xemap::ui
