// SPDX-License-Identifier: GPL-2.0-or-later
// Concepts in the dock: asked with, saved, learned again.
#include "ui/widgets/concept_dialog.h"
#include "ui/widgets/concept_row.h"
#include "ui/widgets/query_dock_content.h"
#include "ui_test.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace xemap::ui {

namespace {

const QList<ConceptChoice> kept{{"greenhouses", "/c/greenhouses.json"}, {"tanks", "/c/tanks.json"}};

/// As the analyst chooses.
void choose(QComboBox &list, int row) {
  list.setCurrentIndex(row);
  Q_EMIT list.activated(row);
}

} // namespace

TEST(ConceptRow, IsSeenOnlyWhereThereIsSomethingToAskOrToSave) {
  ConceptRow row;
  EXPECT_TRUE(row.isHidden());
  row.setSavable(true);
  EXPECT_FALSE(row.isHidden());
  row.setSavable(false);
  EXPECT_TRUE(row.isHidden());
  row.setConcepts(kept);
  EXPECT_FALSE(row.isHidden());
  EXPECT_FALSE(part<QToolButton>(row, "saveConcept")->isEnabled());
}

TEST(ConceptRow, KeepsTheChoiceWhileItIsThere) {
  ConceptRow row;
  row.setConcepts(kept);
  EXPECT_TRUE(row.chosen().path.isEmpty());
  QSignalSpy changed(&row, &ConceptRow::conceptChanged);
  choose(*part<QComboBox>(row, "concepts"), 2);
  EXPECT_EQ(changed.count(), 1);
  EXPECT_EQ(row.chosen().name, QString("tanks"));
  row.setConcepts({kept[1]});
  EXPECT_EQ(row.chosen().path, QString("/c/tanks.json"));
  row.setConcepts({kept[0]});
  EXPECT_TRUE(row.chosen().path.isEmpty());
  row.setConcept({"of a colleague", "/elsewhere/x.json"});
  EXPECT_EQ(row.chosen().name, QString("of a colleague"));
  row.setConcept({});
  EXPECT_TRUE(row.chosen().path.isEmpty());
  EXPECT_EQ(changed.count(), 1);
}

TEST(ConceptRow, OffersToLearnAgain) {
  ConceptRow row;
  QSignalSpy again(&row, &ConceptRow::learnAgainRequested);
  EXPECT_TRUE(part<QWidget>(row, "conceptOffer")->isHidden());
  row.setOffer("It was taught to another model.");
  EXPECT_FALSE(part<QWidget>(row, "conceptOffer")->isHidden());
  part<QToolButton>(row, "learnAgain")->click();
  EXPECT_EQ(again.count(), 1);
}

TEST(ConceptRow, AConceptAloneIsAQuestion) {
  QueryDockContent dock;
  dock.setModels({{"Tiny", "/models/tiny"}});
  EXPECT_FALSE(dock.whyNotRunnable().isEmpty());
  dock.concepts().setConcepts(kept);
  choose(*part<QComboBox>(dock, "concepts"), 1);
  EXPECT_EQ(dock.whyNotRunnable(), QString());
  EXPECT_EQ(dock.form().taught.path, QString("/c/greenhouses.json"));
  dock.setConcept({});
  EXPECT_FALSE(dock.whyNotRunnable().isEmpty());
}

TEST(ConceptDialog, TellsWhatWasWrittenAndWantsAName) {
  ConceptDialog dialog({"greenhouse", true, "CC0-1.0", ""});
  auto *save = part<QDialogButtonBox>(dialog)->button(QDialogButtonBox::Save);
  EXPECT_TRUE(save->isEnabled());
  part<QLineEdit>(dialog, "conceptName")->setText("  ");
  EXPECT_FALSE(save->isEnabled());
  part<QLineEdit>(dialog, "conceptName")->setText(" our  greenhouses ");
  part<QLineEdit>(dialog, "conceptAuthor")->setText("A. Analyst");
  part<QCheckBox>(dialog, "conceptPlaces")->click();
  const ConceptForm form = dialog.form();
  EXPECT_EQ(form.name, QString("our greenhouses"));
  EXPECT_FALSE(form.keepsPlaces);
  EXPECT_EQ(form.license, QString("CC0-1.0"));
  EXPECT_EQ(form.author, QString("A. Analyst"));
}

} // namespace xemap::ui
