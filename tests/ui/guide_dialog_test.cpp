// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/guide_dialog.h"

#include "control_walk.h"
#include "ui_test.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QUrl>

#include <memory>

namespace xemap::ui {

namespace {

class GuideDialogTest : public testing::Test {
protected:
  GuideDialogTest() {
    QDir().mkpath(path("pages"));
    write("guide.md", "# The guide\n\n![A map](wide.png)\n\nSee [the page](pages/page.md).\n");
    write("pages/page.md", "# A page\n\n![A map](../wide.png)\n");
    EXPECT_TRUE(QImage(2000, 1000, QImage::Format_RGB32).save(path("wide.png")));
    mDialog = std::make_unique<GuideDialog>(path("guide.md"));
    mPage = part<QTextBrowser>(*mDialog, "guidePage");
  }

  QString path(const char *name) const { return mFolder.filePath(QString::fromLatin1(name)); }
  void write(const char *name, const char *text) const {
    QFile file(path(name));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
  }
  /// As a click on the link does.
  void follow(const char *link) { mPage->setSource(mPage->source().resolved(QUrl(QString::fromLatin1(link)))); }
  QString heading() const { return mPage->document()->firstBlock().text(); }
  QImage picture() const {
    return mPage->document()
        ->resource(QTextDocument::ImageResource, QUrl::fromLocalFile(path("wide.png")))
        .value<QImage>();
  }

  QTemporaryDir mFolder;
  std::unique_ptr<GuideDialog> mDialog;
  QTextBrowser *mPage = nullptr;
};

} // namespace

TEST_F(GuideDialogTest, ShowsTheGuideWithPicturesThatFit) {
  mDialog->show();
  EXPECT_EQ(heading(), QStringLiteral("The guide"));
  ASSERT_FALSE(picture().isNull());
  EXPECT_LT(picture().width(), mPage->viewport()->width());
  EXPECT_NEAR(picture().width(), picture().height() * 2, 1);
}

TEST_F(GuideDialogTest, FollowsLinksAndFindsBack) {
  auto *back = part<QPushButton>(*mDialog, "guideBack");
  EXPECT_FALSE(back->isEnabled());
  follow("pages/page.md");
  EXPECT_EQ(heading(), QStringLiteral("A page"));
  EXPECT_FALSE(picture().isNull());
  ASSERT_TRUE(back->isEnabled());
  back->click();
  EXPECT_EQ(heading(), QStringLiteral("The guide"));
  follow("pages/page.md");
  part<QPushButton>(*mDialog, "guideStart")->click();
  EXPECT_EQ(heading(), QStringLiteral("The guide"));
}

TEST_F(GuideDialogTest, EveryControlHasNameAndToolTip) {
  for (const QWidget *widget : controlsOf(*mDialog)) {
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    EXPECT_FALSE(button != nullptr ? button->toolTip().isEmpty() : widget->accessibleName().isEmpty())
        << widget->objectName().toStdString();
  }
}

} // namespace xemap::ui
