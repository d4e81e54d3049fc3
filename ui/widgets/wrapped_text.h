// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QTextEdit>

namespace xemap::ui {

/// Plain text that can be selected, wraps anywhere if it must, and is as high as its text.
///
/// A QLabel breaks at spaces only, so that one long path would widen the whole dock.
class WrappedText : public QTextEdit {
  Q_OBJECT

public:
  explicit WrappedText(QWidget *parent = nullptr);

  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

protected:
  void changeEvent(QEvent *event) override;

private:
  void followTheme();
  void followWindowColours();
  void fitHeight();
};

} // namespace xemap::ui
