// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>

#include <ogrsf_frmts.h>

#include "xemap/base/feedback.h"
#include "xemap/raster/coordinates.h"
#include "xemap/raster/derived_outputs.h"
#include "xemap/raster/output_place.h"
#include "xemap/raster/probability_reader.h"
#include "xemap/raster/region_file.h"
#include "xemap/raster/regions.h"
#include "xemap/raster/spatial_reference.h"
#include "xemap/raster/vector_writer.h"

namespace xemap::raster {

namespace {

OGRLayer &createRegionLayer(VectorWriter &writer, const ProbabilityReader &probability, const std::string &areaField) {
  auto crs = spatialReferenceOf(probability.crsWkt());
  OGRLayer &layer = writer.createLayer(regionLayer, crs ? &*crs : nullptr, wkbMultiPolygon);
  writer.addField(layer, "expression", OFTString);
  writer.addField(layer, "mean_prob", OFTReal);
  writer.addField(layer, "max_prob", OFTReal);
  writer.addField(layer, areaField.c_str(), OFTReal);
  writer.addField(layer, "model", OFTString);
  return layer;
}

} // namespace

std::string areaFieldIn(const std::string &crsWkt) {
  return hasGroundAreas(crsWkt) ? "area_m2" : "area_px";
}

std::string areaFieldOf(const std::string &probabilityPath) {
  return areaFieldIn(ProbabilityReader(probabilityPath).crsWkt());
}

bool writeRegionFile(const std::string &probabilityPath, const std::string &filePath, const std::string &shownPath,
                     const RegionOptions &options, Feedback &feedback) {
  const ProbabilityReader probability(probabilityPath);
  const std::string expression = probability.metadata("XEMAP_EXPRESSION");
  const std::string model = probability.metadata("XEMAP_MODEL");
  const std::string areaField = areaFieldIn(probability.crsWkt());
  VectorWriter writer(filePath, shownPath);
  OGRLayer &layer = createRegionLayer(writer, probability, areaField);
  const auto write = [&](const Region &region) {
    const std::unique_ptr<OGRFeature, void (*)(OGRFeature *)> feature(OGRFeature::CreateFeature(layer.GetLayerDefn()),
                                                                      OGRFeature::DestroyFeature);
    feature->SetField("expression", expression.c_str());
    feature->SetField("mean_prob", region.meanProbability);
    feature->SetField("max_prob", region.maxProbability);
    feature->SetField(areaField.c_str(), region.areaM2);
    feature->SetField("model", model.c_str());
    OGRGeometry *polygons = nullptr;
    OGRGeometryFactory::createFromWkb(region.polygons.data(), nullptr, &polygons, region.polygons.size());
    feature->SetGeometryDirectly(polygons);
    writer.addFeature(layer, *feature);
  };
  if (!findRegions(probabilityPath, filePath, options, write, feedback))
    return false;
  writer.finish();
  return true;
}

bool writeRegions(const std::string &probabilityPath, const std::string &regionsPath, const RegionOptions &options,
                  Feedback &feedback) {
  OutputSet outputs({probabilityPath});
  const auto place = addOutput(outputs, regionsPath, OutputKind::Regions);
  if (!writeRegionFile(probabilityPath, place, regionsPath, options, feedback))
    return false;
  outputs.commit();
  feedback.setProgress(1.0);
  return true;
}

} // namespace xemap::raster
