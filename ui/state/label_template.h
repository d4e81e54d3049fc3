// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace xemap::ui {

/// The template with the values of its fields, such as %area_ha%, in their places; other text stays as it is.
QString filledLabel(const QString &labelTemplate, const QMap<QString, QString> &values);

/// What is written like a field and is none of those known, each once.
QStringList unknownFields(const QString &labelTemplate, const QStringList &known);

} // namespace xemap::ui
