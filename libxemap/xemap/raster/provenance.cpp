// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/provenance.h"

#include <gdal_priv.h>

#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"

namespace xemap::raster {

Provenance readProvenance(const std::string &path) {
  const DatasetPtr dataset = openDataset(path);
  const GdalErrorScope errors;
  const auto value = [&](const char *name) {
    const char *found = dataset->GetMetadataItem(name);
    return std::string(found ? found : "");
  };
  return {value("XEMAP_EXPRESSION"), value("XEMAP_MODEL"), value("XEMAP_MODEL_SHA256"), value("XEMAP_VERSION"),
          value("XEMAP_READING"),    value("XEMAP_INPUT"), value("XEMAP_SOURCE")};
}

} // namespace xemap::raster
