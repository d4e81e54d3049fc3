// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/activation_of.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"

namespace xemap::importer {

namespace {

using model::ClipActivation;

/// Parts of file names under which checkpoints are published, and what their makers trained them with; the first that
/// fits decides. docs/clip.md says where each is known from.
struct KnownName {
  const char *part;
  ClipActivation activation;
};
constexpr std::array<KnownName, 12> knownNames{{{"laion2b", ClipActivation::Gelu},
                                                {"laion-2b", ClipActivation::Gelu},
                                                {"rs5m_vit-h", ClipActivation::Gelu},
                                                {"rs5m", ClipActivation::QuickGelu},
                                                {"skyclip_vit_b32", ClipActivation::Gelu},
                                                {"skyclip_vit_l14", ClipActivation::QuickGelu},
                                                {"remoteclip", ClipActivation::QuickGelu},
                                                {"farslip", ClipActivation::QuickGelu},
                                                {"lrsclip", ClipActivation::QuickGelu},
                                                {"metaclip", ClipActivation::QuickGelu},
                                                {"laion400m", ClipActivation::QuickGelu},
                                                {"openai", ClipActivation::QuickGelu}}};

/// A file beside a checkpoint that may say it, and where: Hugging Face's configuration, of the whole model or of either
/// tower, and what an earlier version of this program wrote.
struct Saying {
  const char *file;
  std::vector<const char *> pointers;
};

const std::vector<Saying> &sayings() {
  static const std::vector<Saying> all{
      {"config.json", {"/hidden_act", "/vision_config/hidden_act", "/text_config/hidden_act"}},
      {"model.json", {"/options/clip/activation"}}};
  return all;
}

std::optional<ActivationChoice> saidBy(const Saying &saying, const std::filesystem::path &checkpoint) {
  const auto path = checkpoint.parent_path() / saying.file;
  std::ifstream file(path);
  if (!file)
    return {};
  const auto json = nlohmann::json::parse(file, nullptr, false);
  if (json.is_discarded())
    throw Error(ErrorCode::Corrupt, path.string() + ": expected JSON, found something else");
  for (const char *pointer : saying.pointers) {
    const nlohmann::json::json_pointer field(pointer);
    if (!json.contains(field) || !json[field].is_string())
      continue;
    const auto name = json[field].get<std::string>();
    if (name == "quick_gelu")
      return ActivationChoice{ClipActivation::QuickGelu, path.string()};
    if (name == "gelu")
      return ActivationChoice{ClipActivation::Gelu, path.string()};
    throw Error(ErrorCode::Unsupported,
                path.string() + ": field " + field.back() + ": expected gelu or quick_gelu, found " + name);
  }
  return {};
}

} // namespace

ActivationChoice activationOf(const std::string &checkpointPath, const ClipImageKind &image) {
  const std::filesystem::path path(checkpointPath);
  for (const auto &saying : sayings())
    if (auto choice = saidBy(saying, path))
      return *choice;
  auto name = path.filename().string();
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const auto &known : knownNames)
    if (name.find(known.part) != std::string::npos)
      return {known.activation, "the file name"};
  constexpr std::int64_t hugeWidth = 1280;
  const auto *transformer = std::get_if<model::VisionTransformer>(&image);
  if (transformer != nullptr && transformer->width >= hugeWidth)
    return {ClipActivation::Gelu, "ViT-H/14 is published with this one only"};
  return {ClipActivation::QuickGelu, "most remote-sensing checkpoints descend from OpenAI's"};
}

} // namespace xemap::importer
