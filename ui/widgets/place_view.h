// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/place_phrase.h"

#include <QList>
#include <QWidget>

class QPushButton;

namespace xemap::ui {

class WrappedText;

/// What a place of the map is: the button that turns to asking places, and the answer for the last one. Setters emit no
/// signal.
class PlaceView : public QWidget {
  Q_OBJECT

public:
  explicit PlaceView(QWidget *parent = nullptr);

  /// Whether there is an answer whose places can be asked about; without one nothing is shown of the last place.
  void setOffered(bool offered);
  /// Whether clicks on the map ask about places.
  void setPicking(bool picking);
  bool isPicking() const;
  /// What the place may be, the likeliest first; empty: nothing is known of it.
  void showPhrases(const QList<PlacePhrase> &likeliestFirst);
  void clear();

  /// One line, such as "water 61 %, boats (asked for) 20 %, harbour 9 %".
  static QString phraseLine(const QList<PlacePhrase> &likeliestFirst);

Q_SIGNALS:
  void pickingToggled(bool picking);

private:
  QPushButton *mPick;
  WrappedText *mText;
};

} // namespace xemap::ui
