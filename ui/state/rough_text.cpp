// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/state/rough_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace xemap::ui {

namespace {

struct Rough {
  Q_DECLARE_TR_FUNCTIONS(xemap::ui::Rough)
};

QString number(double value) {
  return QLocale().toString(static_cast<qlonglong>(std::llround(value)));
}

} // namespace

QString roughDuration(double seconds) {
  constexpr double step = 5.0;
  constexpr double minute = 60.0;
  constexpr double hour = 60.0 * minute;
  if (seconds < minute - step / 2)
    return Rough::tr("%1\u00A0s").arg(number(std::max(step, step * std::round(seconds / step))));
  if (seconds < hour - minute / 2)
    return Rough::tr("%1\u00A0min").arg(number(seconds / minute));
  const double minutes = 10.0 * std::round(seconds / minute / 10.0);
  return Rough::tr("%1\u00A0h %2\u00A0min").arg(number(std::floor(minutes / 60.0)), number(std::fmod(minutes, 60.0)));
}

QString roughMemory(double bytes) {
  constexpr double megabyte = 1024.0 * 1024.0;
  constexpr double gigabyte = 1024.0 * megabyte;
  if (bytes < gigabyte)
    return Rough::tr("%1\u00A0MB").arg(number(10.0 * std::round(bytes / megabyte / 10.0)));
  return Rough::tr("%1\u00A0GB").arg(QLocale().toString(bytes / gigabyte, 'f', 1));
}

} // namespace xemap::ui
