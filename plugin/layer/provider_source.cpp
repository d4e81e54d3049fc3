// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/layer/provider_source.h"

#include "plugin/layer/layer_text.h"
#include "xemap/base/error.h"
#include "xemap/raster/coordinates.h"
#include "xemap/raster/resampler.h"

#include <qgsrasterblock.h>
#include <qgsrasterdataprovider.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace xemap::layer {

namespace {

// Providers hold a whole block in memory and services refuse larger images.
constexpr int largestBlockPx = 1024;
constexpr int mostOversampling = 4;

raster::Patch emptyPatch(int width, int height) {
  raster::Patch patch;
  patch.width = width;
  patch.height = height;
  const std::size_t plane = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  patch.samples.assign(3 * plane, 0.0F);
  patch.valid.assign(plane, 0);
  return patch;
}

std::string describe(const raster::PixelWindow &window) {
  return std::to_string(std::lround(window.width)) + " x " + std::to_string(std::lround(window.height)) +
         " pixels at " + std::to_string(std::lround(window.x)) + "," + std::to_string(std::lround(window.y));
}

/// One axis of a read: the resampled pixels whose centres lie on the raster, and the level they are made from.
///
/// A level is the raster at a size the provider makes on its own, no coarser than the oversampling asks for.
struct Axis {
  Axis(double origin, double step, int wanted, int rasterLength) {
    levelLength = rasterLength;
    if (step > mostOversampling)
      levelLength = std::max(1, static_cast<int>(std::ceil(rasterLength * mostOversampling / step)));
    scale = static_cast<double>(levelLength) / rasterLength;
    const auto firstFrom = [&](double position) {
      return static_cast<int>(std::clamp(std::ceil((position - origin) / step - 0.5 - 1e-9), 0.0, 1.0 * wanted));
    };
    begin = firstFrom(0.0);
    count = firstFrom(rasterLength) - begin;
    levelOrigin = (origin + begin * step) * scale;
    levelStep = step * scale;
  }

  raster::AxisWeights weights() const { return {levelOrigin, levelStep, count, levelLength}; }

  int begin = 0;
  int count = 0;
  int levelLength = 0;
  double scale = 1.0; ///< Level pixels per raster pixel.
  double levelOrigin = 0.0;
  double levelStep = 1.0;
};

void fillFromImage(raster::Patch &patch, int firstColumn, int firstRow, const QgsRasterBlock &block) {
  const std::size_t plane = patch.valid.size();
  for (int row = 0; row < block.height(); ++row) {
    for (int column = 0; column < block.width(); ++column) {
      const QRgb colour = block.color(row, column);
      const std::size_t to = static_cast<std::size_t>(firstRow + row) * patch.width + firstColumn + column;
      patch.valid[to] = qAlpha(colour) > 0 ? 1 : 0;
      patch.samples[to] = static_cast<float>(qRed(colour));
      patch.samples[plane + to] = static_cast<float>(qGreen(colour));
      patch.samples[2 * plane + to] = static_cast<float>(qBlue(colour));
    }
  }
}

void fillBand(raster::Patch &patch, std::size_t band, int firstColumn, int firstRow, const QgsRasterBlock &block) {
  for (int row = 0; row < block.height(); ++row) {
    for (int column = 0; column < block.width(); ++column) {
      bool noData = false;
      const double value = block.valueAndNoData(row, column, noData);
      const std::size_t to = static_cast<std::size_t>(firstRow + row) * patch.width + firstColumn + column;
      const bool usable = !noData && std::isfinite(value);
      patch.samples[band * patch.valid.size() + to] = usable ? static_cast<float>(value) : 0.0F;
      // A pixel counts when all of its bands do.
      patch.valid[to] = usable && (band == 0 || patch.valid[to] != 0) ? 1 : 0;
    }
  }
}

} // namespace

ProviderSource::ProviderSource(std::unique_ptr<QgsRasterDataProvider> provider, const std::string &name,
                               const std::string &crsWkt, const ProviderGrid &grid, const raster::BandChoice &bands,
                               std::shared_ptr<QgsRasterBlockFeedback> feedback)
    : mProvider(std::move(provider)), mGrid(grid), mBands(bands), mFeedback(std::move(feedback)) {
  if (mProvider->bandCount() < 1)
    throw problem(
        ErrorCode::Unsupported,
        LayerText::tr("layer '%1': expected at least one band, found none").arg(QString::fromStdString(name)));
  if (grid.width < 1 || grid.height < 1 || grid.extent.isEmpty() || !grid.extent.isFinite())
    throw problem(ErrorCode::InvalidArgument,
                  LayerText::tr("layer '%1' has an empty extent").arg(QString::fromStdString(name)));

  const Qgis::DataType type = mProvider->dataType(mBands[0]);
  mIsImage = QgsRasterBlock::typeIsColor(type);
  const bool bytes = std::all_of(mBands.begin(), mBands.end(),
                                 [this](int band) { return mProvider->dataType(band) == Qgis::DataType::Byte; });
  mInfo.name = name;
  mInfo.width = grid.width;
  mInfo.height = grid.height;
  mInfo.sampleKind = mIsImage || bytes ? raster::SampleKind::Byte : raster::SampleKind::Wide;
  mInfo.georeferenced = true;
  mInfo.crsWkt = crsWkt;
  mInfo.geotransform = raster::GeoTransform({grid.extent.xMinimum(), grid.extent.width() / grid.width, 0.0,
                                             grid.extent.yMaximum(), 0.0, -grid.extent.height() / grid.height});
  mInfo.groundResolution =
      raster::groundResolutionAt(mInfo.geotransform, crsWkt, {grid.width / 2.0, grid.height / 2.0});
}

ProviderSource::~ProviderSource() = default;

raster::Patch ProviderSource::read(const raster::PixelWindow &window, int width, int height) {
  return mGrid.ownPixels ? readOwnPixels(window, width, height) : readDrawn(window, width, height);
}

raster::Patch ProviderSource::readDrawn(const raster::PixelWindow &window, int width, int height) {
  raster::Patch patch = emptyPatch(width, height);
  for (int row = 0; row < height; row += largestBlockPx) {
    for (int column = 0; column < width; column += largestBlockPx) {
      const int columns = std::min(largestBlockPx, width - column);
      const int rows = std::min(largestBlockPx, height - row);
      const double scaleX = window.width / width;
      const double scaleY = window.height / height;
      fill(patch, column, row, {window.x + column * scaleX, window.y + row * scaleY, columns * scaleX, rows * scaleY},
           columns, rows);
    }
  }
  return patch;
}

raster::Patch ProviderSource::readOwnPixels(const raster::PixelWindow &window, int width, int height) {
  raster::Patch patch = emptyPatch(width, height);
  const Axis columns(window.x, window.width / width, width, mGrid.width);
  const Axis rows(window.y, window.height / height, height, mGrid.height);
  if (columns.count <= 0 || rows.count <= 0)
    return patch;
  const raster::AxisWeights columnWeights = columns.weights();
  const raster::AxisWeights rowWeights = rows.weights();
  const int left = columnWeights.sourceBegin();
  const int sourceWidth = columnWeights.sourceEnd() - left;
  const auto read = [&](int firstRow, int rowCount, float *samples, std::uint8_t *valid) {
    const raster::Patch strip =
        readDrawn({left / columns.scale, firstRow / rows.scale, sourceWidth / columns.scale, rowCount / rows.scale},
                  sourceWidth, rowCount);
    std::copy(strip.samples.begin(), strip.samples.end(), samples);
    std::copy(strip.valid.begin(), strip.valid.end(), valid);
    return !mFeedback->isCanceled();
  };
  if (!raster::resample(columnWeights, rowWeights, read, patch, columns.begin, rows.begin))
    std::fill(patch.valid.begin(), patch.valid.end(), std::uint8_t{0}); // Cancelled: nobody looks at it any more.
  return patch;
}

void ProviderSource::fill(raster::Patch &patch, int firstColumn, int firstRow, const raster::PixelWindow &window,
                          int width, int height) {
  const QgsRectangle extent = extentOf(window);
  if (mIsImage) {
    fillFromImage(patch, firstColumn, firstRow, *block(mBands[0], extent, width, height));
    return;
  }
  std::unique_ptr<QgsRasterBlock> samples;
  for (std::size_t band = 0; band < mBands.size(); ++band) {
    if (band == 0 || mBands[band] != mBands[band - 1])
      samples = block(mBands[band], extent, width, height);
    fillBand(patch, band, firstColumn, firstRow, *samples);
  }
}

std::unique_ptr<QgsRasterBlock> ProviderSource::block(int band, const QgsRectangle &extent, int width, int height) {
  const auto errorsBefore = mFeedback->errors().size();
  std::unique_ptr<QgsRasterBlock> block(mProvider->block(band, extent, width, height, mFeedback.get()));
  const bool hasProblem = mFeedback->errors().size() > errorsBefore;
  const bool usable = block && block->isValid() && block->width() == width && block->height() == height;
  if (usable && !hasProblem)
    return block;
  if (mFeedback->isCanceled()) // The engine notices the cancel before it looks at the pixels.
    return std::make_unique<QgsRasterBlock>(mProvider->dataType(band), width, height);
  std::string reason = hasProblem ? mFeedback->errors().last().toStdString() : "the provider returned no pixels";
  std::replace(reason.begin(), reason.end(), '\n', ' ');
  const double scaleX = mGrid.extent.width() / mGrid.width;
  const double scaleY = mGrid.extent.height() / mGrid.height;
  throw Error(ErrorCode::Unreadable, "layer '" + mInfo.name + "', " +
                                         describe({(extent.xMinimum() - mGrid.extent.xMinimum()) / scaleX,
                                                   (mGrid.extent.yMaximum() - extent.yMaximum()) / scaleY,
                                                   extent.width() / scaleX, extent.height() / scaleY}) +
                                         ": " + reason);
}

QgsRectangle ProviderSource::extentOf(const raster::PixelWindow &window) const {
  const raster::Point topLeft = mInfo.geotransform.mapFromPixel({window.x, window.y});
  const raster::Point bottomRight =
      mInfo.geotransform.mapFromPixel({window.x + window.width, window.y + window.height});
  return QgsRectangle(topLeft.x, bottomRight.y, bottomRight.x, topLeft.y);
}

} // namespace xemap::layer
