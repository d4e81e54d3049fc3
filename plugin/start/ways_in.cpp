// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/start/ways_in.h"

#include "plugin/start/question_locator.h"
#include "plugin_info.h"

#include <QAction>
#include <QIcon>
#include <QMainWindow>
#include <qgisinterface.h>
#include <qgsgui.h>
#include <qgsshortcutsmanager.h>

namespace xemap::start {

WaysIn::WaysIn(QgisInterface &interface)
    : mInterface(interface), mToggle(makeAction(QStringLiteral("xemapToggleDock"), tr("XeMap"))),
      mQuestion(makeAction(QStringLiteral("xemapQuestion"), tr("Ask XeMap…"))),
      mLayer(makeAction(QStringLiteral("xemapAskAboutLayer"), tr("Ask XeMap about This Layer…"))),
      mLocator(new QuestionLocator) {
  mToggle->setCheckable(true);
  mToggle->setToolTip(tr("Map where a described place is in a raster layer"));
  connect(mToggle, &QAction::toggled, this, [this](bool checked) {
    if (checked)
      Q_EMIT dockWanted();
  });
  connect(mQuestion, &QAction::triggered, this, &WaysIn::questionWanted);
  connect(mLayer, &QAction::triggered, this, &WaysIn::layerWanted);
  connect(mLocator, &QuestionLocator::asked, this, &WaysIn::asked);
  for (QAction *action : {mToggle.data(), mQuestion.data()}) {
    mInterface.addPluginToRasterMenu(tr("&XeMap"), action);
    mInterface.addPluginToVectorMenu(tr("&XeMap"), action);
  }
  mInterface.addRasterToolBarIcon(mToggle);
  // The analyst can give it another in QGIS's own list of shortcuts.
  QgsGui::shortcutsManager()->registerAction(mQuestion, QStringLiteral("Ctrl+Shift+X"), QStringLiteral("XeMap"));
  mInterface.addCustomActionForLayerType(mLayer, QString(), Qgis::LayerType::Raster, true);
  mInterface.registerLocatorFilter(mLocator);
  // QGIS keeps prefixes of fewer than three letters for itself unless one is set.
  if (mLocator && mLocator->activePrefix().isEmpty())
    mLocator->setActivePrefix(mLocator->prefix());
}

WaysIn::~WaysIn() {
  if (mLocator)
    mInterface.deregisterLocatorFilter(mLocator);
  if (mLayer)
    mInterface.removeCustomActionForLayerType(mLayer);
  if (mQuestion)
    QgsGui::shortcutsManager()->unregisterAction(mQuestion);
  if (mToggle)
    mInterface.removeRasterToolBarIcon(mToggle);
  for (QAction *action : {mToggle.data(), mQuestion.data(), mLayer.data()}) {
    if (action == nullptr)
      continue;
    mInterface.removePluginRasterMenu(tr("&XeMap"), action);
    mInterface.removePluginVectorMenu(tr("&XeMap"), action);
    delete action;
  }
}

QAction *WaysIn::makeAction(const QString &name, const QString &text) {
  auto *action = new QAction(QIcon(QString::fromUtf8(plugin::pluginIcon)), text, mInterface.mainWindow());
  action->setObjectName(name);
  return action;
}

} // namespace xemap::start
