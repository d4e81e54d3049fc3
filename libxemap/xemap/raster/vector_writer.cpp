// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/vector_writer.h"

#include <cpl_string.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/output_format.h"
#include "xemap/raster/spatial_reference.h"

namespace xemap::raster {

VectorWriter::VectorWriter(const std::string &path, const std::string &shown) : mShown(shown) {
  const GdalErrorScope errors;
  mDataset.reset(driverFor(path, OutputKind::Regions).Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!mDataset)
    fail(errors.message());
  // Where there are none, every feature is written by itself.
  mTransaction = mDataset->TestCapability(ODsCTransactions) != FALSE;
  if (mTransaction && mDataset->StartTransaction() != OGRERR_NONE)
    fail(errors.message());
}

VectorWriter::~VectorWriter() {
  // What an abandoned file still has to complain about is nobody's business any more.
  const GdalErrorScope errors;
  mDataset.reset();
}

OGRLayer &VectorWriter::createLayer(const char *name, OGRSpatialReference *crs, OGRwkbGeometryType type) {
  const GdalErrorScope errors;
  const char *format = mDataset->GetDriver()->GetDescription();
  // Where it is told nothing, this format says degrees; others can say nothing.
  OGRSpatialReference undefined = undefinedCartesian();
  if (!crs && EQUAL(format, "GPKG"))
    crs = &undefined;
  CPLStringList options;
  // Readers of GeoJSON take its coordinates for degrees, whatever it says.
  if (crs && isGeoJson())
    options.SetNameValue("RFC7946", "YES");
  if (EQUAL(format, "ESRI Shapefile"))
    options.SetNameValue("ENCODING", "UTF-8");
  OGRLayer *layer = mDataset->CreateLayer(name, crs, type, options.List());
  if (!layer)
    fail(errors.message());
  return *layer;
}

std::optional<OGRSpatialReference> VectorWriter::keptCrs(OGRLayer &layer) const {
  // Such a layer does not tell by itself.
  const OGRSpatialReference *crs = isGeoJson() ? OGRSpatialReference::GetWGS84SRS() : layer.GetSpatialRef();
  if (!crs)
    return std::nullopt;
  OGRSpatialReference kept(*crs);
  kept.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return kept;
}

void VectorWriter::addField(OGRLayer &layer, const char *name, OGRFieldType type) {
  const GdalErrorScope errors;
  // Where a format has no times of its own, they are texts.
  if (type == OFTDateTime && !holdsTimes())
    type = OFTString;
  OGRFieldDefn field(name, type);
  if (layer.CreateField(&field) != OGRERR_NONE)
    fail(errors.message());
}

bool VectorWriter::isGeoJson() const {
  return EQUAL(mDataset->GetDriver()->GetDescription(), "GeoJSON");
}

bool VectorWriter::holdsTimes() const {
  const char *types = mDataset->GetDriver()->GetMetadataItem(GDAL_DMD_CREATIONFIELDDATATYPES);
  const CPLStringList list(CSLTokenizeString(types ? types : ""));
  return list.FindString("DateTime") >= 0;
}

void VectorWriter::addFeature(OGRLayer &layer, OGRFeature &feature) {
  const GdalErrorScope errors;
  if (layer.CreateFeature(&feature) != OGRERR_NONE || errors.failed())
    fail(errors.message());
}

void VectorWriter::finish() {
  const GdalErrorScope errors;
  const bool committed = !mTransaction || mDataset->CommitTransaction() == OGRERR_NONE;
  mDataset.reset();
  if (!committed || errors.failed())
    fail(errors.message());
}

void VectorWriter::fail(const std::string &reason) const {
  throw Error(ErrorCode::Unwritable, mShown + ": cannot be written: " + reason);
}

} // namespace xemap::raster
