// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/example_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace xemap::ui {

ExampleRow::ExampleRow(QWidget *parent)
    : QWidget(parent), mPick(new QToolButton), mText(new QLabel), mClear(new QToolButton) {
  mPick->setObjectName(QStringLiteral("pickExample"));
  mPick->setText(tr("More like this…"));
  mPick->setFocusPolicy(Qt::TabFocus);
  mPick->setToolTip(tr("Click on the map, or draw a rectangle, to look for what looks like it; with words above, both "
                       "have to fit"));
  mPick->setPopupMode(QToolButton::MenuButtonPopup);
  mPick->setMenu(new QMenu(mPick));
  mPick->menu()->setToolTipsVisible(true);
  addShape(ExampleShape::Rectangle, "exampleRectangle", tr("Click or Rectangle"),
           tr("Click on the map, or draw from one corner to the other"));
  addShape(
      ExampleShape::Polygon, "examplePolygon", tr("Polygon"),
      tr("Click corner by corner; Backspace takes the last one back, a right click or Enter ends it, Esc gives up"));
  addShape(ExampleShape::Freehand, "exampleFreehand", tr("Freehand"),
           tr("Draw around it with the button held; Esc gives up"));
  mText->setObjectName(QStringLiteral("exampleText"));
  mText->setTextFormat(Qt::PlainText);
  mText->setWordWrap(true);
  mClear->setObjectName(QStringLiteral("clearExample"));
  mClear->setText(QStringLiteral("✕"));
  mClear->setAutoRaise(true);
  mClear->setFocusPolicy(Qt::TabFocus);
  mClear->setAccessibleName(tr("Forget the example"));
  mClear->setToolTip(tr("Forget the example"));
  auto *line = new QHBoxLayout(this);
  line->setContentsMargins(0, 0, 0, 0);
  line->addWidget(mPick);
  line->addWidget(mText, 1);
  line->addWidget(mClear);
  setText(QString());
  connect(mPick, &QToolButton::clicked, this, [this] { Q_EMIT pickClicked(ExampleShape::Rectangle); });
  connect(mClear, &QToolButton::clicked, this, &ExampleRow::clearClicked);
}

void ExampleRow::addShape(ExampleShape shape, const char *name, const QString &text, const QString &toolTip) {
  QAction *action = mPick->menu()->addAction(text);
  action->setObjectName(QLatin1String(name));
  action->setToolTip(toolTip);
  connect(action, &QAction::triggered, this, [this, shape] { Q_EMIT pickClicked(shape); });
}

void ExampleRow::setText(const QString &text) {
  mText->setText(text);
  mClear->setVisible(!text.isEmpty());
}

bool ExampleRow::isSet() const {
  return !mText->text().isEmpty();
}

} // namespace xemap::ui
