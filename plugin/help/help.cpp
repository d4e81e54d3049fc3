// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/help/help.h"

#include "plugin/engine/installation.h"
#include "ui/widgets/guide_dialog.h"

#include <QCoreApplication>
#include <qgsmessageoutput.h>

namespace xemap::help {

namespace {

struct Help {
  Q_DECLARE_TR_FUNCTIONS(xemap::help::Help)
};

QString paragraph(const QString &title, const QString &text) {
  return QStringLiteral("<p><b>%1</b><br>%2</p>").arg(title, text);
}

QString briefHelp() {
  return paragraph(Help::tr("Expression"),
                   Help::tr("What to look for: a kind of place (\"storage tanks\") or a place among "
                            "others (\"residential blocks beside the river\").")) +
         paragraph(
             Help::tr("Layer and extent"),
             Help::tr(
                 "Any raster layer. Visible means what the map shows, also when it is rotated; a drawn rectangle is "
                 "drawn on the map. Web services are read at the map's scale.")) +
         paragraph(Help::tr("Result"),
                   Help::tr("A probability layer, from transparent through yellow to red, and a mask of the pixels "
                            "that reach the threshold, in a group at the top of the layer tree. Threshold and opacity "
                            "change the layers at once; nothing is computed again.")) +
         paragraph(Help::tr("Presence"),
                   Help::tr("How likely it is that the extent shows what was asked for at all. Weak evidence is "
                            "shown as weak rather than hidden.")) +
         paragraph(Help::tr("Files"),
                   Help::tr("Results are GeoTIFFs in the folder \"xemap\" beside the project, or in the user profile "
                            "while the project is not saved. Expression, model and version are kept in the file and "
                            "in the layer's properties."));
}

void showBriefHelp() {
  QgsMessageOutput *viewer = QgsMessageOutput::createMessageOutput();
  viewer->setTitle(Help::tr("XeMap"));
  viewer->setMessage(briefHelp(), QgsMessageOutput::MessageHtml);
  viewer->showMessage(false);
}

} // namespace

void showHelp(QWidget &parent) {
  const QString path = engine::guidePath();
  if (path.isEmpty()) {
    showBriefHelp();
    return;
  }
  auto *guide = parent.findChild<ui::GuideDialog *>(QString(), Qt::FindDirectChildrenOnly);
  if (guide == nullptr) {
    guide = new ui::GuideDialog(path, &parent);
    guide->setAttribute(Qt::WA_DeleteOnClose);
  }
  guide->show();
  guide->raise();
  guide->activateWindow();
}

} // namespace xemap::help
