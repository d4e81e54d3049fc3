// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/comparison/swipe_curtain.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace xemap::comparison {

namespace {

constexpr int lineWidthPx = 9; ///< Of what the mouse can take hold of.
constexpr double keyStep = 0.02;
constexpr int marginPx = 6;

} // namespace

SwipeCurtain::SwipeCurtain(QWidget &map)
    : QWidget(&map), mMap(map), mLine(new QWidget(&map)), mClose(new QToolButton(&map)) {
  setObjectName(QStringLiteral("xemapSwipe"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  mLine->setObjectName(QStringLiteral("xemapSwipeLine"));
  mLine->setAccessibleName(tr("Line between the compared results"));
  mLine->setToolTip(tr("Drag, or press Left and Right, to compare; Esc ends it"));
  mLine->setCursor(Qt::SplitHCursor);
  mLine->setFocusPolicy(Qt::StrongFocus);
  mLine->setAutoFillBackground(true);
  mLine->setBackgroundRole(QPalette::Highlight);
  mLine->installEventFilter(this);
  mClose->setObjectName(QStringLiteral("xemapSwipeClose"));
  mClose->setText(QStringLiteral("\u00D7"));
  mClose->setAccessibleName(tr("End the comparison"));
  mClose->setToolTip(tr("Ends the comparison"));
  connect(mClose, &QToolButton::clicked, this, &SwipeCurtain::closed);
  connect(this, &QObject::destroyed, mLine, &QObject::deleteLater);
  connect(this, &QObject::destroyed, mClose, &QObject::deleteLater);
  map.installEventFilter(this);
  for (QWidget *part : {static_cast<QWidget *>(this), mLine, static_cast<QWidget *>(mClose)})
    part->show();
  place();
}

void SwipeCurtain::setNames(const QString &left, const QString &right) {
  mNames = {left, right};
  update();
}

void SwipeCurtain::setPicture(std::size_t side, const QImage &picture) {
  mPictures[side] = picture;
  update();
}

void SwipeCurtain::setPosition(double position) {
  mPosition = std::clamp(position, 0.0, 1.0);
  place();
}

void SwipeCurtain::place() {
  setGeometry(mMap.rect());
  const int line = static_cast<int>(std::lround(mPosition * width()));
  mLine->setGeometry(line - lineWidthPx / 2, 0, lineWidthPx, height());
  mClose->adjustSize();
  mClose->move(std::clamp(line - mClose->width() / 2, 0, std::max(0, width() - mClose->width())), marginPx);
  mLine->raise();
  mClose->raise();
  update();
}

void SwipeCurtain::paintEvent(QPaintEvent * /*event*/) {
  QPainter painter(this);
  const int line = static_cast<int>(std::lround(mPosition * width()));
  const std::array<QRect, 2> places{QRect(0, 0, line, height()), QRect(line, 0, width() - line, height())};
  for (std::size_t side = 0; side < places.size(); ++side) {
    painter.setClipRect(places[side]);
    if (!mPictures[side].isNull())
      painter.drawImage(rect(), mPictures[side]);
    const int flags = Qt::AlignBottom | (side == 0 ? Qt::AlignRight : Qt::AlignLeft);
    const QRect box = places[side].adjusted(marginPx + lineWidthPx, 0, -marginPx - lineWidthPx, -marginPx);
    const QString name = painter.fontMetrics().elidedText(mNames[side], Qt::ElideRight, box.width());
    const QRect back = painter.boundingRect(box, flags, name).adjusted(-3, -1, 3, 1);
    painter.fillRect(back, palette().window());
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(box, flags, name);
  }
}

bool SwipeCurtain::eventFilter(QObject *watched, QEvent *event) {
  if (watched == &mMap && event->type() == QEvent::Resize)
    place();
  if (watched != mLine)
    return QWidget::eventFilter(watched, event);
  if (event->type() == QEvent::MouseMove) {
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->buttons().testFlag(Qt::LeftButton))
      setPosition(static_cast<double>(mLine->mapTo(&mMap, mouse->pos()).x()) / std::max(1, width()));
    return true;
  }
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Left || key == Qt::Key_Right)
      setPosition(mPosition + (key == Qt::Key_Left ? -keyStep : keyStep));
    else if (key == Qt::Key_Escape)
      Q_EMIT closed();
    else
      return false;
    return true;
  }
  return false;
}

} // namespace xemap::comparison
