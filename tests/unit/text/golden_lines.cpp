// SPDX-License-Identifier: GPL-2.0-or-later
#include "golden_lines.h"

#include <fstream>
#include <stdexcept>

namespace xemap::test {

namespace {

void appendUtf8(unsigned long codePoint, std::string &text) {
  const auto tail = [&](int shift) { text += static_cast<char>(0x80U | ((codePoint >> shift) & 0x3FU)); };
  if (codePoint < 0x80U) {
    text += static_cast<char>(codePoint);
  } else if (codePoint < 0x800U) {
    text += static_cast<char>(0xC0U | (codePoint >> 6U));
    tail(0);
  } else if (codePoint < 0x10000U) {
    text += static_cast<char>(0xE0U | (codePoint >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (codePoint >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string unescaped(const std::string &text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      plain += text[i];
      continue;
    }
    const char kind = text.at(++i);
    if (kind == 'u') {
      const std::size_t end = text.find('}', i);
      appendUtf8(std::stoul(text.substr(i + 2, end - i - 2), nullptr, 16), plain);
      i = end;
    } else {
      plain += kind == 't' ? '\t' : kind == 'n' ? '\n' : kind == '0' ? '\0' : kind;
    }
  }
  return plain;
}

} // namespace

std::vector<GoldenLine> readGolden(const std::string &name) {
  const std::string path = std::string(XEMAP_SOURCE_DIR) + "/tests/golden/" + name;
  std::ifstream file(path);
  if (!file)
    throw std::runtime_error(path + ": cannot be read");
  const std::string arrow = " => ";
  std::vector<GoldenLine> lines;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#')
      continue;
    const std::size_t split = line.find(arrow);
    if (split == std::string::npos)
      throw std::runtime_error(path + " line " + std::to_string(number) + ": expected 'input => expected'");
    lines.push_back({number, unescaped(line.substr(0, split)), unescaped(line.substr(split + arrow.size()))});
  }
  return lines;
}

} // namespace xemap::test
