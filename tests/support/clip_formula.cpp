// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/clip_formula.h"

#include <cmath>

namespace xemap::test {

namespace {

std::uint64_t hashOf(const std::string &name) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : name)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

std::uint64_t mixed(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

/// In [0,1), exact in float.
float unit(std::uint64_t hash, std::uint64_t index) {
  return static_cast<float>(mixed(hash + index) >> 40U) / 16777216.0F;
}

bool endsWith(const std::string &text, const std::string &end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool contains(const std::string &text, const std::string &part) {
  return text.find(part) != std::string::npos;
}

bool isNormWeight(const std::string &name) {
  return endsWith(name, ".weight") && (contains(name, "ln_") || contains(name, "bn1.") || contains(name, "bn2.") ||
                                       contains(name, "bn3.") || contains(name, "downsample.1."));
}

bool isSmall(const std::string &name) {
  return endsWith(name, "bias") || name == "token_embedding.weight" || endsWith(name, "positional_embedding") ||
         name == "visual.class_embedding" || name == "visual.proj" || name == "text_projection";
}

} // namespace

std::vector<float> clipTensorByFormula(const std::string &name, const std::vector<std::int64_t> &shape) {
  std::int64_t count = 1;
  for (const auto extent : shape)
    count *= extent;
  if (name == "logit_scale")
    return {2.6592600369327781F};
  float scale = 0.1F;
  float offset = 0.0F;
  const bool variance = endsWith(name, "running_var");
  if (isNormWeight(name)) {
    scale = 0.2F;
    offset = 1.0F;
  } else if (!endsWith(name, "running_mean") && !isSmall(name) && !variance) {
    const auto fanIn = static_cast<double>(count / shape.front());
    const bool residual = name.rfind("visual.layer", 0) == 0 && shape.size() == 4;
    scale = static_cast<float>(residual ? std::sqrt(6.0 / fanIn) : 1.0 / std::sqrt(fanIn));
  }
  const auto hash = hashOf(name);
  std::vector<float> values;
  values.reserve(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) {
    const float u = unit(hash, static_cast<std::uint64_t>(i));
    const float centred = 2.0F * u - 1.0F;
    const float scaled = centred * scale;
    values.push_back(variance ? u + 0.5F : scaled + offset);
  }
  return values;
}

std::vector<float> imageByFormula(const std::string &name, int height, int width) {
  const auto hash = hashOf(name);
  const auto count = std::uint64_t{3} * static_cast<std::uint64_t>(height) * static_cast<std::uint64_t>(width);
  std::vector<float> values;
  for (std::uint64_t i = 0; i < count; ++i)
    values.push_back(unit(hash, i));
  return values;
}

} // namespace xemap::test
