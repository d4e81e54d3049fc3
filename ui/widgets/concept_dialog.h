// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/concept_form.h"

#include <QDialog>

class QCheckBox;
class QDialogButtonBox;
class QLineEdit;

namespace xemap::ui {

/// Asks what a concept is called and what is told of it.
class ConceptDialog : public QDialog {
  Q_OBJECT

public:
  explicit ConceptDialog(const ConceptForm &suggested, QWidget *parent = nullptr);

  ConceptForm form() const;

private:
  void updateSave();

  QLineEdit *mName;
  QCheckBox *mKeepsPlaces;
  QLineEdit *mLicense;
  QLineEdit *mAuthor;
  QDialogButtonBox *mButtons;
};

} // namespace xemap::ui
