// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/state/expression_text.h"

#include "ui/state/query_form.h"

namespace xemap::ui {

namespace {

bool isBreak(QChar c) {
  if (c == QLatin1Char(' '))
    return false;
  switch (c.category()) {
  case QChar::Other_Control:
  case QChar::Separator_Line:
  case QChar::Separator_Paragraph:
    return true;
  default:
    return false;
  }
}

} // namespace

QString onOneLine(const QString &text) {
  QString line;
  line.reserve(text.size());
  for (int i = 0; i < text.size();) {
    int end = i;
    bool breaks = false;
    while (end < text.size() && (text[end] == QLatin1Char(' ') || isBreak(text[end])))
      breaks = isBreak(text[end++]) || breaks;
    if (breaks) {
      line += QLatin1Char(' ');
      i = end;
    } else {
      line += text[i++];
    }
  }
  return line;
}

QString cleanedExpression(const QString &text) {
  QString line = onOneLine(text).simplified().left(maxExpressionLength);
  if (!line.isEmpty() && line.at(line.size() - 1).isHighSurrogate())
    line.chop(1);
  return line.trimmed();
}

} // namespace xemap::ui
