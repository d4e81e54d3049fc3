// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/text_output.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

#include "xemap/base/error.h"
#include "xemap/base/output_set.h"

namespace xemap {

namespace {

/// How a text begins, and what it holds when XeMap wrote it.
struct Mark {
  std::string_view begin;
  std::string_view held;
};

constexpr std::array<Mark, 4> marks{{{"{", "\"xemap_version\":"},
                                     {"{", "\"format\":\"xemap-"},
                                     {"<svg", "<metadata>XeMap</metadata>"},
                                     {"<!DOCTYPEhtml>", "<title>XeMap</title>"}}};

bool isOwnText(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  // However it is laid out.
  text.erase(std::remove_if(text.begin(), text.end(),
                            [](char letter) { return letter == ' ' || letter == '\n' || letter == '\r'; }),
             text.end());
  return std::any_of(marks.begin(), marks.end(), [&](const Mark &mark) {
    return text.compare(0, mark.begin.size(), mark.begin) == 0 && text.find(mark.held) != std::string::npos;
  });
}

} // namespace

void requireTextPlace(const std::string &path) {
  std::error_code absent;
  if (std::filesystem::is_regular_file(path, absent) && !isOwnText(path))
    throw Error(ErrorCode::Unwritable, path + ": cannot be written: expected a free name or an earlier output of "
                                              "XeMap, found a file that XeMap did not make");
}

void writeText(const std::string &path, const std::string &content) {
  requireTextPlace(path);
  writeWhole(path, content);
}

} // namespace xemap
