// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/concept_row.h"

#include "ui/widgets/message_line.h"
#include "ui/widgets/wheel_guard.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace xemap::ui {

ConceptRow::ConceptRow(QWidget *parent)
    : QWidget(parent), mConcepts(new QComboBox), mSave(new QToolButton),
      mOffer(new MessageLine(MessageLine::Level::Warning)) {
  mConcepts->setObjectName(QStringLiteral("concepts"));
  mConcepts->setAccessibleName(tr("Concept"));
  mConcepts->setToolTip(tr("What was taught earlier; with words and examples, all of them say what is looked for"));
  mConcepts->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  mConcepts->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  mConcepts->setMinimumContentsLength(1);
  mConcepts->addItem(tr("No concept"), QString());
  guardWheel(mConcepts);
  mSave->setObjectName(QStringLiteral("saveConcept"));
  mSave->setText(tr("Save concept…"));
  mSave->setToolTip(tr("Keeps what the examples taught, to be used on other images"));
  mSave->setFocusPolicy(Qt::TabFocus);
  mOffer->setObjectName(QStringLiteral("conceptOffer"));
  QToolButton *again = mOffer->addButton(QStringLiteral("learnAgain"), tr("Learn again"),
                                         tr("Shows the examples of the concept to the chosen model"));
  mSave->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  // One below the other, so that they fit a narrow dock.
  auto *column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(mConcepts);
  column->addWidget(mSave);
  column->addWidget(mOffer);
  connect(mConcepts, qOverload<int>(&QComboBox::activated), this, &ConceptRow::conceptChanged);
  connect(mSave, &QToolButton::clicked, this, &ConceptRow::saveRequested);
  connect(again, &QToolButton::clicked, this, &ConceptRow::learnAgainRequested);
  setSavable(false);
}

void ConceptRow::setConcepts(const QList<ConceptChoice> &concepts) {
  const ConceptChoice kept = chosen();
  const QSignalBlocker blocker(mConcepts);
  while (mConcepts->count() > 1)
    mConcepts->removeItem(1);
  for (const ConceptChoice &taught : concepts) {
    mConcepts->addItem(taught.name, taught.path);
    mConcepts->setItemData(mConcepts->count() - 1, taught.path, Qt::ToolTipRole);
  }
  mConcepts->setCurrentIndex(qMax(0, mConcepts->findData(kept.path)));
  updateVisible();
}

void ConceptRow::setConcept(const ConceptChoice &taught) {
  const QSignalBlocker blocker(mConcepts);
  if (mConcepts->findData(taught.path) < 0)
    mConcepts->addItem(taught.name, taught.path);
  mConcepts->setCurrentIndex(mConcepts->findData(taught.path));
  updateVisible();
}

ConceptChoice ConceptRow::chosen() const {
  const QString path = mConcepts->currentData().toString();
  return {path.isEmpty() ? QString() : mConcepts->currentText(), path};
}

void ConceptRow::setSavable(bool savable) {
  mSave->setEnabled(savable);
  updateVisible();
}

void ConceptRow::setOffer(const QString &why) {
  mOffer->setText(why);
}

void ConceptRow::updateVisible() {
  setVisible(mSave->isEnabled() || mConcepts->count() > 1);
}

} // namespace xemap::ui
