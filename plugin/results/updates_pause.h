// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace xemap::results {

/// Paints nothing of a widget while it lives.
class UpdatesPause {
public:
  /// There need not be a widget.
  explicit UpdatesPause(QWidget *widget) : mWidget(widget) {
    if (mWidget)
      mWidget->setUpdatesEnabled(false);
  }
  ~UpdatesPause() {
    if (mWidget)
      mWidget->setUpdatesEnabled(true);
  }
  UpdatesPause(const UpdatesPause &) = delete;
  UpdatesPause &operator=(const UpdatesPause &) = delete;

private:
  QPointer<QWidget> mWidget;
};

} // namespace xemap::results
