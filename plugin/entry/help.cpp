// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/entry/help.h"

#include <QCoreApplication>
#include <qgsmessageoutput.h>

namespace xemap::entry {

namespace {

QString translated(const char *text) {
  return QCoreApplication::translate("xemap::entry::help", text);
}

QString paragraph(const char *title, const char *text) {
  return QStringLiteral("<p><b>%1</b><br>%2</p>").arg(translated(title), translated(text));
}

QString helpText() {
  return paragraph("Expression", "What to look for, in English: a kind of place (\"storage tanks\") or a place among "
                                 "others (\"residential blocks beside the river\").") +
         paragraph("Layer and extent",
                   "Any raster layer. Visible means what the map shows, also when it is rotated; a drawn rectangle is "
                   "drawn on the map. Web services are read at the map's scale.") +
         paragraph("Result", "A probability layer, from transparent through yellow to red, and a mask of the pixels "
                             "that reach the threshold, in a group at the top of the layer tree. Threshold and opacity "
                             "change the layers at once; nothing is computed again.") +
         paragraph("Presence", "How likely it is that the extent shows what was asked for at all. Weak evidence is "
                               "shown as weak rather than hidden.") +
         paragraph("Files", "Results are GeoTIFFs in the folder \"xemap\" beside the project, or in the user profile "
                            "while the project is not saved. Expression, model and version are kept in the file and "
                            "in the layer's properties.");
}

} // namespace

void showHelp() {
  QgsMessageOutput *viewer = QgsMessageOutput::createMessageOutput();
  viewer->setTitle(translated("XeMap"));
  viewer->setMessage(helpText(), QgsMessageOutput::MessageHtml);
  viewer->showMessage(false);
}

} // namespace xemap::entry
