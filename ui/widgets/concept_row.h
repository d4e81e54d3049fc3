// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/concept_form.h"

#include <QList>
#include <QWidget>

class QComboBox;
class QToolButton;

namespace xemap::ui {

class MessageLine;

/// What was taught earlier: a concept to ask with, the button that saves what was taught now, and an offer to learn a
/// concept again. Hidden while there is nothing of it. Setters emit no signal.
class ConceptRow : public QWidget {
  Q_OBJECT

public:
  explicit ConceptRow(QWidget *parent = nullptr);

  /// Offers these; keeps the choice where it is still there.
  void setConcepts(const QList<ConceptChoice> &concepts);
  /// Chooses one, also one that is not in the list; an empty path: none.
  void setConcept(const ConceptChoice &taught);
  /// With an empty path where none is chosen.
  ConceptChoice chosen() const;
  void setSavable(bool savable);
  /// Offers to learn a concept again, and says why; empty: nothing is offered.
  void setOffer(const QString &why);

Q_SIGNALS:
  void conceptChanged();
  void saveRequested();
  void learnAgainRequested();

private:
  void updateVisible();

  QComboBox *mConcepts;
  QToolButton *mSave;
  MessageLine *mOffer;
};

} // namespace xemap::ui
