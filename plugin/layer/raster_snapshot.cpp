// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/layer/raster_snapshot.h"

#include "plugin/layer/layer_text.h"
#include "plugin/layer/placed_source.h"
#include "plugin/layer/read_choice.h"
#include "xemap/raster/gdal_source.h"
#include "xemap/raster/public_source.h"
#include "xemap/raster/same_grid.h"
#include "xemap/raster/spatial_reference.h"

#include <QDateTime>
#include <QFileInfo>
#include <QThread>
#include <qgsmapsettings.h>
#include <qgsmultibandcolorrenderer.h>
#include <qgsrasterdataprovider.h>
#include <qgsrasterlayer.h>

#include <cmath>

namespace xemap::layer {

namespace {

// A service's picture of more than this is a download nobody meant to start.
constexpr double largestServiceSidePx = 16384.0;

raster::BandChoice bandsOfColours(const QgsRasterDataProvider &provider) {
  raster::BandChoice bands{};
  for (int band = provider.bandCount(); band >= 1; --band) {
    const Qgis::RasterColorInterpretation colour = provider.colorInterpretation(band);
    if (colour == Qgis::RasterColorInterpretation::RedBand)
      bands[0] = band;
    else if (colour == Qgis::RasterColorInterpretation::GreenBand)
      bands[1] = band;
    else if (colour == Qgis::RasterColorInterpretation::BlueBand)
      bands[2] = band;
  }
  return bands;
}

std::optional<raster::BandChoice> bandsOfStyle(const QgsRasterLayer &layer) {
  const auto *colours = dynamic_cast<const QgsMultiBandColorRenderer *>(layer.renderer());
  if (colours == nullptr)
    return std::nullopt;
  const raster::BandChoice bands{colours->redBand(), colours->greenBand(), colours->blueBand()};
  for (const int band : bands) {
    if (band < 1 || band > layer.bandCount())
      return std::nullopt;
  }
  return bands;
}

/// The bands of a style that is not what QGIS takes when nobody has chosen, which says nothing against what the file
/// tells of its bands.
std::optional<raster::BandChoice> chosenBands(const QgsRasterLayer &layer) {
  const std::optional<raster::BandChoice> bands = bandsOfStyle(layer);
  const bool ofQgis = !bands || layer.dataProvider() == nullptr || *bands == raster::BandChoice{1, 2, 3} ||
                      *bands == bandsOfColours(*layer.dataProvider());
  return ofQgis ? std::nullopt : bands;
}

bool hasNodataRules(const QgsRasterDataProvider &provider) {
  for (int band = 1; band <= provider.bandCount(); ++band) {
    const bool ignoresNodata = provider.sourceHasNoDataValue(band) && !provider.useSourceNoDataValue(band);
    if (ignoresNodata || !provider.userNoDataValues(band).isEmpty())
      return true;
  }
  return false;
}

bool isPlainFile(const QgsRasterLayer &layer) {
  // Options after '|' and authentication are QGIS's own additions to GDAL's names.
  return layer.providerType() == QLatin1String("gdal") && !layer.source().contains(QLatin1Char('|')) &&
         !layer.source().contains(QLatin1String("authcfg=")) && !hasNodataRules(*layer.dataProvider());
}

std::string wktOf(const QgsCoordinateReferenceSystem &crs) {
  if (!crs.isValid())
    return {};
  const double epoch = crs.coordinateEpoch();
  return raster::withEpoch(crs.toWkt(Qgis::CrsWktVariant::PreferredGdal).toStdString(),
                           std::isnan(epoch) ? 0.0 : epoch);
}

ProviderGrid serviceGrid(const QgsRasterLayer &layer, const QueryExtent &extent, const QgsMapSettings &canvas) {
  const double pixel = canvasPixelInLayer(canvas, layer);
  const raster::MapBox box = boxInLayer(extent, layer);
  const double columns = std::ceil((box.maxX - box.minX) / pixel);
  const double rows = std::ceil((box.maxY - box.minY) / pixel);
  if (!(pixel > 0.0) || !(columns >= 1.0) || !(rows >= 1.0))
    throw problem(ErrorCode::OutsideExtent, LayerText::tr("the extent does not meet layer '%1'").arg(layer.name()));
  if (columns > largestServiceSidePx || rows > largestServiceSidePx)
    throw problem(ErrorCode::InvalidArgument,
                  LayerText::tr("layer '%1' is a service without pixels of its own: expected at most %2 pixels a side "
                                "at the map's scale, found %3 x %4; zoom in and take the visible extent")
                      .arg(layer.name())
                      .arg(std::lround(largestServiceSidePx))
                      .arg(std::llround(columns))
                      .arg(std::llround(rows)));
  ProviderGrid grid;
  grid.extent = QgsRectangle(box.minX, box.maxY - rows * pixel, box.minX + columns * pixel, box.maxY);
  grid.width = static_cast<int>(columns);
  grid.height = static_cast<int>(rows);
  grid.ownPixels = false;
  return grid;
}

ProviderGrid ownGrid(const QgsRasterDataProvider &provider) {
  ProviderGrid grid;
  grid.extent = provider.extent();
  grid.width = provider.xSize();
  grid.height = provider.ySize();
  return grid;
}

QString keyOf(const QgsRasterLayer &layer, const ProviderGrid &grid, const std::optional<raster::BandChoice> &bands,
              bool onlyDeclared, bool throughProvider) {
  QStringList parts{layer.source(), QStringLiteral("%1x%2").arg(grid.width).arg(grid.height)};
  const QFileInfo file(layer.source());
  if (file.exists())
    parts << file.lastModified().toString(Qt::ISODateWithMs);
  if (bands)
    parts << QStringLiteral("bands %1,%2,%3").arg((*bands)[0]).arg((*bands)[1]).arg((*bands)[2]);
  if (onlyDeclared)
    parts << QStringLiteral("only declared nodata");
  // Another layer of the same source may have other nodata rules or another place.
  if (throughProvider)
    parts << layer.id() << grid.extent.toString(12);
  return parts.join(QLatin1Char('\n'));
}

} // namespace

bool hasOwnPixels(const QgsRasterLayer &layer) {
  const QgsRasterDataProvider *provider = layer.dataProvider();
  return provider != nullptr && provider->capabilities().testFlag(Qgis::RasterInterfaceCapability::Size) &&
         provider->xSize() > 0 && provider->ySize() > 0;
}

RasterSnapshot::RasterSnapshot(const QgsRasterLayer &layer, const QueryExtent &extent, const QgsMapSettings &canvas,
                               const std::optional<raster::ReadChoice> &choice)
    : mLayerName(layer.name()), mOrigin(raster::originOf(layer.source().toStdString(), layer.name().toStdString())),
      mChoice(choice.value_or(readChoiceOf(layer))), mShownBands(mChoice.bands ? mChoice.bands : bandsOfStyle(layer)),
      mCrsWkt(wktOf(layer.crs())), mFeedback(std::make_shared<QgsRasterBlockFeedback>()) {
  const QgsRasterDataProvider *provider = layer.dataProvider();
  if (!layer.isValid() || provider == nullptr)
    throw problem(ErrorCode::InvalidArgument,
                  LayerText::tr("layer '%1' is not valid: repair its data source first").arg(mLayerName));
  if (!mChoice.bands)
    mChoice.bands = chosenBands(layer);
  mGrid = hasOwnPixels(layer) ? ownGrid(*provider) : serviceGrid(layer, extent, canvas);
  if (isPlainFile(layer))
    mFilePath = layer.source();

  mProvider.reset(provider->clone());
  // A clone may put off its opening to the first read, so whether it is valid says nothing yet.
  if (!mProvider)
    throw problem(ErrorCode::Unreadable,
                  LayerText::tr("layer '%1': its data provider cannot be opened a second time").arg(mLayerName));
  // So that the worker can make it its own, as QGIS's own map rendering does.
  mProvider->moveToThread(nullptr);

  const bool throughProvider = mFilePath.isEmpty();
  mKey = keyOf(layer, mGrid, throughProvider ? mShownBands : mChoice.bands, mChoice.onlyDeclared, throughProvider)
             .toStdString();
}

RasterSnapshot::~RasterSnapshot() = default;

void RasterSnapshot::cancel() {
  mFeedback->cancel();
}

std::unique_ptr<raster::RasterSource> RasterSnapshot::open() {
  mProvider->moveToThread(QThread::currentThread());
  if (!mFilePath.isEmpty()) {
    if (auto source = openFile())
      return source;
  }
  const int bandCount = mProvider->bandCount();
  const raster::BandChoice standard = bandCount >= 3 ? raster::BandChoice{1, 2, 3} : raster::BandChoice{1, 1, 1};
  return std::make_unique<ProviderSource>(std::move(mProvider), mLayerName.toStdString(), mOrigin, mCrsWkt, mGrid,
                                          raster::ReadChoice{mShownBands.value_or(standard), mChoice.onlyDeclared},
                                          mFeedback);
}

std::unique_ptr<raster::RasterSource> RasterSnapshot::openFile() const {
  std::unique_ptr<raster::RasterSource> source =
      raster::openRaster(mFilePath.toStdString(), mChoice, mLayerName.toStdString());
  const raster::RasterInfo &info = source->info();
  if (info.georeferenced) {
    // A CRS that QGIS cannot read stays what it is in the file.
    if (mCrsWkt.empty() || raster::haveSameCrs(info.crsWkt, mCrsWkt))
      return source;
    const raster::GeoTransform geotransform = info.geotransform;
    return std::make_unique<PlacedSource>(std::move(source), geotransform, mCrsWkt);
  }
  const bool underXAxis = mGrid.extent == QgsRectangle(0.0, -info.height, info.width, 0.0);
  if (underXAxis)
    return std::make_unique<PlacedSource>(std::move(source), raster::underXAxis(), mCrsWkt);
  // QGIS warps rasters with ground control points; only its provider knows that grid.
  return nullptr;
}

} // namespace xemap::layer
