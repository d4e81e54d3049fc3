// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/concept_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace xemap::ui {

namespace {

/// Names and what else a person writes in one line.
constexpr int longestText = 200;

QLineEdit *line(const QString &name, const QString &text, const QString &toolTip) {
  auto *made = new QLineEdit(text);
  made->setObjectName(name);
  made->setMaxLength(longestText);
  made->setToolTip(toolTip);
  return made;
}

} // namespace

ConceptDialog::ConceptDialog(const ConceptForm &suggested, QWidget *parent)
    : QDialog(parent), mName(line(QStringLiteral("conceptName"), suggested.name,
                                  tr("What the concept is called; one of the same name is replaced"))),
      mKeepsPlaces(new QCheckBox(tr("With the places of its examples"))),
      mLicense(line(QStringLiteral("conceptLicense"), suggested.license,
                    tr("Under which the concept may be passed on; may be empty"))),
      mAuthor(line(QStringLiteral("conceptAuthor"), suggested.author, tr("Who taught it; may be empty"))),
      mButtons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel)) {
  setObjectName(QStringLiteral("conceptDialog"));
  setWindowTitle(tr("Save concept"));
  mKeepsPlaces->setObjectName(QStringLiteral("conceptPlaces"));
  mKeepsPlaces->setToolTip(tr("Keeps the coordinates, so that another model can learn it again; leave them out where "
                              "nobody is to know them"));
  mKeepsPlaces->setChecked(suggested.keepsPlaces);
  auto *form = new QFormLayout(this);
  form->addRow(tr("Name"), mName);
  form->addRow(mKeepsPlaces);
  form->addRow(tr("Licence"), mLicense);
  form->addRow(tr("Author"), mAuthor);
  form->addRow(mButtons);
  for (const auto standard : {QDialogButtonBox::Save, QDialogButtonBox::Cancel})
    mButtons->button(standard)->setToolTip(standard == QDialogButtonBox::Save ? tr("Writes the file of the concept")
                                                                              : tr("Saves nothing"));
  connect(mName, &QLineEdit::textChanged, this, &ConceptDialog::updateSave);
  connect(mButtons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(mButtons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  mName->selectAll();
  updateSave();
}

ConceptForm ConceptDialog::form() const {
  return {mName->text().simplified(), mKeepsPlaces->isChecked(), mLicense->text().simplified(),
          mAuthor->text().simplified()};
}

void ConceptDialog::updateSave() {
  mButtons->button(QDialogButtonBox::Save)->setEnabled(!mName->text().simplified().isEmpty());
}

} // namespace xemap::ui
