// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/layer/provider_source.h"

#include "plugin/layer/layer_text.h"
#include "xemap/base/error.h"
#include "xemap/raster/band_scaling.h"
#include "xemap/raster/coordinates.h"
#include "xemap/raster/data_judgement.h"
#include "xemap/raster/resampler.h"

#include <qgsrasterblock.h>
#include <qgsrasterdataprovider.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

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

/// Samples and where they are data; each without a place among others.
void readBlock(const QgsRasterBlock &block, std::vector<float> &samples, std::vector<std::uint8_t> &declared) {
  for (int row = 0; row < block.height(); ++row) {
    for (int column = 0; column < block.width(); ++column) {
      bool noData = false;
      samples.push_back(static_cast<float>(block.valueAndNoData(row, column, noData)));
      declared.push_back(noData ? 0 : 1);
    }
  }
}

void copyBand(raster::Patch &patch, std::size_t band, int firstColumn, int firstRow, int width,
              const std::vector<float> &samples) {
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const auto row = static_cast<std::size_t>(firstRow) + i / static_cast<std::size_t>(width);
    const auto column = static_cast<std::size_t>(firstColumn) + i % static_cast<std::size_t>(width);
    const std::size_t to = row * static_cast<std::size_t>(patch.width) + column;
    const bool finite = std::isfinite(samples[i]);
    patch.samples[band * patch.valid.size() + to] = finite ? samples[i] : 0.0F;
    patch.valid[to] = finite && (band == 0 || patch.valid[to] != 0) ? 1 : 0;
  }
}

} // namespace

ProviderSource::ProviderSource(std::unique_ptr<QgsRasterDataProvider> provider, const std::string &name,
                               const std::string &origin, const std::string &crsWkt, const ProviderGrid &grid,
                               const raster::ReadChoice &choice, std::shared_ptr<QgsRasterBlockFeedback> feedback)
    : mProvider(std::move(provider)), mGrid(grid), mBands(choice.bands.value()), mOnlyDeclared(choice.onlyDeclared),
      mFeedback(std::move(feedback)) {
  if (mProvider->bandCount() < 1)
    throw problem(
        ErrorCode::Unsupported,
        LayerText::tr("layer '%1': expected at least one band, found none").arg(QString::fromStdString(name)));
  if (grid.width < 1 || grid.height < 1 || grid.extent.isEmpty() || !grid.extent.isFinite())
    throw problem(ErrorCode::InvalidArgument,
                  LayerText::tr("layer '%1' has an empty extent").arg(QString::fromStdString(name)));

  const Qgis::DataType type = mProvider->dataType(mBands[0]);
  mIsImage = QgsRasterBlock::typeIsColor(type);
  mInfo.name = name;
  mInfo.origin = origin;
  mInfo.width = grid.width;
  mInfo.height = grid.height;
  mInfo.georeferenced = true;
  mInfo.crsWkt = crsWkt;
  mInfo.geotransform = raster::GeoTransform({grid.extent.xMinimum(), grid.extent.width() / grid.width, 0.0,
                                             grid.extent.yMaximum(), 0.0, -grid.extent.height() / grid.height});
  mInfo.groundResolution =
      raster::groundResolutionAt(mInfo.geotransform, crsWkt, {grid.width / 2.0, grid.height / 2.0});
  judge();
}

void ProviderSource::judge() {
  if (mIsImage || !mGrid.ownPixels) {
    const bool bytes = mIsImage || mProvider->dataType(mBands[0]) == Qgis::DataType::Byte;
    mInfo.sampleKind = bytes ? raster::SampleKind::Byte : raster::SampleKind::Wide;
    mInfo.reading = {"colours as they are drawn", raster::scalingLine(mInfo.sampleKind),
                     "no data where it is transparent"};
    return;
  }
  raster::DeclaredBands declared;
  declared.numbers = mBands;
  declared.isAll = mOnlyDeclared;
  declared.bytes = true;
  for (std::size_t i = 0; i < mBands.size(); ++i) {
    declared.bytes = declared.bytes && mProvider->dataType(mBands[i]) == Qgis::DataType::Byte;
    if (mProvider->sourceHasNoDataValue(mBands[i]) && mProvider->useSourceNoDataValue(mBands[i]))
      declared.nodata[i] = mProvider->sourceNoDataValue(mBands[i]);
    else if (const QgsRasterRangeList own = mProvider->userNoDataValues(mBands[i]); !own.isEmpty())
      declared.nodata[i] = own.first().min();
  }
  const raster::BlockSize blockSize{std::max(1, mProvider->xBlockSize()), std::max(1, mProvider->yBlockSize())};
  const bool hasOverviews = mProvider->hasPyramids();
  raster::DataJudgement judgement =
      raster::judgeData(raster::lookAt(mGrid.width, mGrid.height, blockSize, hasOverviews,
                                       [this](const raster::LookPiece &piece) { return readRaw(piece); }),
                        declared);
  mRule = std::move(judgement.rule);
  mInfo.sampleKind = judgement.sampleKind;
  mInfo.reading = {"bands " + std::to_string(mBands[0]) + "," + std::to_string(mBands[1]) + "," +
                       std::to_string(mBands[2]) + " as red, green and blue",
                   raster::scalingLine(judgement.sampleKind), judgement.line};
  for (const std::string &warning : judgement.warnings)
    mInfo.warnings.push_back(mInfo.name + ": " + warning);
}

void ProviderSource::readBand(std::size_t band, const QgsRectangle &extent, int width, int height,
                              std::array<std::vector<float>, 3> &samples,
                              std::array<std::vector<std::uint8_t>, 3> &declared) {
  // A grey layer is read once for its three colours.
  const auto first = static_cast<std::size_t>(std::find(mBands.begin(), mBands.end(), mBands[band]) - mBands.begin());
  if (first == band) {
    readBlock(*block(mBands[band], extent, width, height), samples[band], declared[band]);
    return;
  }
  samples[band] = samples[first];
  declared[band] = declared[first];
}

raster::RawSamples ProviderSource::readRaw(const raster::LookPiece &piece) {
  const QgsRectangle extent = extentOf({1.0 * piece.x, 1.0 * piece.y, 1.0 * piece.width, 1.0 * piece.height});
  raster::RawSamples raw;
  raw.opaque.assign(static_cast<std::size_t>(piece.columns) * static_cast<std::size_t>(piece.rows), 1);
  for (std::size_t band = 0; band < mBands.size(); ++band)
    readBand(band, extent, piece.columns, piece.rows, raw.samples, raw.declared);
  return raw;
}

ProviderSource::~ProviderSource() = default;

raster::Patch ProviderSource::read(const raster::PixelWindow &window, int width, int height) {
  return mGrid.ownPixels ? readOwnPixels(window, width, height) : readDrawn(window, width, height);
}

raster::Patch ProviderSource::readDrawn(const raster::PixelWindow &window, int width, int height) {
  raster::Patch patch = emptyPatch(width, height);
  for (int row = 0; row < height; row += largestBlockPx) {
    for (int column = 0; column < width && !isStopped(); column += largestBlockPx) {
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
  const int top = rowWeights.sourceBegin();
  const auto read = [&](int firstRow, int rowCount, float *samples, std::uint8_t *valid) {
    if (!goOn(static_cast<double>(firstRow - top) / (rowWeights.sourceEnd() - top)))
      return false;
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
  std::array<std::vector<float>, 3> samples;
  std::array<std::vector<std::uint8_t>, 3> declared;
  raster::JudgedBlock judged;
  for (std::size_t band = 0; band < mBands.size(); ++band) {
    readBand(band, extent, width, height, samples, declared);
    copyBand(patch, band, firstColumn, firstRow, width, samples[band]);
    judged.declared[band] = declared[band].data();
  }
  const std::size_t corner = static_cast<std::size_t>(firstRow) * static_cast<std::size_t>(patch.width) +
                             static_cast<std::size_t>(firstColumn);
  judged.width = width;
  judged.height = height;
  judged.levelWidth = std::max(width, static_cast<int>(std::lround(mGrid.width * width / window.width)));
  judged.levelHeight = std::max(height, static_cast<int>(std::lround(mGrid.height * height / window.height)));
  judged.x = std::clamp(static_cast<int>(std::lround(window.x * width / window.width)), 0, judged.levelWidth - width);
  judged.y =
      std::clamp(static_cast<int>(std::lround(window.y * height / window.height)), 0, judged.levelHeight - height);
  judged.samples = patch.samples.data() + corner;
  judged.valid = patch.valid.data() + corner;
  judged.rowStride = static_cast<std::size_t>(patch.width);
  judged.planeStride = patch.valid.size();
  mRule.apply(judged);
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
