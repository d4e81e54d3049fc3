// SPDX-License-Identifier: GPL-2.0-or-later
#include "test_data.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "xemap/text/normalizer.h"

namespace xemap::test {

namespace {

class SmallTokenizer final : public data::ShardTokenizer {
public:
  std::vector<std::vector<std::uint32_t>> encode(const std::string &phrase) const override {
    static const std::vector<std::string> known = {"river", "bridge", "forest", "the", "of", "residential"};
    std::vector<std::uint32_t> ids;
    for (const std::string &word : text::words(text::normalize(phrase))) {
      const auto found = std::find(known.begin(), known.end(), word);
      ids.push_back(found == known.end() ? 1 : static_cast<std::uint32_t>(found - known.begin()) + 2);
    }
    if (ids.empty())
      throw Error(ErrorCode::InvalidArgument, "expected at least one word, found '" + phrase + "'");
    return {ids, {ids.rbegin(), ids.rend()}};
  }

  std::string identity() const override { return "small"; }
};

} // namespace

const data::ShardTokenizer &smallTokenizer() {
  static const SmallTokenizer tokenizer;
  return tokenizer;
}

text::CompetitorBank smallBank() {
  return text::CompetitorBank({{"forest", {"tall tree"}}, {"river", {}}});
}

data::ShardWriter smallWriter(const std::string &path) {
  return {path, "demo", smallTokenizer(), smallBank(), "bank"};
}

data::RgbImage gradient(int width, int height) {
  data::RgbImage image{width, height, {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const int level : {x * 7, y * 5, x + y * 3})
        image.rgb.push_back(static_cast<std::uint8_t>(level));
  return image;
}

data::RgbImage solid(int width, int height, std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
  data::RgbImage image{width, height, {}};
  for (int i = 0; i < width * height; ++i)
    image.rgb.insert(image.rgb.end(), {red, green, blue});
  return image;
}

data::Mask columns(int width, int height, int left, int right) {
  data::Mask mask{width, height, {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      mask.values.push_back(x >= left && x < right ? data::Mask::referred : 0);
  return mask;
}

void writeText(const std::string &path, const std::string &text) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string readBytes(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void writeJpeg(const std::string &path, const data::RgbImage &image) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  const std::string png = path + ".png";
  data::writePng(png, image);
  GDALDataset *source = GDALDataset::Open(png.c_str());
  GDALClose(
      GetGDALDriverManager()->GetDriverByName("JPEG")->CreateCopy(path.c_str(), source, 1, nullptr, nullptr, nullptr));
  GDALClose(source);
  std::filesystem::remove(png);
}

std::vector<std::string> filesBelow(const std::string &folder) {
  std::vector<std::string> names;
  for (const auto &entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      names.push_back(std::filesystem::relative(entry.path(), folder).generic_string());
  std::sort(names.begin(), names.end());
  return names;
}

void expectError(ErrorCode code, const std::string &part, const std::function<void()> &action) {
  try {
    action();
    ADD_FAILURE() << "expected an error about: " << part;
  } catch (const Error &error) {
    EXPECT_EQ(static_cast<int>(error.code()), static_cast<int>(code)) << error.what();
    EXPECT_THAT(error.what(), testing::HasSubstr(part));
    EXPECT_THAT(error.what(), testing::Not(testing::HasSubstr("\n"))) << "a message is one line";
  }
}

} // namespace xemap::test
