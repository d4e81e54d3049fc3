// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/annotation_dialog.h"

#include "ui_test.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

namespace xemap::ui {

namespace {

class AnnotationDialogTest : public testing::Test {
protected:
  AnnotationDialogTest() {
    auto *colour = new QPushButton("colour");
    colour->setObjectName("colourChooser");
    mDialog.setColourWidget(colour);
    mDialog.setFields({{"expression", "what was asked", "river"}, {"area_ha", "area in hectares", "3.21"}});
    mDialog.setForm({});
  }

  QString okText() { return part<QDialogButtonBox>(mDialog)->button(QDialogButtonBox::Ok)->text(); }

  AnnotationDialog mDialog;
  QLineEdit *mLabel = part<QLineEdit>(mDialog, "annotationLabel");
  QLabel *mExample = part<QLabel>(mDialog, "annotationExample");
  QCheckBox *mKeep = part<QCheckBox>(mDialog, "annotationKeep");
};

} // namespace

TEST_F(AnnotationDialogTest, GivesBackTheForm) {
  AnnotationForm form;
  form.label = "%area_ha%";
  form.numbered = true;
  form.minAreaM2 = 120.5;
  form.mostRegions = 7;
  form.smooth = false;
  form.textPoints = 8.5;
  mDialog.setForm(form);
  const AnnotationForm found = mDialog.form();
  EXPECT_EQ(found.label, form.label);
  EXPECT_TRUE(found.numbered);
  EXPECT_DOUBLE_EQ(found.minAreaM2, form.minAreaM2);
  EXPECT_EQ(found.mostRegions, form.mostRegions);
  EXPECT_FALSE(found.smooth);
  EXPECT_DOUBLE_EQ(found.textPoints, form.textPoints);
  EXPECT_FALSE(found.keepRegions);
}

TEST_F(AnnotationDialogTest, EnterAnnotatesAtOnce) {
  const QSignalSpy accepted(&mDialog, &QDialog::accepted);
  showActive(mDialog);
  EXPECT_EQ(mDialog.focusWidget(), mLabel);
  QTest::keyClick(mLabel, Qt::Key_Return);
  EXPECT_EQ(accepted.size(), 1);
}

TEST_F(AnnotationDialogTest, ShowsHowALabelLooks) {
  EXPECT_THAT(mExample->text().toStdString(), testing::HasSubstr("river (3.21 ha)"));
  mLabel->setText("%area% ha");
  EXPECT_THAT(mExample->text().toStdString(), testing::HasSubstr("%area%"));
  mLabel->setText(" ");
  EXPECT_EQ(mExample->text(), "Outlines only");
  part<QCheckBox>(mDialog, "annotationNumbered")->setChecked(true);
  EXPECT_EQ(mExample->text(), "Numbers without a legend");
}

TEST_F(AnnotationDialogTest, FieldsAreInsertedWhereOneWrites) {
  mLabel->setText("about  ha");
  mLabel->setCursorPosition(6);
  part<QToolButton>(mDialog, "annotationInsertField")->menu()->actions().at(1)->trigger();
  EXPECT_EQ(mDialog.form().label, "about %area_ha% ha");
}

TEST_F(AnnotationDialogTest, LegendDoesNotRepeatItsTitleUnlessOneWroteSo) {
  auto *numbered = part<QCheckBox>(mDialog, "annotationNumbered");
  const QString alone = mDialog.form().label;
  numbered->click();
  EXPECT_EQ(mDialog.form().label, "%area_ha% ha");
  numbered->click();
  EXPECT_EQ(mDialog.form().label, alone);
  mLabel->setText("%expression%");
  numbered->click();
  EXPECT_EQ(mDialog.form().label, "%expression%");
}

TEST_F(AnnotationDialogTest, WhatIsKeptIsNotFoundAnew) {
  auto *minArea = part<QDoubleSpinBox>(mDialog, "annotationMinArea");
  EXPECT_TRUE(mKeep->isHidden());
  EXPECT_EQ(okText(), "Annotate");
  mDialog.setSubject(AnnotationDialog::Subject::RegionsAndAnnotations);
  EXPECT_FALSE(mKeep->isHidden());
  EXPECT_FALSE(mDialog.form().keepRegions);
  mKeep->click();
  EXPECT_TRUE(mDialog.form().keepRegions);
  EXPECT_FALSE(minArea->isEnabled());
  EXPECT_EQ(okText(), "Restyle");
  mDialog.setSubject(AnnotationDialog::Subject::Annotations);
  EXPECT_TRUE(mDialog.form().keepRegions);
  EXPECT_FALSE(mKeep->isEnabled());
  mDialog.setForm({});
  EXPECT_TRUE(mDialog.form().keepRegions);
}

TEST_F(AnnotationDialogTest, EveryControlHasANameAToolTipAndItsLabel) {
  mDialog.setSubject(AnnotationDialog::Subject::RegionsAndAnnotations);
  mDialog.show();
  for (QWidget *widget : mDialog.findChildren<QWidget *>()) {
    const bool inner =
        widget->objectName().startsWith("qt_") || qobject_cast<QAbstractSpinBox *>(widget->parentWidget());
    if (inner || widget->window() != &mDialog || !(widget->focusPolicy() & Qt::TabFocus))
      continue;
    const auto *button = qobject_cast<QAbstractButton *>(widget);
    EXPECT_TRUE(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()))
        << widget->objectName().toStdString();
    const bool hosts = widget->objectName().endsWith("Chooser");
    EXPECT_TRUE(hosts || button || !widget->toolTip().isEmpty()) << widget->objectName().toStdString();
  }
  for (const QLabel *label : mDialog.findChildren<QLabel *>())
    EXPECT_TRUE(label->buddy() || !label->objectName().isEmpty() || label->text().isEmpty())
        << label->text().toStdString();
}

TEST_F(AnnotationDialogTest, TabGoesFromTopToBottom) {
  mDialog.setSubject(AnnotationDialog::Subject::RegionsAndAnnotations);
  showActive(mDialog);
  mKeep->setFocus();
  QStringList order;
  for (int i = 0; i < 12; ++i) {
    QWidget *focused = mDialog.focusWidget();
    ASSERT_NE(focused, nullptr);
    if (i > 0 && focused == mKeep)
      break;
    if (!focused->objectName().isEmpty())
      order.append(focused->objectName());
    QTest::keyClick(focused, Qt::Key_Tab);
  }
  EXPECT_EQ(order, QStringList({"annotationKeep", "annotationLabel", "annotationInsertField", "annotationNumbered",
                                "colourChooser", "annotationTextSize", "annotationMinArea", "annotationMost",
                                "annotationSmooth"}));
}

} // namespace xemap::ui
