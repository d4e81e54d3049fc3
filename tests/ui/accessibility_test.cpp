// SPDX-License-Identifier: GPL-2.0-or-later
// Every control of every window of ui/ has a name for those who do not see it, and says what it does.
#include "control_walk.h"
#include "ui/widgets/concept_dialog.h"
#include "ui/widgets/query_dock_content.h"
#include "ui/widgets/region_dialog.h"
#include "ui/widgets/settings_page.h"
#include "ui_test.h"

#include <QAccessible>
#include <QComboBox>

#include <algorithm>

namespace xemap::ui {

namespace {

/// Has the widget a name of its own, rather than a sign such as "+"?
bool hasName(QWidget *widget) {
  QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(widget);
  if (seen == nullptr)
    return false;
  const QString name = seen->text(QAccessible::Name);
  return std::any_of(name.begin(), name.end(), [](QChar character) { return character.isLetter(); });
}

void expectNamesIn(const QWidget &window, int leastControls) {
  const QList<QWidget *> controls = controlsOf(window);
  EXPECT_GE(controls.size(), leastControls);
  for (QWidget *widget : controls) {
    const std::string which = std::string(widget->metaObject()->className()) + " '" +
                              widget->objectName().toStdString() + "' in " +
                              widget->parentWidget()->metaObject()->className();
    EXPECT_TRUE(hasName(widget)) << which << " has no name";
    const bool isText = qobject_cast<QTextEdit *>(widget) != nullptr;
    EXPECT_TRUE(isText || !widget->toolTip().isEmpty()) << which << " has no tooltip";
  }
}

QComboBox *hostsChooser() {
  auto *chooser = new QComboBox;
  chooser->setAccessibleName("Chooser of the host");
  chooser->setToolTip("What the host's chooser is for");
  return chooser;
}

} // namespace

TEST(Accessibility, EveryControlOfTheDockHasNameAndToolTip) {
  QueryDockContent dock;
  dock.setLayerWidget(hostsChooser());
  dock.setModels({{"Tiny", "/models/tiny"}});
  expectNamesIn(dock, 20);
}

TEST(Accessibility, EveryControlOfTheRegionDialogHasNameAndToolTip) {
  RegionDialog dialog;
  dialog.setCrsWidget(hostsChooser());
  dialog.setLayerWidget(hostsChooser(), true);
  expectNamesIn(dialog, 10);
}

TEST(Accessibility, EveryControlOfTheConceptDialogHasNameAndToolTip) {
  expectNamesIn(ConceptDialog({"greenhouses", true, "", ""}), 6);
}

TEST(Accessibility, EveryControlOfTheSettingsHasNameAndToolTip) {
  const SettingsPage page(2, 8000);
  expectNamesIn(page, 10);
}

} // namespace xemap::ui
