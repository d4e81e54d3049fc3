// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/public_source.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "support/temp_dir.h"

namespace xemap::raster {
namespace {

TEST(PublicSource, SaysWhereARasterIsAndNotHowToGetIn) {
  for (const auto &[source, expected] : {
           std::pair("/data/town.tif", "/data/town.tif"),
           std::pair("NETCDF:\"/data/a.nc\":red", "NETCDF:\"/data/a.nc\":red"),
           std::pair("https://host.org/a/b.tif", "https://host.org/a/b.tif"),
           std::pair("/vsicurl/https://me:my%40pw@host.org:8443/b.tif?sig=abc&x=1#f",
                     "/vsicurl/https://host.org:8443/b.tif"),
           std::pair("/vsicurl?max_retry=3&url=https%3A%2F%2Fme%3Apw%40host.org%2Fb.tif%3Ftoken%3D1",
                     "https://host.org/b.tif"),
           std::pair("contextualWMSLegend=0&crs=EPSG:4326&password=pw&url=https://host.org/wms?key%3Dabc&username=me",
                     "https://host.org/wms"),
           std::pair("type=xyz&url=https://tiles.org/%7Bz%7D/%7Bx%7D/%7By%7D.png?apikey%3D12&zmax=19",
                     "https://tiles.org/{z}/{x}/{y}.png"),
           std::pair("PG:dbname='geo' host=db user='me' password='my own' table='t'",
                     "PG:dbname='geo' host=db   table='t'"),
           std::pair("/data/town.tif authcfg='abc1234'", "/data/town.tif"),
           std::pair("/vsis3/bucket/a.tif|credential:AWS_SECRET_ACCESS_KEY=abc", "/vsis3/bucket/a.tif"),
           std::pair("/vsis3/bucket/a.tif|option:USERPWD=me:pw", "/vsis3/bucket/a.tif"),
           std::pair("<GDAL_WMS><Service><ServerUrl>https://me:pw@host.org/wms?key=1</ServerUrl></Service></GDAL_WMS>",
                     "https://host.org/wms"),
           std::pair("<VRTDataset/>", ""),
           std::pair("", ""),
       })
    EXPECT_EQ(publicSource(source), expected) << source;
}

TEST(PublicSource, AFileHasItsWholePathWhateverItIsCalled) {
  const test::TempDir folder;
  for (const char *name : {"a.tif", "token=1 password=2.tif", "url=x&key=y.tif", "q?a=1.tif"}) {
    std::ofstream(folder.file(name)) << "x";
    EXPECT_EQ(publicSource(folder.file(name)), folder.file(name));
  }
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  EXPECT_EQ(publicSource("./a.tif"), folder.file("a.tif"));
  std::filesystem::current_path(before);
}

TEST(PublicSource, EndlessTextsDoNoHarm) {
  for (const std::string &start : {std::string("<"), std::string("MEM"), std::string("https://host.org/")})
    EXPECT_LT(publicSource(start + std::string(2000000, 'k')).size(), 2000001U);
}

TEST(OriginOf, NamesTheLayerAndItsPlace) {
  EXPECT_EQ(originOf("/data/town.tif", "Town"), "Town (/data/town.tif)");
  EXPECT_EQ(originOf("/data/town.tif", ""), "/data/town.tif");
  EXPECT_EQ(originOf("", "Town"), "Town");
  EXPECT_EQ(originOf("", ""), "");
}

} // namespace
} // namespace xemap::raster
