// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <vector>

#include <ogrsf_frmts.h>

#include "xemap/base/feedback.h"
#include "xemap/raster/derived_outputs.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/output_place.h"
#include "xemap/raster/probability_reader.h"
#include "xemap/raster/region_fields.h"
#include "xemap/raster/region_file.h"
#include "xemap/raster/regions.h"
#include "xemap/raster/spatial_reference.h"
#include "xemap/raster/vector_writer.h"

namespace xemap::raster {

namespace {

OGRFieldType typeOf(RegionFieldType type) {
  switch (type) {
  case RegionFieldType::Real:
    return OFTReal;
  case RegionFieldType::Integer:
    return OFTInteger64;
  case RegionFieldType::Time:
    return OFTDateTime;
  case RegionFieldType::Text:
    break;
  }
  return OFTString;
}

const char *layerOf(RegionGeometry geometry) {
  return geometry == RegionGeometry::Points ? pointLayer : regionLayer;
}

/// Sets a field to what is known.
struct SetField {
  OGRFeature &feature;
  int field;

  void operator()(std::monostate /*unknown*/) const { feature.SetFieldNull(field); }
  void operator()(const std::string &text) const { feature.SetField(field, text.c_str()); }
  void operator()(double number) const { feature.SetField(field, number); }
  void operator()(std::int64_t number) const { feature.SetField(field, static_cast<GIntBig>(number)); }
};

/// Writes regions as features of one layer.
class RegionLayer {
public:
  RegionLayer(VectorWriter &writer, const ProbabilityReader &probability, const RegionFacts &facts,
              RegionGeometry geometry)
      : mWriter(writer), mFacts(facts), mGeometry(geometry), mCrs(spatialReferenceOf(probability.crsWkt())),
        mLayer(writer.createLayer(layerOf(geometry), mCrs ? &*mCrs : nullptr,
                                  geometry == RegionGeometry::Points ? wkbPoint : wkbMultiPolygon)) {
    for (const RegionField &field : regionFields(facts.onGround))
      writer.addField(mLayer, field.name.c_str(), typeOf(field.type));
    const auto kept = writer.keptCrs(mLayer);
    if (mCrs && kept && !mCrs->IsSame(&*kept))
      mToKept.reset(OGRCreateCoordinateTransformation(&*mCrs, &*kept));
  }

  void write(const Region &region) {
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(mLayer.GetLayerDefn()));
    const std::optional<Point> where = regionPoint(region.polygons);
    const std::vector<RegionValue> values = regionValues(region, mFacts, where ? asKept(*where) : where);
    for (std::size_t i = 0; i < values.size(); ++i)
      std::visit(SetField{*feature, static_cast<int>(i)}, values[i]);
    OGRGeometry *shape = nullptr;
    if (mGeometry == RegionGeometry::Outlines)
      OGRGeometryFactory::createFromWkb(region.polygons.data(), nullptr, &shape, region.polygons.size());
    else if (where)
      shape = new OGRPoint(where->x, where->y);
    feature->SetGeometryDirectly(shape);
    mWriter.addFeature(mLayer, *feature);
  }

private:
  /// Nothing where the point has no place in the CRS that is kept.
  std::optional<Point> asKept(Point point) const {
    const GdalErrorScope errors;
    if (mToKept && !mToKept->Transform(1, &point.x, &point.y))
      return std::nullopt;
    return point;
  }

  VectorWriter &mWriter;
  const RegionFacts &mFacts;
  RegionGeometry mGeometry;
  std::optional<OGRSpatialReference> mCrs;
  OGRLayer &mLayer;
  std::unique_ptr<OGRCoordinateTransformation> mToKept; ///< None: the CRS stays.
};

} // namespace

bool writeRegionFile(const std::string &probabilityPath, const std::string &filePath, const std::string &shownPath,
                     const RegionOptions &options, RegionGeometry geometry, Feedback &feedback) {
  const ProbabilityReader probability(probabilityPath);
  const RegionFacts facts = regionFactsOf(probabilityPath, options.threshold);
  VectorWriter writer(filePath, shownPath);
  RegionLayer layer(writer, probability, facts, geometry);
  const auto write = [&](const Region &region) { layer.write(region); };
  if (!findRegions(probabilityPath, filePath, options, write, feedback))
    return false;
  writer.finish();
  return true;
}

bool writeRegions(const std::string &probabilityPath, const std::string &regionsPath, const RegionOptions &options,
                  Feedback &feedback, RegionGeometry geometry) {
  OutputSet outputs({probabilityPath});
  const auto place = addOutput(outputs, regionsPath, OutputKind::Regions, layerOf(geometry));
  if (!writeRegionFile(probabilityPath, place, regionsPath, options, geometry, feedback))
    return false;
  outputs.commit();
  feedback.setProgress(1.0);
  return true;
}

} // namespace xemap::raster
