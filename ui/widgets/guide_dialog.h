// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QDialog>

class QTextBrowser;

namespace xemap::ui {

/// Shows a guide written in Markdown, with its pictures and the pages it links to. Needs no network.
class GuideDialog : public QDialog {
  Q_OBJECT

public:
  /// path: the Markdown file the guide begins with.
  explicit GuideDialog(const QString &path, QWidget *parent = nullptr);

private:
  void buildLayout();

  QTextBrowser *mPage;
};

} // namespace xemap::ui
