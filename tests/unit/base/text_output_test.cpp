// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/text_output.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "unit/data/test_data.h"

namespace {

using xemap::ErrorCode;
using xemap::writeText;
using xemap::test::expectError;
using xemap::test::readBytes;

class TextOutput : public xemap::test::TempDirTest {
protected:
  std::string path = tempDir.file("report.json");
};

TEST_F(TextOutput, ReplacesWhatXemapWroteHoweverItIsLaidOut) {
  for (const char *own :
       {"{\n  \"xemap_version\": \"0.1\",\n  \"all\": 1\n}", "{\"all\":1,\"xemap_version\":\"0.1\"}",
        "{\n    \"format\": \"xemap-concept\"\n}", "<svg width=\"1\">\n<metadata>XeMap</metadata>\n</svg>",
        "<!DOCTYPE html><html><head><title>XeMap</title></head></html>"}) {
    xemap::test::writeText(path, own);
    xemap::writeText(path, "new");
    EXPECT_EQ(readBytes(path), "new") << own;
  }
  EXPECT_EQ(tempDir.names().size(), 1U);
}

TEST_F(TextOutput, KeepsWhatItDidNotWrite) {
  for (const char *theirs : {"", "notes", "{\"format\": \"geojson\"}", "{\"tool\": \"xemap-concept\"}",
                             "notes on \"xemap_version\": 1", "<html><title>XeMap</title></html>"}) {
    xemap::test::writeText(path, theirs);
    expectError(ErrorCode::Unwritable, "XeMap did not make", [&] { xemap::writeText(path, "new"); });
    EXPECT_EQ(readBytes(path), theirs);
  }
}

} // namespace
