// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/layouts/clip_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <set>

#include "xemap/base/error.h"
#include "xemap/checkpoint/quoted.h"

namespace xemap::importer {

namespace {

using checkpoint::listed;
using Shape = std::vector<std::int64_t>;

bool startsWith(const std::string &text, const std::string &start) {
  return text.compare(0, start.size(), start) == 0;
}

bool endsWith(const std::string &text, const std::string &end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// What state dictionaries carry beside weights.
bool isBookkeeping(const std::string &name) {
  static const std::set<std::string> names{"attn_mask",      "position_ids", "input_resolution",
                                           "context_length", "vocab_size",   "num_batches_tracked",
                                           "mask1",          "mask2"};
  return names.count(name.substr(name.rfind('.') + 1)) > 0;
}

/// The checkpoint's tensors under their canonical names, ready to be compared with what a CLIP model has.
using Plans = std::map<std::string, ClipTensorPlan>;

/// Shapes of a checkpoint with one wrapper taken off.
class Unwrapped {
public:
  Unwrapped(const TensorShapes &checkpoint, std::string prefix) : mCheckpoint(checkpoint), mPrefix(std::move(prefix)) {}

  const Shape &shape(const std::string &name) const { return mCheckpoint.at(mPrefix + name); }
  bool has(const std::string &name) const { return mCheckpoint.find(mPrefix + name) != mCheckpoint.end(); }
  const std::string &prefix() const { return mPrefix; }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto &[name, shape] : mCheckpoint)
      if (startsWith(name, mPrefix) && !isBookkeeping(name))
        names.push_back(name.substr(mPrefix.size()));
    return names;
  }

  ClipTensorPlan plan(const std::string &canonical, const std::string &name, bool transposed = false) const {
    auto shape = this->shape(name);
    if (transposed)
      std::reverse(shape.begin(), shape.end());
    return {canonical, std::move(shape), {{mPrefix + name}}, transposed};
  }

private:
  const TensorShapes &mCheckpoint;
  std::string mPrefix;
};

/// Takes `from` off the start of a name and puts `to` there.
bool rename(std::string &name, const std::string &from, const std::string &to) {
  if (!startsWith(name, from))
    return false;
  name.replace(0, from.size(), to);
  return true;
}

/// OpenAI, OpenCLIP, ITRA: the canonical names, below other roofs.
Plans nativePlans(const Unwrapped &file, const std::string &visual, const std::string &text) {
  Plans plans;
  for (const auto &name : file.names()) {
    std::string canonical = name;
    if (!rename(canonical, visual, "visual.") && !text.empty())
      rename(canonical, text, "");
    plans.emplace(canonical, file.plan(canonical, name));
  }
  return plans;
}

/// LongCLIP learned the first 20 positions in one tensor and stretched the others in a second.
void joinLongPositions(Plans &plans) {
  constexpr std::int64_t keptPositions = 20;
  const auto stretched = plans.find("positional_embedding_res");
  const auto kept = plans.find("positional_embedding");
  if (stretched == plans.end() || kept == plans.end() || kept->second.shape != stretched->second.shape ||
      kept->second.shape.front() <= keptPositions)
    return;
  kept->second.parts = {{kept->second.parts.front().name, 0, keptPositions},
                        {stretched->second.parts.front().name, keptPositions, -1}};
  plans.erase(stretched);
}

/// The tensor of a transformer's block that Hugging Face calls `name`; nothing for one that is part of a joint tensor.
std::string nativeBlockName(std::string name) {
  static constexpr std::array<std::array<const char *, 2>, 5> names{{{"layer_norm1.", "ln_1."},
                                                                     {"layer_norm2.", "ln_2."},
                                                                     {"mlp.fc1.", "mlp.c_fc."},
                                                                     {"mlp.fc2.", "mlp.c_proj."},
                                                                     {"self_attn.out_proj.", "attn.out_proj."}}};
  for (const auto &[theirs, ours] : names)
    if (rename(name, theirs, ours))
      return name;
  return name;
}

Plans huggingFacePlans(const Unwrapped &file) {
  static const std::map<std::string, std::string> renamed{
      {"vision_model.embeddings.class_embedding", "visual.class_embedding"},
      {"vision_model.embeddings.patch_embedding.weight", "visual.conv1.weight"},
      {"vision_model.embeddings.position_embedding.weight", "visual.positional_embedding"},
      {"vision_model.pre_layrnorm.weight", "visual.ln_pre.weight"},
      {"vision_model.pre_layrnorm.bias", "visual.ln_pre.bias"},
      {"vision_model.post_layernorm.weight", "visual.ln_post.weight"},
      {"vision_model.post_layernorm.bias", "visual.ln_post.bias"},
      {"text_model.embeddings.token_embedding.weight", "token_embedding.weight"},
      {"text_model.embeddings.position_embedding.weight", "positional_embedding"},
      {"text_model.final_layer_norm.weight", "ln_final.weight"},
      {"text_model.final_layer_norm.bias", "ln_final.bias"}};
  static const std::map<std::string, std::string> turned{{"visual_projection.weight", "visual.proj"},
                                                         {"text_projection.weight", "text_projection"}};
  static const std::array<std::array<std::string, 2>, 2> towers{
      {{"vision_model.encoder.layers.", "visual.transformer.resblocks."},
       {"text_model.encoder.layers.", "transformer.resblocks."}}};
  Plans plans;
  for (const auto &name : file.names()) {
    std::string canonical = name;
    bool transposed = false;
    if (const auto found = renamed.find(name); found != renamed.end())
      canonical = found->second;
    else if (const auto other = turned.find(name); other != turned.end()) {
      canonical = other->second;
      transposed = true;
    }
    for (const auto &[theirs, ours] : towers) {
      if (!startsWith(name, theirs))
        continue;
      const auto dot = name.find('.', theirs.size());
      const auto block = ours + name.substr(theirs.size(), dot - theirs.size()) + ".";
      const auto rest = dot == std::string::npos ? std::string() : name.substr(dot + 1);
      canonical = block + nativeBlockName(rest);
      for (const std::string kind : {"weight", "bias"}) {
        if (rest != "self_attn.q_proj." + kind)
          continue;
        const auto attention = name.substr(0, dot + 1) + "self_attn.";
        const auto alike = [&](const std::string &part) {
          return file.has(attention + part + kind) && file.shape(attention + part + kind) == file.shape(name);
        };
        if (!alike("k_proj.") || !alike("v_proj."))
          continue; // then q's own name stays and is found to be surplus
        canonical = block + "attn.in_proj_" + kind;
        auto plan = file.plan(canonical, name);
        plan.shape.front() *= 3;
        for (const std::string part : {"k_proj.", "v_proj."})
          plan.parts.push_back({file.prefix() + attention + part + kind});
        plans.emplace(canonical, std::move(plan));
      }
    }
    const bool joined = endsWith(name, "self_attn.k_proj.weight") || endsWith(name, "self_attn.k_proj.bias") ||
                        endsWith(name, "self_attn.v_proj.weight") || endsWith(name, "self_attn.v_proj.bias");
    if (!joined && plans.find(canonical) == plans.end())
      plans.emplace(canonical, file.plan(canonical, name, transposed));
  }
  return plans;
}

/// Where the name that only a CLIP model has lies in the checkpoint: the text before it, the shortest of several.
std::optional<std::string> prefixOf(const TensorShapes &checkpoint, const std::string &mark) {
  std::optional<std::string> shortest;
  for (const auto &[name, shape] : checkpoint) {
    if (!endsWith(name, mark))
      continue;
    const auto prefix = name.substr(0, name.size() - mark.size());
    const bool whole = prefix.empty() || prefix.back() == '.';
    if (whole && (!shortest || prefix.size() < shortest->size()))
      shortest = prefix;
  }
  return shortest;
}

/// Reads sizes off the shapes, and complains in the file's name.
class Sizes {
public:
  Sizes(const Plans &plans, const std::string &origin) : mPlans(plans), mOrigin(origin) {}

  std::int64_t of(const std::string &name, std::size_t dimension, std::size_t dimensions) const {
    const auto found = mPlans.find(name);
    if (found == mPlans.end())
      throw Error(ErrorCode::Corrupt, mOrigin + ": tensor '" + name + "' of the CLIP model is missing");
    const auto &shape = found->second.shape;
    if (shape.size() != dimensions || shape[dimension] < 1)
      throw Error(ErrorCode::Corrupt, mOrigin + ": tensor '" + name + "': expected " + std::to_string(dimensions) +
                                          " dimensions, found " + listed(shape));
    return shape[dimension];
  }

  /// Blocks numbered from 0 whose names start so.
  std::int64_t count(const std::string &start, const std::string &end) const {
    std::int64_t blocks = 0;
    while (mPlans.find(start + std::to_string(blocks) + end) != mPlans.end())
      ++blocks;
    return blocks;
  }

  bool has(const std::string &name) const { return mPlans.find(name) != mPlans.end(); }

private:
  const Plans &mPlans;
  const std::string &mOrigin;
};

std::int64_t squareRoot(std::int64_t cells, const std::string &name, const std::string &origin) {
  const auto side = static_cast<std::int64_t>(std::lround(std::sqrt(static_cast<double>(cells))));
  if (side < 1 || side * side != cells)
    throw Error(ErrorCode::Corrupt, origin + ": tensor '" + name + "': expected one position and a square of others, " +
                                        "found " + std::to_string(cells + 1) + " rows");
  return side;
}

/// Heads are 64 wide in every published model but ViT-H/14, whose are 80.
std::int64_t headsOf(std::int64_t width) {
  constexpr std::int64_t hugeWidth = 1280;
  return width == hugeWidth ? 16 : std::max<std::int64_t>(1, width / 64);
}

model::ClipResNet resNetOf(const Sizes &sizes, const std::string &origin) {
  model::ClipResNet net;
  net.width = sizes.of("visual.conv3.weight", 0, 4);
  for (std::size_t stage = 0; stage < net.stageDepths.size(); ++stage)
    net.stageDepths[stage] = sizes.count("visual.layer" + std::to_string(stage + 1) + ".", ".conv1.weight");
  const std::string positions = "visual.attnpool.positional_embedding";
  net.imageSize = net.patchSize * squareRoot(sizes.of(positions, 0, 2) - 1, positions, origin);
  net.heads = headsOf(sizes.of(positions, 1, 2));
  net.embedWidth = sizes.of("visual.attnpool.c_proj.weight", 0, 2);
  return net;
}

model::VisionTransformer transformerOf(const Sizes &sizes, const std::string &origin) {
  model::VisionTransformer net;
  net.patchSize = sizes.of("visual.conv1.weight", 2, 4);
  net.width = sizes.of("visual.conv1.weight", 0, 4);
  net.layers = sizes.count("visual.transformer.resblocks.", ".ln_1.weight");
  net.heads = headsOf(net.width);
  const std::string positions = "visual.positional_embedding";
  net.imageSize = net.patchSize * squareRoot(sizes.of(positions, 0, 2) - 1, positions, origin);
  net.embedWidth = sizes.of("visual.proj", 1, 2);
  return net;
}

ClipEncoders encodersOf(const Sizes &sizes, const std::string &origin) {
  ClipEncoders encoders;
  if (sizes.has("visual.attnpool.positional_embedding"))
    encoders.image = resNetOf(sizes, origin);
  else
    encoders.image = transformerOf(sizes, origin);
  auto &text = encoders.text;
  text.width = sizes.of("ln_final.weight", 0, 1);
  text.layers = sizes.count("transformer.resblocks.", ".ln_1.weight");
  text.heads = headsOf(text.width);
  text.positions = sizes.of("positional_embedding", 0, 2);
  text.vocabulary = sizes.of("token_embedding.weight", 0, 2);
  text.embedWidth = std::visit([](const auto &net) { return net.embedWidth; }, encoders.image);
  return encoders;
}

/// Every tensor there, none beside them, all of the shape the others ask for.
void compare(const Plans &plans, const TensorShapes &expected, const std::string &origin) {
  for (const auto &[name, shape] : expected) {
    const auto found = plans.find(name);
    if (found == plans.end())
      throw Error(ErrorCode::Corrupt, origin + ": tensor '" + name + "' of the CLIP model is missing");
    if (found->second.shape != shape)
      throw Error(ErrorCode::Corrupt, origin + ": tensor '" + found->second.parts.front().name + "': expected shape " +
                                          listed(shape) + ", found " + listed(found->second.shape));
  }
  for (const auto &[name, plan] : plans)
    if (expected.find(name) == expected.end())
      throw Error(ErrorCode::Corrupt,
                  origin + ": tensor '" + plan.parts.front().name + "' does not belong to a CLIP model");
}

struct Convention {
  const char *name;
  const char *mark; ///< A tensor that only such a checkpoint has.
  std::function<Plans(const Unwrapped &)> plans;
};

} // namespace

ClipLayout findClip(const TensorShapes &checkpoint, const std::string &origin) {
  static const std::array<Convention, 4> conventions{
      {{"OpenCLIP with a text tower of its own", "text.token_embedding.weight",
        [](const Unwrapped &file) { return nativePlans(file, "visual.", "text."); }},
       {"OpenAI CLIP", "visual.conv1.weight", [](const Unwrapped &file) { return nativePlans(file, "visual.", ""); }},
       {"ITRA", "image_backbone.conv1.weight",
        [](const Unwrapped &file) { return nativePlans(file, "image_backbone.", "text_backbone."); }},
       {"Hugging Face CLIPModel", "vision_model.embeddings.patch_embedding.weight",
        [](const Unwrapped &file) { return huggingFacePlans(file); }}}};
  for (const auto &convention : conventions) {
    const auto prefix = prefixOf(checkpoint, convention.mark);
    if (!prefix)
      continue;
    auto plans = convention.plans(Unwrapped(checkpoint, *prefix));
    joinLongPositions(plans);
    ClipLayout layout;
    layout.convention = convention.name;
    layout.encoders = encodersOf(Sizes(plans, origin), origin);
    compare(plans, clipTensors(layout.encoders), origin);
    for (auto &[name, plan] : plans)
      layout.tensors.push_back(std::move(plan));
    return layout;
  }
  throw Error(ErrorCode::Unsupported,
              origin + ": expected the tensors of a CLIP model (visual.conv1.weight, " +
                  "vision_model.embeddings.patch_embedding.weight or image_backbone.conv1.weight), found " +
                  std::to_string(checkpoint.size()) + " other tensors" +
                  (checkpoint.empty() ? "" : ", the first '" + checkpoint.begin()->first + "'"));
}

} // namespace xemap::importer
