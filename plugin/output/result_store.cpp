// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/output/result_store.h"

#include "plugin/layer/layer_text.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <qgsapplication.h>
#include <qgsproject.h>

namespace xemap::output {

namespace {

// Leaves room for the time stamp in the 255 bytes of a file name, even where a letter takes four bytes.
constexpr int longestSlug = 40;

QString slugOf(const QString &expression) {
  static const QRegularExpression sNotWord(QStringLiteral("[^\\p{L}\\p{N}]+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
  QString slug = expression.toLower();
  slug.replace(sNotWord, QStringLiteral("-"));
  slug = slug.left(longestSlug);
  if (!slug.isEmpty() && slug.at(slug.size() - 1).isHighSurrogate())
    slug.chop(1);
  while (slug.startsWith(QLatin1Char('-')))
    slug.remove(0, 1);
  while (slug.endsWith(QLatin1Char('-')))
    slug.chop(1);
  return slug.isEmpty() ? QStringLiteral("query") : slug;
}

QString resultFolder(const QgsProject &project) {
  const QString home = project.fileName().isEmpty() ? QString() : project.homePath();
  if (!home.isEmpty() && QFileInfo(home).isWritable())
    return QDir(home).filePath(QStringLiteral("xemap"));
  return QDir(QgsApplication::qgisSettingsDirPath()).filePath(QStringLiteral("xemap/results"));
}

} // namespace

QString newResultPath(const QString &expression, const QgsProject &project, const QString &chosenFolder,
                      const QStringList &taken) {
  const QDir folder(chosenFolder.isEmpty() ? resultFolder(project) : chosenFolder);
  const QString shown = QDir::toNativeSeparators(folder.path());
  if (!folder.mkpath(QStringLiteral(".")))
    throw layer::problem(
        ErrorCode::Unwritable,
        layer::LayerText::tr("%1: the folder for results cannot be made; check its permissions, or choose another "
                             "in XeMap's settings")
            .arg(shown));
  if (!QFileInfo(folder.path()).isWritable())
    throw layer::problem(
        ErrorCode::Unwritable,
        layer::LayerText::tr("%1: the folder for results cannot be written to; check its permissions, or choose "
                             "another in XeMap's settings")
            .arg(shown));
  const QString stem =
      slugOf(expression) + QLatin1Char('_') + QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
  QString path = folder.filePath(stem + QStringLiteral(".tif"));
  for (int count = 2; QFileInfo::exists(path) || taken.contains(path); ++count)
    path = folder.filePath(QStringLiteral("%1-%2.tif").arg(stem).arg(count));
  return path;
}

QString suggestedFile(const QString &folder, const QString &expression, const QString &suffix) {
  const QDir target(folder);
  const QString slug = slugOf(expression);
  QString stem = slug;
  for (int count = 2; !target.entryList({stem + QStringLiteral(".*")}, QDir::Files | QDir::Hidden).isEmpty(); ++count)
    stem = QStringLiteral("%1-%2").arg(slug).arg(count);
  return target.filePath(stem + QLatin1Char('.') + suffix);
}

} // namespace xemap::output
