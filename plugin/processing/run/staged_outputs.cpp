// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/run/staged_outputs.h"

#include "plugin/layer/layer_text.h"
#include "xemap/raster/staged_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>
#include <system_error>

namespace xemap::processing {

namespace {

struct OutputText {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::OutputText)
};

const QString hiddenFolder = QStringLiteral(".xemap-XXXXXX");

bool isSameFile(const QString &one, const QString &other) {
  const QFileInfo first(one);
  const QFileInfo second(other);
  return first.absoluteFilePath() == second.absoluteFilePath() ||
         (first.exists() && first.canonicalFilePath() == second.canonicalFilePath());
}

/// Puts a file that is whole in its place, which is on the same disk.
void place(const QString &from, const QString &to) {
  std::error_code problem;
  std::filesystem::rename(QFile::encodeName(from).toStdString(), QFile::encodeName(to).toStdString(), problem);
  if (problem)
    throw layer::problem(
        ErrorCode::Unwritable,
        OutputText::tr("%1: cannot be written: %2").arg(to, QString::fromStdString(problem.message())));
}

} // namespace

StagedOutputs::Folder::Folder(const QString &folder) : target(folder), hidden(QDir(folder).filePath(hiddenFolder)) {}

StagedOutputs::StagedOutputs() = default;
StagedOutputs::~StagedOutputs() = default;

std::string StagedOutputs::add(const QString &path, const QString &input) {
  const std::string target = path.toStdString();
  const QString suffix = QFileInfo(path).suffix().toLower();
  if (suffix != QLatin1String("tif") && suffix != QLatin1String("tiff"))
    throw layer::problem(ErrorCode::InvalidArgument,
                         OutputText::tr("%1: expected the name of a GeoTIFF, ending in .tif or .tiff").arg(path));
  if (isSameFile(path, input))
    throw layer::problem(ErrorCode::InvalidArgument,
                         OutputText::tr("%1: expected an output of its own, found the input").arg(path));
  for (const raster::StagedFile &file : mFiles)
    if (isSameFile(path, QString::fromStdString(file.target())))
      throw layer::problem(ErrorCode::InvalidArgument,
                           OutputText::tr("%1: expected an output of its own, found it named twice").arg(path));
  return mFiles.emplace_back(target).temporary();
}

QString StagedOutputs::addFolder(const QString &folder) {
  // Beside the place its files go to, so that they go there whole.
  QDir().mkpath(folder);
  const Folder &added = mFolders.emplace_back(folder);
  if (!added.hidden.isValid())
    throw layer::problem(ErrorCode::Unwritable,
                         OutputText::tr("%1: cannot be written: %2").arg(folder, added.hidden.errorString()));
  return added.hidden.path();
}

void StagedOutputs::commit() {
  for (const Folder &folder : mFolders)
    for (const QFileInfo &file : QDir(folder.hidden.path()).entryInfoList(QDir::Files | QDir::Hidden))
      place(file.filePath(), QDir(folder.target).filePath(file.fileName()));
  for (raster::StagedFile &file : mFiles)
    file.commit();
}

QString StagedOutputs::inUserTerms(QString message) const {
  for (const raster::StagedFile &file : mFiles)
    if (!file.temporary().empty())
      message.replace(QString::fromStdString(file.temporary()), QString::fromStdString(file.target()));
  for (const Folder &folder : mFolders)
    message.replace(folder.hidden.path(), folder.target);
  return message;
}

} // namespace xemap::processing
