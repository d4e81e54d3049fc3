// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>

#include <ogrsf_frmts.h>

#include "xemap/base/feedback.h"
#include "xemap/raster/derived_outputs.h"
#include "xemap/raster/geopackage_writer.h"
#include "xemap/raster/probability_reader.h"

namespace xemap::raster {

namespace {

OGRLayer &createRegionLayer(GeoPackageWriter &package, const ProbabilityReader &probability) {
  OGRSpatialReference crs;
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const bool hasCrs = !probability.crsWkt().empty() && crs.importFromWkt(probability.crsWkt().c_str()) == OGRERR_NONE;
  OGRLayer &layer = package.createLayer("regions", hasCrs ? &crs : nullptr, wkbMultiPolygon);
  package.addField(layer, "expression", OFTString);
  package.addField(layer, "mean_prob", OFTReal);
  package.addField(layer, "max_prob", OFTReal);
  package.addField(layer, "area_m2", OFTReal);
  package.addField(layer, "model", OFTString);
  return layer;
}

} // namespace

bool writeRegions(const std::string &probabilityPath, const std::string &regionsPath, const RegionOptions &options,
                  Feedback &feedback) {
  const ProbabilityReader probability(probabilityPath);
  const std::string expression = probability.metadata("XEMAP_EXPRESSION");
  const std::string model = probability.metadata("XEMAP_MODEL");
  GeoPackageWriter package(regionsPath);
  OGRLayer &layer = createRegionLayer(package, probability);
  const auto write = [&](const Region &region) {
    const std::unique_ptr<OGRFeature, void (*)(OGRFeature *)> feature(OGRFeature::CreateFeature(layer.GetLayerDefn()),
                                                                      OGRFeature::DestroyFeature);
    feature->SetField("expression", expression.c_str());
    feature->SetField("mean_prob", region.meanProbability);
    feature->SetField("max_prob", region.maxProbability);
    feature->SetField("area_m2", region.areaM2);
    feature->SetField("model", model.c_str());
    OGRGeometry *polygons = nullptr;
    OGRGeometryFactory::createFromWkb(region.polygons.data(), nullptr, &polygons, region.polygons.size());
    feature->SetGeometryDirectly(polygons);
    package.addFeature(layer, *feature);
  };
  if (!findRegions(probabilityPath, regionsPath, options, write, feedback))
    return false;
  package.finish();
  feedback.setProgress(1.0);
  return true;
}

} // namespace xemap::raster
