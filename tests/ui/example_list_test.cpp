// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/state/example_list.h"

#include "ui_test.h"

namespace xemap::ui {

namespace {

ShownExample at(int x, bool like = true) {
  return {like, QStringLiteral("Point (%1 0)").arg(x), QStringLiteral("EPSG:4326")};
}

} // namespace

TEST(ExampleList, EachStepIsUndoneAndDoneAgain) {
  ExampleList list;
  list.add({at(1)});
  list.add({at(2), at(3, false)});
  list.remove({0, 2});
  EXPECT_EQ(list.examples(), QList<ShownExample>({at(2)}));
  list.undo();
  EXPECT_EQ(list.examples(), QList<ShownExample>({at(1), at(2), at(3, false)}));
  list.undo();
  EXPECT_EQ(list.examples(), QList<ShownExample>({at(1)}));
  list.redo();
  list.clear();
  EXPECT_TRUE(list.examples().isEmpty());
  EXPECT_TRUE(list.canUndo());
  EXPECT_FALSE(list.canRedo());
  list.undo();
  EXPECT_EQ(list.examples().size(), 3);
}

TEST(ExampleList, TellsOnceOfEachStepWhenItIsTaken) {
  ExampleList list;
  QSignalSpy corrected(&list, &ExampleList::corrected);
  QSignalSpy changed(&list, &ExampleList::changed);
  bool couldUndo = false;
  QObject::connect(&list, &ExampleList::changed, &list, [&] { couldUndo = list.canUndo(); });
  list.add({at(1)});
  EXPECT_TRUE(couldUndo);
  list.undo();
  EXPECT_FALSE(couldUndo);
  list.redo();
  list.remove({});
  list.add({});
  EXPECT_EQ(corrected.count(), 3) << "what changes nothing is no step";
  EXPECT_EQ(changed.count(), 3);
}

TEST(ExampleList, ItsEndIsNoStep) {
  int told = 0;
  {
    ExampleList list;
    list.add({at(1)});
    QObject::connect(&list, &ExampleList::changed, [&] { ++told; });
  }
  EXPECT_EQ(told, 0);
}

TEST(ExampleList, AnotherQuestionsExamplesAreNoCorrection) {
  ExampleList list;
  list.add({at(1)});
  QSignalSpy corrected(&list, &ExampleList::corrected);
  QSignalSpy changed(&list, &ExampleList::changed);
  list.reset({at(5), at(6)});
  EXPECT_EQ(list.examples().size(), 2);
  EXPECT_FALSE(list.canUndo() || list.canRedo());
  EXPECT_EQ(corrected.count(), 0);
  EXPECT_EQ(changed.count(), 1);
  list.add({at(7)});
  list.undo();
  EXPECT_EQ(list.examples().size(), 2);
}

} // namespace xemap::ui
