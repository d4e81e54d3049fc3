// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/print/pdf_page.h"

#include "plugin/layer/layer_text.h"

#include <QFile>
#include <QFileInfo>
#include <qgsmapsettings.h>

#include <filesystem>
#include <system_error>

namespace xemap::print {

namespace {

constexpr int pageDpi = 300;
constexpr double mmPerInch = 25.4;
constexpr double marginMm = 10.0;
constexpr double footerMm = 6.0;
constexpr double footerPoints = 8.0;

int dots(double millimetres) {
  return qRound(millimetres / mmPerInch * pageDpi);
}

std::filesystem::path native(const QString &path) {
  return {QFile::encodeName(path).toStdString()};
}

/// A disk that is full cuts a file off without a word.
bool isWhole(const QString &path) {
  QFile file(path);
  constexpr qint64 trailerBytes = 32;
  return file.open(QIODevice::ReadOnly) && file.seek(std::max<qint64>(0, file.size() - trailerBytes)) &&
         file.readAll().contains("%%EOF");
}

} // namespace

PdfPage::PdfPage(const QString &path, const QString &title, const QString &footer, const QgsMapSettings &map)
    : mPath(QFileInfo(path).absoluteFilePath()) {
  const QFileInfo target(mPath);
  if (target.isDir())
    refuse(layer::LayerText::tr("it is a folder"));
  if (target.exists() && !target.isWritable())
    refuse(layer::LayerText::tr("it is read-only"));
  mFolder = std::make_unique<QTemporaryDir>(target.dir().filePath(QStringLiteral(".xemap-XXXXXX")));
  if (!mFolder->isValid())
    refuse(mFolder->errorString());
  mWriter = std::make_unique<QPdfWriter>(mFolder->filePath(target.fileName()));
  mWriter->setTitle(title);
  mWriter->setCreator(QStringLiteral("XeMap"));
  const bool lies = map.outputSize().width() >= map.outputSize().height();
  mWriter->setPageLayout(QPageLayout(QPageSize(QPageSize::A4), lies ? QPageLayout::Landscape : QPageLayout::Portrait,
                                     QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter));
  mWriter->setResolution(pageDpi);
  if (!mPainter.begin(mWriter.get()))
    refuse(layer::LayerText::tr("the page cannot be begun"));
  QFont font = mPainter.font();
  font.setPointSizeF(footerPoints);
  mPainter.setFont(font);
  const QRect area = mapArea();
  const QRect line(0, area.bottom() + 1, area.width(), dots(footerMm));
  mPainter.drawText(line, Qt::AlignLeft | Qt::AlignBottom,
                    mPainter.fontMetrics().elidedText(footer, Qt::ElideRight, line.width()));
  mPainter.save();
  mPainter.setClipRect(area);
}

QRect PdfPage::mapArea() const {
  return {0, 0, mWriter->width(), mWriter->height() - dots(footerMm)};
}

QgsMapSettings PdfPage::settingsFor(const QgsMapSettings &map) const {
  QgsMapSettings settings = map;
  // All that is shown is printed, whatever the shape of the page.
  settings.setExtent(map.visibleExtent());
  settings.setMagnificationFactor(1.0);
  settings.setDevicePixelRatio(1.0F);
  settings.setOutputSize(mapArea().size());
  settings.setOutputDpi(pageDpi);
  settings.setFlag(Qgis::MapSettingsFlag::Antialiasing, true);
  settings.setFlag(Qgis::MapSettingsFlag::ForceVectorOutput, true);
  settings.setFlag(Qgis::MapSettingsFlag::DrawEditingInfo, false);
  settings.setFlag(Qgis::MapSettingsFlag::DrawSelection, false);
  // A raster is drawn into one image then, and not into tiles, whose seams a viewer shows.
  settings.setFlag(Qgis::MapSettingsFlag::RenderPartialOutput, true);
  return settings;
}

PdfPage::~PdfPage() {
  if (!mPainter.isActive())
    return;
  mPainter.restore();
  mPainter.end();
}

void PdfPage::commit() {
  mPainter.restore();
  mPainter.setPen(QPen(Qt::black, dots(0.2)));
  mPainter.setBrush(Qt::NoBrush);
  mPainter.drawRect(mapArea());
  const bool ended = mPainter.end();
  const QString staged = mFolder->filePath(QFileInfo(mPath).fileName());
  if (!ended || !isWhole(staged))
    refuse(layer::LayerText::tr("the page cannot be ended; the disk may be full"));
  std::error_code problem;
  std::filesystem::rename(native(staged), native(mPath), problem);
  if (problem)
    refuse(QString::fromStdString(problem.message()));
}

void PdfPage::refuse(const QString &why) const {
  throw layer::problem(ErrorCode::Unwritable, layer::LayerText::tr("%1: cannot be written: %2").arg(mPath, why));
}

} // namespace xemap::print
