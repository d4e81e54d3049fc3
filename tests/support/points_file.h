// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

namespace xemap::test {

/// Writes a vector file of somebody, with a layer of five points for each name.
inline void writePoints(const std::string &path, const char *driver, const std::vector<std::string> &layers) {
  GDALAllRegister();
  const GDALDatasetUniquePtr dataset(
      GetGDALDriverManager()->GetDriverByName(driver)->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  for (const std::string &name : layers) {
    OGRLayer &layer = *dataset->CreateLayer(name.c_str(), nullptr, wkbPoint, nullptr);
    OGRFieldDefn field("owner", OFTString);
    layer.CreateField(&field);
    for (int i = 0; i < 5; ++i) {
      const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
      feature->SetField("owner", "somebody");
      OGRPoint point(i, i);
      feature->SetGeometry(&point);
      ASSERT_EQ(layer.CreateFeature(feature.get()), OGRERR_NONE);
    }
  }
}

} // namespace xemap::test
