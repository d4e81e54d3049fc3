// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/taught_image.h"

#include <cmath>
#include <limits>

#include "xemap/base/feedback.h"
#include "xemap/eval/memory_sink.h"
#include "xemap/eval/metrics.h"
#include "xemap/eval/query_on.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::eval {

TaughtImage::TaughtImage(infer::Engine &engine, const std::string &dataset, const data::SetImage &image,
                         const data::SetExpression &expression, std::string words)
    : mEngine(engine), mSource(raster::openRaster(dataset + "/" + image.file)),
      mTruth(data::readExpressionMask(dataset, image, expression).values),
      mUnknown(data::readUnknownMask(dataset, image)) {
  mQuery = queryOn(*mSource, dataset + "/" + image.file, image.gsdMetres);
  mQuery.expression = std::move(words);
}

void TaughtImage::ask(const std::shared_ptr<const teach::Concept> &before) {
  mQuery.taught = before;
  if (mQuery.expression.empty() && mQuery.examples.empty() && !before) {
    const auto pixels = static_cast<std::size_t>(mQuery.grid.width) * static_cast<std::size_t>(mQuery.grid.height);
    mMap = {mQuery.grid.width, mQuery.grid.height, std::vector<float>(pixels, 0.0F), {}, {}};
  } else {
    MemorySink sink;
    Feedback feedback;
    mLearned = mEngine.map(mQuery, sink, feedback).learned;
    mMap = sink.take();
  }
  if (mUnknown)
    for (std::size_t i = 0; i < mMap.scores.size(); ++i)
      if (mUnknown->values[i] != 0)
        mMap.scores[i] = std::numeric_limits<float>::quiet_NaN();
}

bool TaughtImage::correct(Random *random) {
  const auto click = nextClick(mMap, mTruth, random);
  if (click)
    mQuery.examples.push_back({{mQuery.grid.geotransform.mapFromPixel({click->x, click->y})}, click->like});
  return click.has_value();
}

double TaughtImage::iou() const {
  return countAtThresholds(mMap, mTruth, {0.5F}).iou(0);
}

} // namespace xemap::eval
