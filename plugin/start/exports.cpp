// SPDX-License-Identifier: GPL-2.0-or-later
// The C functions QGIS looks up in a plugin library.
#include "plugin/start/xemap_plugin.h"
#include "plugin_info.h"

#include <QString>
#include <qgis.h>

#include <set>

namespace {

// QGIS keeps the pointers for as long as it runs.
const QString *lasting(const char *text) {
  return new QString(QString::fromUtf8(text));
}

// What classFactory gave out and unload() has not yet deleted; guards against a second delete.
std::set<const QgisPlugin *> sAlive;

} // namespace

QGISEXTERN QgisPlugin *classFactory(QgisInterface *interface) {
  auto *plugin = new xemap::start::XemapPlugin(interface);
  sAlive.insert(plugin);
  return plugin;
}

QGISEXTERN const QString *name() {
  static const QString *const sName = lasting(xemap::plugin::pluginName);
  return sName;
}

QGISEXTERN const QString *description() {
  static const QString *const sDescription = lasting(xemap::plugin::pluginDescription);
  return sDescription;
}

QGISEXTERN const QString *category() {
  static const QString *const sCategory = lasting(xemap::plugin::pluginCategory);
  return sCategory;
}

QGISEXTERN const QString *version() {
  static const QString *const sVersion = lasting(xemap::plugin::pluginVersion);
  return sVersion;
}

QGISEXTERN const QString *icon() {
  static const QString *const sIcon = lasting(xemap::plugin::pluginIcon);
  return sIcon;
}

QGISEXTERN const QString *experimental() {
  static const QString *const sExperimental = lasting(xemap::plugin::pluginExperimental);
  return sExperimental;
}

QGISEXTERN int type() {
  return QgisPlugin::UI;
}

QGISEXTERN void unload(QgisPlugin *plugin) {
  if (sAlive.erase(plugin) == 0)
    return;
  plugin->unload();
  delete plugin;
}
