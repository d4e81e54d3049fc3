// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/read_choice_row.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace xemap::ui {

namespace {

/// Three band numbers without spaces; empty where the text has none.
QString bandsIn(const QString &text) {
  static const QRegularExpression three(
      QStringLiteral("^\\s*([1-9]\\d*)\\s*,\\s*([1-9]\\d*)\\s*,\\s*([1-9]\\d*)\\s*$"));
  const QRegularExpressionMatch found = three.match(text);
  return found.hasMatch()
             ? found.captured(1) + QLatin1Char(',') + found.captured(2) + QLatin1Char(',') + found.captured(3)
             : QString();
}

} // namespace

ReadChoiceRow::ReadChoiceRow(QWidget *parent)
    : QWidget(parent), mBands(new QLineEdit), mOnlyDeclared(new QCheckBox(tr("Declared nodata only"))) {
  mBands->setObjectName(QStringLiteral("bands"));
  mBands->setAccessibleName(tr("Bands read as red, green and blue"));
  mBands->setToolTip(tr("Which bands are read as red, green and blue, counted from 1, such as 3,2,1. Empty: what the "
                        "style of the layer and the file say."));
  mBands->setPlaceholderText(tr("as the file says"));
  mBands->setMinimumWidth(narrowestFieldPx);
  mOnlyDeclared->setObjectName(QStringLiteral("onlyDeclared"));
  mOnlyDeclared->setToolTip(tr("Takes a collar or a filling for data where the file does not declare it as nodata"));
  auto *column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(mBands);
  column->addWidget(mOnlyDeclared);
  setFocusProxy(mBands);
  connect(mBands, &QLineEdit::editingFinished, this, &ReadChoiceRow::take);
  connect(mOnlyDeclared, &QCheckBox::toggled, this, &ReadChoiceRow::take);
}

QWidget *ReadChoiceRow::bandsField() const {
  return mBands;
}

QWidget *ReadChoiceRow::onlyDeclaredBox() const {
  return mOnlyDeclared;
}

void ReadChoiceRow::setChoice(const ReadChoice &choice) {
  mChoice = choice;
  const QSignalBlocker blocker(mOnlyDeclared);
  mBands->setText(choice.bands);
  mOnlyDeclared->setChecked(choice.onlyDeclared);
}

void ReadChoiceRow::take() {
  const QString text = mBands->text().trimmed();
  // What is no choice of bands leaves the last one.
  const QString bands = text.isEmpty() ? QString() : bandsIn(text).isEmpty() ? mChoice.bands : bandsIn(text);
  mBands->setText(bands);
  const ReadChoice choice{bands, mOnlyDeclared->isChecked()};
  if (choice.bands == mChoice.bands && choice.onlyDeclared == mChoice.onlyDeclared)
    return;
  mChoice = choice;
  Q_EMIT changed(choice);
}

} // namespace xemap::ui
