// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/query_on.h"

namespace xemap::eval {

infer::Query queryOn(raster::RasterSource &picture, const std::string &path, std::optional<double> gsdMetres) {
  infer::Query query;
  query.source = &picture;
  query.sourceKey = path;
  query.grid = raster::planGrid(picture.info(), {}, {});
  if (gsdMetres && query.grid.groundResolution.x <= 0)
    query.grid.groundResolution = {*gsdMetres, *gsdMetres};
  return query;
}

} // namespace xemap::eval
