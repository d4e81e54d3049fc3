// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/layer_placement.h"

#include <ogrsf_frmts.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"

namespace xemap::raster {

namespace {

DatasetPtr openForUpdate(const std::string &path) {
  return DatasetPtr(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
}

/// Within a transaction of its own; true when it is done.
template <typename Change> bool inTransaction(GDALDataset &dataset, const Change &change) {
  if (dataset.StartTransaction() != OGRERR_NONE)
    return false;
  if (change() && dataset.CommitTransaction() == OGRERR_NONE)
    return true;
  dataset.RollbackTransaction();
  return false;
}

bool removeLayer(GDALDataset &dataset, const std::string &name) {
  for (int i = 0; i < dataset.GetLayerCount(); ++i)
    if (name == dataset.GetLayer(i)->GetName())
      return dataset.DeleteLayer(i) == OGRERR_NONE;
  return true;
}

bool copyLayer(OGRLayer &from, GDALDataset &to, const std::string &name) {
  OGRLayer *layer = to.CreateLayer(name.c_str(), from.GetSpatialRef(), from.GetGeomType(), nullptr);
  if (!layer)
    return false;
  OGRFeatureDefn &definition = *from.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i)
    if (layer->CreateField(definition.GetFieldDefn(i)) != OGRERR_NONE)
      return false;
  for (const auto &feature : from) {
    const OGRFeatureUniquePtr copy(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    if (copy->SetFrom(feature.get()) != OGRERR_NONE || layer->CreateFeature(copy.get()) != OGRERR_NONE)
      return false;
  }
  return true;
}

} // namespace

void LayerPlacement::commit(const std::string &temporary) {
  const DatasetPtr made = openVectorSource(temporary);
  const GdalErrorScope errors;
  DatasetPtr target = openForUpdate(mPath);
  const bool done =
      target && made->GetLayerCount() == 1 && inTransaction(*target, [&] {
        return removeLayer(*target, mLayer) && copyLayer(*made->GetLayer(0), *target, mLayer) && !errors.failed();
      });
  target.reset();
  if (!done || errors.failed())
    throw Error(ErrorCode::Unwritable,
                mPath + ": cannot be written: the layer '" + mLayer + "' cannot be added: " + errors.message());
}

void LayerPlacement::takeBack() noexcept {
  const GdalErrorScope errors;
  const DatasetPtr target = openForUpdate(mPath);
  if (target)
    inTransaction(*target, [&] { return removeLayer(*target, mLayer); });
}

} // namespace xemap::raster
