// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/concepts/concept_folder.h"

#include "plugin/layer/layer_text.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <qgsapplication.h>

namespace xemap::concepts {

namespace {

// With its ending within the 255 bytes of a file name, even where a letter takes four of them.
constexpr int longestName = 60;

struct FolderText {
  Q_DECLARE_TR_FUNCTIONS(xemap::concepts::FolderText)
};

} // namespace

QString conceptFolder() {
  return QDir(QgsApplication::qgisSettingsDirPath()).filePath(QStringLiteral("xemap/concepts"));
}

QList<ui::ConceptChoice> keptConcepts() {
  QList<ui::ConceptChoice> kept;
  for (const QFileInfo &file :
       QDir(conceptFolder()).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name | QDir::IgnoreCase))
    kept << ui::ConceptChoice{file.completeBaseName(), file.filePath()};
  return kept;
}

QString pathOfConcept(const QString &name) {
  // What no file system takes in a name, and a dot at its beginning, which would hide it.
  static const QRegularExpression sUnfit(QStringLiteral("[\\x00-\\x1f\"*/:<>?\\\\|]|^\\."));
  QString stem = name.left(longestName);
  if (!stem.isEmpty() && stem.at(stem.size() - 1).isHighSurrogate())
    stem.chop(1);
  stem.replace(sUnfit, QStringLiteral("-"));
  const QDir folder(conceptFolder());
  if (!folder.mkpath(QStringLiteral(".")))
    throw layer::problem(
        ErrorCode::Unwritable,
        FolderText::tr("%1: the folder for concepts cannot be made; check the permissions of the user profile")
            .arg(QDir::toNativeSeparators(folder.path())));
  return folder.filePath(stem + QStringLiteral(".json"));
}

} // namespace xemap::concepts
