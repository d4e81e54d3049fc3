// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/state/label_template.h"

#include <QRegularExpression>

namespace xemap::ui {

namespace {

// No space in it: "50 % of 60 %" is text.
const QRegularExpression &fieldPattern() {
  static const QRegularExpression pattern(QStringLiteral("%(\\w+)%"), QRegularExpression::UseUnicodePropertiesOption);
  return pattern;
}

} // namespace

QString filledLabel(const QString &labelTemplate, const QMap<QString, QString> &values) {
  QString label;
  int written = 0;
  for (int from = 0;;) {
    const QRegularExpressionMatch field = fieldPattern().match(labelTemplate, from);
    if (!field.hasMatch())
      return label + labelTemplate.mid(written);
    const int start = static_cast<int>(field.capturedStart());
    const int end = static_cast<int>(field.capturedEnd());
    const auto value = values.constFind(field.captured(1));
    if (value == values.constEnd()) {
      // The sign that ends what is no field may begin one.
      from = end - 1;
      continue;
    }
    label += labelTemplate.mid(written, start - written) + *value;
    written = from = end;
  }
}

QStringList unknownFields(const QString &labelTemplate, const QStringList &known) {
  QStringList unknown;
  for (int from = 0;;) {
    const QRegularExpressionMatch field = fieldPattern().match(labelTemplate, from);
    if (!field.hasMatch())
      return unknown;
    const bool isKnown = known.contains(field.captured(1));
    if (!isKnown && !unknown.contains(field.captured(1)))
      unknown << field.captured(1);
    from = static_cast<int>(field.capturedEnd()) - (isKnown ? 0 : 1);
  }
}

} // namespace xemap::ui
