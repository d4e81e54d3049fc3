// SPDX-License-Identifier: GPL-2.0-or-later
// Every text that is shown can be translated: with a translator that marks all texts, none appears without the mark.
#include "control_walk.h"
#include "ui/state/expression_examples.h"
#include "ui/state/rough_text.h"
#include "ui/widgets/query_dock_content.h"
#include "ui/widgets/region_dialog.h"
#include "ui/widgets/settings_page.h"
#include "ui_test.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QLabel>
#include <QTranslator>

namespace xemap::ui {

namespace {

const QString mark = QString(QChar(0x00B6));

class MarkingTranslator : public QTranslator {
public:
  bool isEmpty() const override { return false; }
  QString translate(const char *context, const char *source, const char * /*comment*/, int /*n*/) const override {
    return QByteArray(context).startsWith("xemap::") ? mark + QString::fromUtf8(source) : QString();
  }
};

class TranslatedTextTest : public testing::Test {
protected:
  TranslatedTextTest() { QCoreApplication::installTranslator(&mTranslator); }
  ~TranslatedTextTest() override { QCoreApplication::removeTranslator(&mTranslator); }

  MarkingTranslator mTranslator;
};

/// Texts of one word character or less are signs: "?", "+", "…".
bool isWords(const QString &text) {
  int letters = 0;
  for (const QChar character : text)
    letters += character.isLetter() ? 1 : 0;
  return letters > 1;
}

void expectMarked(const QString &text, const QWidget *widget, const char *what) {
  EXPECT_TRUE(!isWords(text) || text.contains(mark))
      << what << " of " << widget->metaObject()->className() << " '" << widget->objectName().toStdString()
      << "': " << text.toStdString();
}

void expectMarkedIn(const QWidget &window) {
  int seen = 0;
  for (QWidget *widget : window.findChildren<QWidget *>()) {
    if (widget->objectName().startsWith("qt_"))
      continue;
    expectMarked(widget->toolTip(), widget, "tooltip");
    expectMarked(widget->accessibleName(), widget, "accessible name");
    if (const auto *label = qobject_cast<QLabel *>(widget))
      expectMarked(label->text(), widget, "text");
    if (const auto *group = qobject_cast<QGroupBox *>(widget))
      expectMarked(group->title(), widget, "title");
    if (const auto *button = qobject_cast<QAbstractButton *>(widget))
      // Standard buttons of a dialog are translated by Qt.
      if (qobject_cast<QDialogButtonBox *>(widget->parentWidget()) == nullptr)
        expectMarked(button->text(), widget, "text");
    if (const auto *edit = qobject_cast<QLineEdit *>(widget))
      expectMarked(edit->placeholderText(), widget, "placeholder");
    if (const auto *box = qobject_cast<QAbstractSpinBox *>(widget))
      expectMarked(box->specialValueText(), widget, "special value");
    if (const auto *combo = qobject_cast<QComboBox *>(widget))
      for (int i = 0; i < combo->count(); ++i)
        expectMarked(combo->itemText(i), widget, "item");
    ++seen;
  }
  EXPECT_GT(seen, 20);
}

} // namespace

TEST_F(TranslatedTextTest, OfTheDock) {
  QueryDockContent dock;
  expectMarkedIn(dock);
  for (const RunState state : {RunState::Running, RunState::Cancelling, RunState::Idle}) {
    dock.setRunState(state);
    EXPECT_TRUE(dock.whyNotRunnable().contains(mark));
  }
  ResultSummary summary;
  summary.maxProbability = 0.1;
  dock.showResult(summary);
  expectMarkedIn(dock);
}

TEST_F(TranslatedTextTest, OfTheRegionDialog) {
  RegionDialog dialog;
  EXPECT_TRUE(dialog.windowTitle().contains(mark));
  expectMarkedIn(dialog);
}

TEST_F(TranslatedTextTest, OfTheSettings) {
  SettingsPage page(2, 8000);
  part<QAbstractButton>(page, "settingsInFolder")->click();
  EXPECT_FALSE(page.check());
  expectMarkedIn(page);
}

TEST_F(TranslatedTextTest, OfExamplesAndEstimates) {
  for (const ExpressionExamples &examples : expressionExamples())
    EXPECT_TRUE(examples.title.startsWith(mark)) << examples.title.toStdString();
  for (const double seconds : {10.0, 100.0, 10000.0})
    EXPECT_TRUE(roughDuration(seconds).startsWith(mark));
  EXPECT_TRUE(roughMemory(1e6).startsWith(mark));
  EXPECT_TRUE(roughMemory(1e10).startsWith(mark));
}

} // namespace xemap::ui
