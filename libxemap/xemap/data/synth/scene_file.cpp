// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/scene_file.h"

#include <filesystem>
#include <fstream>
#include <memory>

#include <cpl_string.h>
#include <gdal_alg.h>
#include <gdal_priv.h>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>

#include "xemap/base/error.h"
#include "xemap/base/output_set.h"
#include "xemap/data/synth/georeference.h"
#include "xemap/data/xemap_set.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"

namespace xemap::data::synth {

namespace {

using Json = nlohmann::ordered_json;

Ring toRing(const OGRLinearRing &line) {
  Ring ring;
  for (int i = 0; i < line.getNumPoints(); ++i)
    ring.emplace_back(line.getX(i), line.getY(i));
  return ring;
}

data::Polygon toPolygon(const OGRPolygon &shape) {
  data::Polygon polygon;
  for (const OGRLinearRing *ring : shape)
    polygon.push_back(toRing(*ring));
  return polygon;
}

/// A one-band raster that reads the mask where it lies.
raster::DatasetPtr wrap(const RegionMask &mask) {
  raster::DatasetPtr dataset(raster::gdalDriver("MEM").Create("", mask.width(), mask.height(), 1, GDT_Byte, nullptr));
  // The default of a missing geotransform has y running up.
  double pixels[] = {0.0, 1.0, 0.0, 0.0, 0.0, 1.0};
  dataset->SetGeoTransform(pixels);
  std::vector<std::uint8_t> values = mask.values();
  if (dataset->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, mask.width(), mask.height(), values.data(), mask.width(),
                                          mask.height(), GDT_Byte, 0, 0, nullptr) != CE_None)
    throw Error(ErrorCode::Internal, "a region cannot be copied for its outlines");
  return dataset;
}

raster::DatasetPtr pictureOf(const Scene &scene) {
  raster::DatasetPtr picture(raster::gdalDriver("MEM").Create("", scene.width, scene.height, 3, GDT_Byte, nullptr));
  std::vector<std::uint8_t> pixels = scene.rgb;
  if (picture->RasterIO(GF_Write, 0, 0, scene.width, scene.height, pixels.data(), scene.width, scene.height, GDT_Byte,
                        3, nullptr, 3, static_cast<GSpacing>(scene.width) * 3, 1, nullptr) != CE_None)
    throw Error(ErrorCode::Internal, "a picture cannot be copied for its file");
  georeference(*picture, {0.0, 0.0}, scene.gsdMetres);
  return picture;
}

void writeTif(const Scene &scene, const std::string &path, const std::string &shown) {
  const raster::GdalErrorScope errors;
  const raster::DatasetPtr picture = pictureOf(scene);
  CPLStringList options;
  options.SetNameValue("COMPRESS", "JPEG");
  options.SetNameValue("PHOTOMETRIC", "YCBCR");
  options.SetNameValue("JPEG_QUALITY", "90");
  options.SetNameValue("TILED", "YES");
  raster::DatasetPtr written(
      raster::gdalDriver("GTiff").CreateCopy(path.c_str(), picture.get(), TRUE, options.List(), nullptr, nullptr));
  const bool created = written != nullptr;
  written.reset();
  if (!created || errors.failed())
    throw Error(ErrorCode::Unwritable, shown + ": " + errors.message());
}

/// Regions in more pieces than this (every tree of a wood) would outweigh the picture and are left out.
constexpr std::size_t mostPieces = 500;

Json toJson(const std::vector<data::Polygon> &polygons) {
  Json regions = Json::array();
  for (const data::Polygon &polygon : polygons) {
    Json rings = Json::array();
    for (const Ring &ring : polygon) {
      Json points = Json::array();
      // Pixel borders are whole numbers; written as such they take half the room.
      for (const auto &[x, y] : ring)
        points.push_back({static_cast<int>(x), static_cast<int>(y)});
      rings.push_back(std::move(points));
    }
    regions.push_back(std::move(rings));
  }
  return regions;
}

/// One line of JSON per expression that is kept.
std::vector<std::string> expressionLines(const std::vector<Expression> &expressions, const std::string &imageId) {
  std::vector<std::string> lines;
  for (const Expression &expression : expressions) {
    Json json = {{"id", imageId + "_" + std::to_string(lines.size())},
                 {"image", imageId},
                 {"text", expression.text},
                 {"present", expression.present}};
    if (expression.present) {
      const std::vector<data::Polygon> outlines = outlinesOf(expression.mask);
      if (outlines.size() > mostPieces)
        continue;
      json["regions"] = toJson(outlines);
    }
    json["tags"] = tagNames(expression.tags);
    lines.push_back(json.dump());
  }
  return lines;
}

void writeManifest(const Scene &scene, const std::vector<Expression> &expressions, const std::string &imageFile,
                   const std::string &path, const std::string &shown) {
  const std::string id = std::filesystem::path(imageFile).stem().string();
  std::ofstream out(path, std::ios::binary);
  const Json image = {{"id", id},
                      {"file", imageFile},
                      {"width", scene.width},
                      {"height", scene.height},
                      {"gsd_m", scene.gsdMetres},
                      {"split", "test"}};
  out << "{\n  \"format\": \"xemap-set\",\n  \"version\": 1,\n  \"name\": " << Json(id).dump()
      << ",\n  \"license\": \"CC0-1.0\",\n  \"description\": \"A synthetic aerial scene of a place that does not "
         "exist.\",\n"
      << "  \"images\": [" << image.dump() << "],\n  \"expressions\": [";
  const char *separator = "\n    ";
  for (const std::string &line : expressionLines(expressions, id)) {
    out << separator << line;
    separator = ",\n    ";
  }
  out << "\n  ]\n}\n";
  out.close();
  if (!out)
    throw Error(ErrorCode::Unwritable, shown + ": cannot be written");
}

} // namespace

std::vector<data::Polygon> outlinesOf(const RegionMask &mask) {
  const raster::GdalErrorScope errors;
  const raster::DatasetPtr raster = wrap(mask);
  const raster::DatasetPtr shapes(raster::gdalDriver("Memory").Create("", 0, 0, 0, GDT_Unknown, nullptr));
  OGRLayer *layer = shapes->CreateLayer("outlines", nullptr, wkbPolygon, nullptr);
  // The band is its own mask: only referred pixels become polygons.
  GDALRasterBandH band = GDALRasterBand::ToHandle(raster->GetRasterBand(1));
  if (GDALPolygonize(band, band, OGRLayer::ToHandle(layer), -1, nullptr, nullptr, nullptr) != CE_None)
    throw Error(ErrorCode::Internal, "a region's outlines cannot be traced: " + errors.message());
  std::vector<data::Polygon> polygons;
  for (const auto &feature : *layer)
    polygons.push_back(toPolygon(*feature->GetGeometryRef()->toPolygon()));
  return polygons;
}

void writeScene(const std::string &tifPath, const SceneOptions &options, const ExpressionOptions &expressionOptions) {
  checkScene(options);
  const std::string jsonPath = std::filesystem::path(tifPath).replace_extension(".json").string();
  OutputSet outputs;
  const std::string &tif = outputs.add(tifPath);
  const std::string &json = outputs.add(jsonPath);
  const Scene scene = makeScene(options);
  const std::vector<Expression> expressions = describe(scene, expressionOptions);
  writeTif(scene, tif, tifPath);
  writeManifest(scene, expressions, std::filesystem::path(tifPath).filename().string(), json, jsonPath);
  outputs.commit();
}

} // namespace xemap::data::synth
