// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/example_sign.h"

#include <QPainter>
#include <QPixmap>

namespace xemap::ui {

QColor exampleColour(bool like) {
  return like ? QColor(0, 114, 178) : QColor(213, 94, 0);
}

QIcon exampleIcon(bool like) {
  constexpr int side = 32;
  constexpr double margin = 6.0;
  constexpr double stroke = 6.0;
  QPixmap picture(side, side);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF inner(margin, margin, side - 2.0 * margin, side - 2.0 * margin);
  if (like) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(exampleColour(true));
    painter.drawEllipse(inner);
  } else {
    painter.setPen(QPen(exampleColour(false), stroke, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(inner.topLeft(), inner.bottomRight());
    painter.drawLine(inner.topRight(), inner.bottomLeft());
  }
  return QIcon(picture);
}

} // namespace xemap::ui
