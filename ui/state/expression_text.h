// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace xemap::ui {

/// Puts text on one line: each run of white space and control characters that holds more than plain spaces becomes one
/// space. Plain spaces stay, so that it can be applied while someone types.
QString onOneLine(const QString &text);

/// The expression as it is run and remembered: on one line, single spaces, none at the ends, at most
/// maxExpressionLength characters and no halved surrogate pair.
QString cleanedExpression(const QString &text);

} // namespace xemap::ui
