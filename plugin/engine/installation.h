// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace xemap::engine {

/// A model that can be chosen.
struct InstalledModel {
  QString name; ///< Of its directory.
  QString path;
};

/// Where the engine library may be, in order: XEMAP_ENGINE alone where it is set, else relative to the plugin library.
QStringList engineCandidates();

/// The folder of the user's own models, where `xemap model import` puts them as well.
QString ownModelFolder();

/// Where models are looked for, in order: the directories of XEMAP_MODEL_PATH (separated as in PATH) alone where it is
/// set, else those of the settings, ownModelFolder(), then relative to the plugin library. Each is a model, or holds
/// models.
QStringList modelFolderCandidates();

/// The Markdown file the guide begins with; empty where it is not installed.
QString guidePath();

/// The models found, in a folder of several the default one first; of two with one name, the first.
QList<InstalledModel> installedModels();

} // namespace xemap::engine
