// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace xemap::ui {

class WrappedText;

/// A message inside the dock that can be copied and closed; hidden while it has none.
class MessageLine : public QFrame {
  Q_OBJECT

public:
  enum class Level { Hint, Warning, Error };

  explicit MessageLine(Level level, QWidget *parent = nullptr);

  const QString &text() const { return mMessage; }
  /// Shows the plain text and tells assistive technology; an empty text hides the line.
  void setText(const QString &text);

  /// Adds a button before the others, for what can be done about the message.
  QToolButton *addButton(const QString &objectName, const QString &text, const QString &toolTip);
  QWidget *lastInTabOrder() const;

protected:
  void changeEvent(QEvent *event) override;

private:
  void updateIcon();

  Level mLevel;
  QString mMessage;
  QLabel *mIcon;
  WrappedText *mText;
  QHBoxLayout *mOwnButtons; ///< A line of their own: a dock may be narrow.
  QToolButton *mCopy;
  QToolButton *mClose;
};

} // namespace xemap::ui
