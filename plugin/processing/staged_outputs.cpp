// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/staged_outputs.h"

#include "xemap/base/error.h"
#include "xemap/raster/staged_file.h"

#include <QFileInfo>

namespace xemap::processing {

namespace {

bool isSameFile(const QString &one, const QString &other) {
  const QFileInfo first(one);
  const QFileInfo second(other);
  return first.absoluteFilePath() == second.absoluteFilePath() ||
         (first.exists() && first.canonicalFilePath() == second.canonicalFilePath());
}

} // namespace

StagedOutputs::StagedOutputs() = default;
StagedOutputs::~StagedOutputs() = default;

std::string StagedOutputs::add(const QString &path, const QString &input) {
  const std::string target = path.toStdString();
  const QString suffix = QFileInfo(path).suffix().toLower();
  if (suffix != QLatin1String("tif") && suffix != QLatin1String("tiff"))
    throw Error(ErrorCode::InvalidArgument, target + ": expected the name of a GeoTIFF, ending in .tif or .tiff");
  if (isSameFile(path, input))
    throw Error(ErrorCode::InvalidArgument, target + ": expected an output of its own, found the input");
  for (const raster::StagedFile &file : mFiles)
    if (isSameFile(path, QString::fromStdString(file.target())))
      throw Error(ErrorCode::InvalidArgument, target + ": expected an output of its own, found it named twice");
  return mFiles.emplace_back(target).temporary();
}

void StagedOutputs::commit() {
  for (raster::StagedFile &file : mFiles)
    file.commit();
}

QString StagedOutputs::inUserTerms(QString message) const {
  for (const raster::StagedFile &file : mFiles)
    if (!file.temporary().empty())
      message.replace(QString::fromStdString(file.temporary()), QString::fromStdString(file.target()));
  return message;
}

} // namespace xemap::processing
