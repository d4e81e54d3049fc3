// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include <array>

class QToolButton;

namespace xemap::comparison {

/// Two pictures of the same map over it, one left and one right of a line that mouse and keys move.
class SwipeCurtain final : public QWidget {
  Q_OBJECT

public:
  /// Covers `map`, whose mouse it leaves alone but for the line.
  explicit SwipeCurtain(QWidget &map);

  void setNames(const QString &left, const QString &right);
  /// `side` 0 is the left one. A null picture shows the map itself.
  void setPicture(std::size_t side, const QImage &picture);
  /// Units: share of the width.
  double position() const { return mPosition; }
  void setPosition(double position);

Q_SIGNALS:
  void closed();

protected:
  void paintEvent(QPaintEvent *event) override;
  bool eventFilter(QObject *watched, QEvent *event) override;

private:
  void place();

  QWidget &mMap;
  QWidget *mLine;
  QToolButton *mClose;
  std::array<QString, 2> mNames;
  std::array<QImage, 2> mPictures;
  double mPosition = 0.5;
};

} // namespace xemap::comparison
