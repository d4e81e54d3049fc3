// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/run/staged_outputs.h"

#include "plugin/layer/layer_text.h"
#include "xemap/base/text_output.h"
#include "xemap/raster/output_place.h"

#include <QFile>
#include <QFileInfo>

namespace xemap::processing {

namespace {

struct OutputText {
  Q_DECLARE_TR_FUNCTIONS(xemap::processing::OutputText)
};

} // namespace

std::string StagedOutputs::add(const QString &path, const QString &input) {
  const QString suffix = QFileInfo(path).suffix().toLower();
  if (suffix != QLatin1String("tif") && suffix != QLatin1String("tiff"))
    throw layer::problem(ErrorCode::InvalidArgument,
                         OutputText::tr("%1: expected the name of a GeoTIFF, ending in .tif or .tiff").arg(path));
  if (isSameFile(path.toStdString(), input.toStdString()))
    throw layer::problem(ErrorCode::InvalidArgument,
                         OutputText::tr("%1: expected an output of its own, found the input").arg(path));
  return raster::addOutput(mOutputs, path.toStdString(), raster::OutputKind::Probability);
}

void StagedOutputs::addText(const QString &path, const QByteArray &content) {
  const std::string place = path.toStdString();
  requireTextPlace(place);
  QFile file(QString::fromStdString(mOutputs.add(place)));
  if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
    throw layer::problem(ErrorCode::Unwritable,
                         OutputText::tr("%1: cannot be written: %2").arg(path, file.errorString()));
}

QString StagedOutputs::inUserTerms(const QString &message) const {
  return QString::fromStdString(mOutputs.inUserTerms(message.toStdString()));
}

} // namespace xemap::processing
