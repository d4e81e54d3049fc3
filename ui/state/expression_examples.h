// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace xemap::ui {

/// Expressions of one kind.
struct ExpressionExamples {
  QString title;           ///< What they show, in the language of the user interface.
  QStringList expressions; ///< In English, the language of the models.
};

/// What an expression may say, by examples.
QList<ExpressionExamples> expressionExamples();

} // namespace xemap::ui
