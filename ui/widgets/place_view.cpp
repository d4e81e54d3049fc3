// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/place_view.h"

#include "ui/widgets/wrapped_text.h"

#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStringList>
#include <QVBoxLayout>

#include <cmath>

namespace xemap::ui {

namespace {

/// More phrases, or less likely ones, tell nobody anything.
constexpr int mostPhrases = 4;
constexpr double leastShare = 0.02;

} // namespace

PlaceView::PlaceView(QWidget *parent)
    : QWidget(parent), mPick(new QPushButton(tr("What is here?"))), mText(new WrappedText) {
  mPick->setObjectName(QStringLiteral("askPlace"));
  mPick->setCheckable(true);
  mPick->setToolTip(tr("Click on the map: what else the model takes the place for"));
  mText->setObjectName(QStringLiteral("placePhrases"));
  mText->setAccessibleName(tr("What the place may be"));
  auto *column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(mPick);
  column->addWidget(mText);
  connect(mPick, &QPushButton::toggled, this, &PlaceView::pickingToggled);
  setOffered(false);
}

void PlaceView::setOffered(bool offered) {
  mPick->setEnabled(offered);
  if (!offered)
    clear();
}

void PlaceView::setPicking(bool picking) {
  const QSignalBlocker blocker(mPick);
  mPick->setChecked(picking);
}

bool PlaceView::isPicking() const {
  return mPick->isChecked();
}

void PlaceView::showPhrases(const QList<PlacePhrase> &likeliestFirst) {
  mText->setPlainText(likeliestFirst.isEmpty() ? tr("Nothing is known of this place.") : phraseLine(likeliestFirst));
  mText->setVisible(true);
}

void PlaceView::clear() {
  mText->setPlainText(QString());
  mText->setVisible(false);
}

QString PlaceView::phraseLine(const QList<PlacePhrase> &likeliestFirst) {
  QStringList parts;
  for (const PlacePhrase &phrase : likeliestFirst) {
    if (parts.size() == mostPhrases || (phrase.share < leastShare && !parts.isEmpty()))
      break;
    const QString percent = QLocale().toString(std::lround(100.0 * phrase.share));
    parts << (phrase.isAsked ? tr("%1 (asked for) %2\u00A0%") : tr("%1 %2\u00A0%")).arg(phrase.phrase, percent);
  }
  return parts.join(tr(", "));
}

} // namespace xemap::ui
