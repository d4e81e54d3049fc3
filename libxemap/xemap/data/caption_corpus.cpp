// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/caption_corpus.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/data/json_field.h"
#include "xemap/data/pixels.h"
#include "xemap/text/normalizer.h"

namespace xemap::data {

namespace fs = std::filesystem;

namespace {

constexpr const char *captionsFile = "captions.jsonl";

std::ifstream openText(const std::string &path) {
  if (!fs::exists(path))
    throw Error(ErrorCode::NotFound, path + ": no such file");
  std::ifstream file(path, std::ios::binary);
  if (!file || fs::is_directory(path))
    throw Error(ErrorCode::Unreadable, path + ": cannot be read");
  return file;
}

std::string place(const std::string &path, std::size_t number) {
  return path + " line " + std::to_string(number);
}

CaptionedImage readRow(const JsonField &row) {
  CaptionedImage image;
  image.file = row.member("file").relativePath();
  image.sceneClass = row.member("cls").text();
  // Corpora made from RSICD carry its split under its name.
  const auto rsicdSplit = row.find("rsicd_split");
  image.split = rsicdSplit ? rsicdSplit->text() : row.member("split").text();
  std::vector<std::string> captions = row.member("captions").texts();
  if (const auto paraphrases = row.find("captions_aug"))
    for (std::string &caption : paraphrases->texts())
      captions.push_back(std::move(caption));
  image.captions = distinctTexts(captions);
  return image;
}

} // namespace

bool isCaptionCorpus(const std::string &directory) {
  return fs::is_regular_file(fs::path(directory) / captionsFile);
}

std::vector<CaptionedImage> readCaptionCorpus(const std::string &directory, const std::string &split) {
  const std::string path = (fs::path(directory) / captionsFile).string();
  std::ifstream file = openText(path);
  std::vector<CaptionedImage> images;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    const nlohmann::json document = parseJson(line, place(path, number));
    CaptionedImage image = readRow(JsonField(document, place(path, number)));
    if (split.empty() || image.split == split)
      images.push_back(std::move(image));
  }
  if (file.bad())
    throw Error(ErrorCode::Unreadable, path + ": cannot be read");
  if (images.empty())
    throw Error(ErrorCode::InvalidArgument, path + ": expected rows of split '" + split + "', found none");
  return images;
}

std::vector<std::string> findCorpusProblems(const std::string &directory) {
  std::vector<std::string> problems;
  for (const CaptionedImage &image : readCaptionCorpus(directory, {})) {
    try {
      readRgb((fs::path(directory) / image.file).string());
    } catch (const Error &problem) {
      problems.emplace_back(problem.what());
    }
  }
  return problems;
}

std::vector<std::string> distinctTexts(const std::vector<std::string> &texts) {
  std::vector<std::string> distinct;
  std::set<std::vector<std::string>> seen;
  for (const std::string &text : texts) {
    std::vector<std::string> wording = text::words(text::normalize(text));
    if (!wording.empty() && seen.insert(std::move(wording)).second)
      distinct.push_back(text);
  }
  return distinct;
}

std::vector<std::string> readTextLines(const std::string &path) {
  std::ifstream file = openText(path);
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    try {
      if (!text::normalize(line).empty())
        lines.push_back(line);
    } catch (const Error &problem) {
      throw Error(ErrorCode::Corrupt, place(path, number) + ": " + problem.what());
    }
  }
  if (file.bad())
    throw Error(ErrorCode::Unreadable, path + ": cannot be read");
  return lines;
}

} // namespace xemap::data
