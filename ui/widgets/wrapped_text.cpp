// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/wrapped_text.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QEvent>

#include <cmath>

namespace xemap::ui {

namespace {

constexpr int mostLines = 12;

} // namespace

WrappedText::WrappedText(QWidget *parent) : QTextEdit(parent) {
  setReadOnly(true);
  setAcceptRichText(false);
  setFrameShape(QFrame::NoFrame);
  setTabChangesFocus(true);
  setFocusPolicy(Qt::ClickFocus);
  setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  viewport()->setAutoFillBackground(false);
  viewport()->setCursor(Qt::IBeamCursor);
  document()->setDocumentMargin(0);
  connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
          &WrappedText::fitHeight);
  followTheme();
  followWindowColours();
  fitHeight();
}

QSize WrappedText::minimumSizeHint() const {
  return {40, minimumHeight()};
}

QSize WrappedText::sizeHint() const {
  return {160, minimumHeight()};
}

void WrappedText::changeEvent(QEvent *event) {
  QTextEdit::changeEvent(event);
  if (event->type() == QEvent::PaletteChange)
    followWindowColours();
  if (event->type() == QEvent::StyleChange)
    followTheme();
}

void WrappedText::followTheme() {
  // A theme made of style sheets gives every text the look of an input field, with a border that hides the last line.
  const QString sheet =
      qApp->styleSheet().isEmpty()
          ? QString()
          : QStringLiteral("QTextEdit { background: transparent; border: none; padding: 0; margin: 0; }");
  if (sheet != styleSheet())
    setStyleSheet(sheet);
}

void WrappedText::followWindowColours() {
  // The text stands on the window's background, not on that of an input field.
  QPalette colours = palette();
  bool changed = false;
  for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
    const QBrush brush = colours.brush(group, QPalette::WindowText);
    changed = changed || colours.brush(group, QPalette::Text) != brush;
    colours.setBrush(group, QPalette::Text, brush);
  }
  if (changed)
    setPalette(colours);
}

void WrappedText::fitHeight() {
  const int lineHeight = fontMetrics().lineSpacing();
  const int textHeight = int(std::ceil(document()->size().height()));
  setVerticalScrollBarPolicy(textHeight > mostLines * lineHeight ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
  setFixedHeight(qBound(lineHeight, textHeight, mostLines * lineHeight));
}

} // namespace xemap::ui
