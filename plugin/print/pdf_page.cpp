// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/print/pdf_page.h"

#include "plugin/layer/layer_text.h"

#include <QFile>
#include <QFileInfo>
#include <qgsmapsettings.h>

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

/// A disk that is full cuts a file off without a word.
bool isWhole(const QString &path) {
  QFile file(path);
  constexpr qint64 trailerBytes = 32;
  return file.open(QIODevice::ReadOnly) && file.seek(std::max<qint64>(0, file.size() - trailerBytes)) &&
         file.readAll().contains("%%EOF");
}

/// Pages of XeMap name it as their creator, in UTF-16.
bool isOwnPage(const QString &path) {
  QFile file(path);
  const QString name = QStringLiteral("XeMap");
  QByteArray utf16;
  for (const QChar letter : name)
    utf16.append(static_cast<char>(letter.row())).append(static_cast<char>(letter.cell()));
  if (!file.open(QIODevice::ReadOnly))
    return false;
  const QByteArray bytes = file.readAll();
  const auto creator = bytes.indexOf("/Creator");
  constexpr int longestName = 64;
  const QByteArray value = bytes.mid(creator, longestName);
  return creator >= 0 && (value.contains(utf16) || value.toUpper().contains(utf16.toHex().toUpper()));
}

/// The path, when a page may go there.
QString checkedPlace(const QString &path) {
  if (QFileInfo(path).isFile() && !isOwnPage(path))
    throw layer::problem(ErrorCode::Unwritable,
                         layer::LayerText::tr("%1: cannot be written: %2")
                             .arg(path, layer::LayerText::tr("XeMap did not make the file that is there")));
  return path;
}

} // namespace

PdfPage::PdfPage(const QString &path, const QString &title, const QString &footer, const QgsMapSettings &map)
    : mPath(QFileInfo(path).absoluteFilePath()), mStaged(checkedPlace(mPath).toStdString()),
      mWriter(std::make_unique<QPdfWriter>(QString::fromStdString(mStaged.temporary()))) {
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
  if (!ended || !isWhole(QString::fromStdString(mStaged.temporary())))
    refuse(layer::LayerText::tr("the page cannot be ended; the disk may be full"));
  mStaged.commit();
}

void PdfPage::refuse(const QString &why) const {
  throw layer::problem(ErrorCode::Unwritable, layer::LayerText::tr("%1: cannot be written: %2").arg(mPath, why));
}

} // namespace xemap::print
