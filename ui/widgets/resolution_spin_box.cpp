// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/resolution_spin_box.h"

#include "ui/widgets/wheel_guard.h"

#include <QLineEdit>

#include <algorithm>
#include <cmath>

namespace xemap::ui {

namespace {

constexpr double native = 0.0;
constexpr double startMetres = 1.0;

bool isUsable(std::optional<double> metres) {
  return metres && std::isfinite(*metres) && *metres > 0.0;
}

} // namespace

ResolutionSpinBox::ResolutionSpinBox(QWidget *parent) : QDoubleSpinBox(parent) {
  setDecimals(3);
  setRange(native, maxMetres);
  setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
  setSuffix(tr(" m/px", "metres per pixel, after a number"));
  setKeyboardTracking(false);
  setNativeGsd(std::nullopt);
  guardWheel(this);
}

std::optional<double> ResolutionSpinBox::gsdMetres() const {
  return value() > native ? std::optional<double>(value()) : std::nullopt;
}

void ResolutionSpinBox::setGsdMetres(std::optional<double> metres) {
  setValue(isUsable(metres) ? std::max(*metres, std::pow(10.0, -decimals())) : native);
}

void ResolutionSpinBox::setNativeGsd(std::optional<double> metres) {
  mNativeGsd = isUsable(metres) ? metres : std::nullopt;
  setSpecialValueText(mNativeGsd ? tr("Native (%1 m)").arg(locale().toString(*mNativeGsd, 'g', 3)) : tr("Native"));
  lineEdit()->home(false);
}

void ResolutionSpinBox::stepBy(int steps) {
  // A finer grid than the layer's shows nothing new: stepping goes from native to coarser and back.
  const double finest = mNativeGsd.value_or(startMetres);
  if (value() <= native && steps > 0)
    setValue(finest);
  if (steps < 0 && value() <= finest)
    setValue(native);
  else
    QDoubleSpinBox::stepBy(steps);
}

QString ResolutionSpinBox::textFromValue(double value) const {
  return locale().toString(value, 'f', QLocale::FloatingPointShortest);
}

double ResolutionSpinBox::valueFromText(const QString &text) const {
  return isEmptied(text) ? native : QDoubleSpinBox::valueFromText(text);
}

QValidator::State ResolutionSpinBox::validate(QString &input, int &position) const {
  return isEmptied(input) ? QValidator::Acceptable : QDoubleSpinBox::validate(input, position);
}

bool ResolutionSpinBox::isEmptied(const QString &text) const {
  // Deleting the number leaves the suffix behind.
  return text.trimmed().isEmpty() || text.trimmed() == suffix().trimmed();
}

} // namespace xemap::ui
