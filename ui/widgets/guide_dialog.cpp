// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/guide_dialog.h"

#include <QDialogButtonBox>
#include <QImage>
#include <QPushButton>
#include <QTextBrowser>
#include <QTextDocument>
#include <QUrl>
#include <QVBoxLayout>

namespace xemap::ui {

namespace {

constexpr int widestPicturePx = 820;
// Beside the text: frame, margins, scroll bar.
constexpr int besidePicturePx = 70;
constexpr int heightPx = 720;

/// A page whose pictures fit the window.
class GuidePage final : public QTextBrowser {
protected:
  QVariant loadResource(int type, const QUrl &name) override {
    const QVariant resource = QTextBrowser::loadResource(type, name);
    if (type != QTextDocument::ImageResource)
      return resource;
    const QImage picture = QImage::fromData(resource.toByteArray());
    return picture.width() > widestPicturePx ? picture.scaledToWidth(widestPicturePx, Qt::SmoothTransformation)
                                             : picture;
  }
};

} // namespace

GuideDialog::GuideDialog(const QString &path, QWidget *parent) : QDialog(parent), mPage(new GuidePage) {
  setObjectName(QStringLiteral("guideDialog"));
  setWindowTitle(tr("XeMap Guide"));
  mPage->setObjectName(QStringLiteral("guidePage"));
  mPage->setAccessibleName(tr("Guide"));
  // Pages of the guide open here, those of the network in the browser.
  mPage->setOpenExternalLinks(true);
  buildLayout();
  resize(widestPicturePx + besidePicturePx, heightPx);
  mPage->setSource(QUrl::fromLocalFile(path), QTextDocument::MarkdownResource);
}

void GuideDialog::buildLayout() {
  auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  buttons->button(QDialogButtonBox::Close)->setToolTip(tr("Closes the guide (Esc)"));
  const auto add = [&](const char *name, const QString &text, const QString &toolTip, void (QTextBrowser::*act)()) {
    QPushButton *button = buttons->addButton(text, QDialogButtonBox::ActionRole);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(toolTip);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, mPage, act);
    return button;
  };
  QPushButton *back = add("guideBack", tr("Back"), tr("Goes back to the page before"), &QTextBrowser::backward);
  add("guideStart", tr("Start page"), tr("Goes to the page the guide begins with"), &QTextBrowser::home);
  back->setEnabled(false);
  connect(mPage, &QTextBrowser::backwardAvailable, back, &QPushButton::setEnabled);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto *column = new QVBoxLayout(this);
  column->addWidget(mPage);
  column->addWidget(buttons);
}

} // namespace xemap::ui
