// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/fraction_control.h"

#include "ui/widgets/wheel_guard.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace xemap::ui {

namespace {

constexpr int steps = 100;
constexpr int pauseMs = 50;

} // namespace

FractionControl::FractionControl(const QString &name, Notation notation, QWidget *parent)
    : QWidget(parent), mSlider(new QSlider(Qt::Horizontal)), mNumber(new QDoubleSpinBox),
      mScale(notation == Notation::Percent ? 100 : 1) {
  mSlider->setRange(0, steps);
  mSlider->setPageStep(steps / 10);
  mSlider->setAccessibleName(name);
  mSlider->setMinimumWidth(40);
  // Boxes of either notation get the width of the wider one, so that sliders above each other end together.
  mNumber->setDecimals(0);
  mNumber->setRange(0, steps);
  mNumber->setSuffix(tr(" %", "percent sign after a number"));
  mNumber->setMinimumWidth(mNumber->sizeHint().width());
  if (notation == Notation::Decimal) {
    mNumber->setSuffix(QString());
    mNumber->setDecimals(2);
    mNumber->setRange(0.0, 1.0);
  }
  mNumber->setSingleStep(double(mScale) / steps);
  mNumber->setAccessibleName(name);
  // Otherwise "0.35" would pass through 0 and 0.3 while it is typed.
  mNumber->setKeyboardTracking(false);
  guardWheel(mSlider);
  guardWheel(mNumber);

  auto *layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(mSlider, 1);
  layout->addWidget(mNumber);
  setFocusProxy(mSlider);

  mPause.setSingleShot(true);
  mPause.setInterval(pauseMs);
  // Started once and not restarted: a steady drag is followed while it lasts.
  const auto edited = [this] {
    if (!mPause.isActive())
      mPause.start();
  };
  connect(mSlider, &QSlider::valueChanged, this, [this, edited](int step) {
    const QSignalBlocker blocker(mNumber);
    mNumber->setValue(double(step) * mScale / steps);
    edited();
  });
  connect(mNumber, qOverload<double>(&QDoubleSpinBox::valueChanged), this, [this, edited](double number) {
    const QSignalBlocker blocker(mSlider);
    mSlider->setValue(int(std::lround(number * steps / mScale)));
    edited();
  });
  connect(&mPause, &QTimer::timeout, this, [this] { Q_EMIT valueEdited(value()); });
}

double FractionControl::value() const {
  return double(mSlider->value()) / steps;
}

void FractionControl::setValue(double value) {
  if (std::isnan(value))
    return;
  const int step = int(std::lround(std::clamp(value, 0.0, 1.0) * steps));
  const QSignalBlocker sliderBlocker(mSlider);
  const QSignalBlocker numberBlocker(mNumber);
  mSlider->setValue(step);
  mNumber->setValue(double(step) * mScale / steps);
  mPause.stop();
}

void FractionControl::setToolTipText(const QString &text) {
  mSlider->setToolTip(text);
  mNumber->setToolTip(text);
}

} // namespace xemap::ui
