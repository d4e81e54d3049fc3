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
  // The spatial index and the extent, which would else be written after the transaction, when the file is closed.
  return layer->SyncToDisk() == OGRERR_NONE;
}

} // namespace

void LayerPlacement::refuse(const std::string &why) const {
  throw Error(ErrorCode::Unwritable, mPath + ": cannot be written: the layer '" + mLayer + "' cannot be added: " + why);
}

void LayerPlacement::prepare(const std::string &temporary) {
  const DatasetPtr made = openVectorSource(temporary);
  const GdalErrorScope errors;
  mTarget = openForUpdate(mPath);
  const bool done = mTarget && made->GetLayerCount() == 1 && mTarget->StartTransaction() == OGRERR_NONE &&
                    removeLayer(*mTarget, mLayer) && copyLayer(*made->GetLayer(0), *mTarget, mLayer);
  if (!done || errors.failed())
    refuse(errors.message());
}

void LayerPlacement::commit() {
  const GdalErrorScope errors;
  const bool done = mTarget->CommitTransaction() == OGRERR_NONE;
  mCommitted = done;
  if (done)
    mTarget.reset();
  if (!done || errors.failed())
    refuse(errors.message());
}

void LayerPlacement::takeBack() noexcept {
  const GdalErrorScope errors;
  if (mTarget) {
    mTarget->RollbackTransaction();
    mTarget.reset();
  }
  if (!mCommitted)
    return;
  mCommitted = false;
  const DatasetPtr target = openForUpdate(mPath);
  if (target && target->StartTransaction() == OGRERR_NONE && removeLayer(*target, mLayer))
    target->CommitTransaction();
}

} // namespace xemap::raster
