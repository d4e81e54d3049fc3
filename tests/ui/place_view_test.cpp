// SPDX-License-Identifier: GPL-2.0-or-later
// What a place of the map may be.
#include "ui/widgets/place_view.h"
#include "ui_test.h"

#include <QPushButton>
#include <QTextEdit>

namespace xemap::ui {

namespace {

const QList<PlacePhrase> known{{"water", 0.614, false}, {"boats", 0.2, true}, {"harbour", 0.094, false}};

} // namespace

TEST(PlaceView, SaysTheLikeliestPhrasesAndWhichWasAskedFor) {
  EXPECT_EQ(PlaceView::phraseLine(known), QString("water 61\u00A0%, boats (asked for) 20\u00A0%, harbour 9\u00A0%"));
}

TEST(PlaceView, LeavesOutWhatIsHardlyLikelyButNeverAll) {
  QList<PlacePhrase> many = known;
  many << PlacePhrase{"bridge", 0.03, false} << PlacePhrase{"ship", 0.025, false};
  EXPECT_FALSE(PlaceView::phraseLine(many).contains("ship")) << "the fifth";
  EXPECT_FALSE(PlaceView::phraseLine({known[0], {"desert", 0.01, false}}).contains("desert"));
  EXPECT_EQ(PlaceView::phraseLine({{"desert", 0.01, false}}), QString("desert 1\u00A0%"));
}

TEST(PlaceView, IsOfferedOnlyWhereThereIsAnAnswer) {
  PlaceView view;
  auto *button = part<QPushButton>(view, "askPlace");
  auto *text = part<QTextEdit>(view, "placePhrases");
  EXPECT_FALSE(button->isEnabled());
  view.setOffered(true);
  EXPECT_TRUE(button->isEnabled());
  view.showPhrases(known);
  EXPECT_TRUE(text->toPlainText().startsWith("water"));
  view.showPhrases({});
  EXPECT_EQ(text->toPlainText(), QString("Nothing is known of this place."));
  view.setOffered(false);
  EXPECT_TRUE(text->isHidden());
  EXPECT_FALSE(button->isEnabled());
}

TEST(PlaceView, TellsOfTheAnalystAloneThatPlacesAreAskedAbout) {
  PlaceView view;
  view.setOffered(true);
  QSignalSpy toggled(&view, &PlaceView::pickingToggled);
  view.setPicking(true);
  EXPECT_EQ(toggled.count(), 0);
  part<QPushButton>(view, "askPlace")->click();
  EXPECT_EQ(toggled.count(), 1);
  EXPECT_FALSE(view.isPicking());
}

} // namespace xemap::ui
