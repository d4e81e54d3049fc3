// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/engine/installation.h"

#include "plugin/settings/settings.h"
#include "plugin_info.h"
#include "xemap/base/default_model.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <dlfcn.h>

namespace xemap::engine {

namespace {

QDir ownFolder() {
  // Any address inside this library tells the loader which file it came from.
  static const char sAnchor = 0;
  Dl_info library{};
  if (dladdr(&sAnchor, &library) == 0 || library.dli_fname == nullptr)
    return QDir::current();
  const QFileInfo file(QFile::decodeName(library.dli_fname));
  return QFileInfo(file.canonicalFilePath()).dir();
}

template <std::size_t Count> QStringList besidePlugin(const char *const (&relativePaths)[Count]) {
  const QDir folder = ownFolder();
  QStringList paths;
  for (const char *path : relativePaths)
    paths << QDir::cleanPath(folder.filePath(QString::fromUtf8(path)));
  return paths;
}

bool isModel(const QString &folder) {
  return QFileInfo::exists(QDir(folder).filePath(QStringLiteral("model.json")));
}

} // namespace

QStringList engineCandidates() {
  const QString chosen = qEnvironmentVariable("XEMAP_ENGINE");
  return chosen.isEmpty() ? besidePlugin(plugin::enginePaths) : QStringList{chosen};
}

QString ownModelFolder() {
  return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/xemap/models");
}

QStringList modelFolderCandidates() {
  const QString chosen = qEnvironmentVariable("XEMAP_MODEL_PATH");
  if (!chosen.isEmpty())
    return chosen.split(QDir::listSeparator(), Qt::SkipEmptyParts);
  return settings::loadSettings().modelFolders + QStringList{ownModelFolder()} + besidePlugin(plugin::modelFolders);
}

QString guidePath() {
  for (const QString &path : besidePlugin(plugin::guidePaths))
    if (QFileInfo::exists(path))
      return path;
  return {};
}

QList<InstalledModel> installedModels() {
  QStringList paths;
  for (const QString &folder : modelFolderCandidates()) {
    if (isModel(folder)) {
      paths << folder;
      continue;
    }
    const QDir directory(folder);
    QStringList names = directory.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    std::stable_partition(names.begin(), names.end(),
                          [](const QString &name) { return name == QLatin1String(defaultModelName); });
    for (const QString &name : names) {
      if (isModel(directory.filePath(name)))
        paths << directory.filePath(name);
    }
  }
  QList<InstalledModel> models;
  for (const QString &path : paths) {
    const QString name = QDir(path).dirName();
    const bool known =
        std::any_of(models.cbegin(), models.cend(), [&](const InstalledModel &model) { return model.name == name; });
    if (!known)
      models << InstalledModel{name, QDir::cleanPath(path)};
  }
  return models;
}

} // namespace xemap::engine
