// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/base/error.h"

#include <QCoreApplication>
#include <QString>

namespace xemap::layer {

/// Texts that people see, of parts that are no QObjects.
struct LayerText {
  Q_DECLARE_TR_FUNCTIONS(xemap::layer::LayerText)
};

/// An error with a message in QGIS's language.
inline Error problem(ErrorCode code, const QString &message) {
  return {code, message.toStdString()};
}

} // namespace xemap::layer
