// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/clip_importer.h"

#include <cstring>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/clip_checkpoints.h"
#include "support/file_size_limit.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/checkpoint/mapped_file.h"
#include "xemap/checkpoint/safetensors.h"
#include "xemap/importer/layouts/clip_layout.h"

namespace xemap::importer {
namespace {

using checkpoint::ScalarKind;
using model::ClipActivation;
using test::NamedTensor;
using testing::HasSubstr;
using testing::IsEmpty;

ClipEncoders encodersOf(const model::ModelSpec &spec) {
  ClipEncoders encoders;
  if (const auto *resnet = std::get_if<model::ClipResNet>(&spec.image.kind))
    encoders.image = *resnet;
  else
    encoders.image = std::get<model::VisionTransformer>(spec.image.kind);
  encoders.text = std::get<model::ClipText>(spec.text.kind);
  return encoders;
}

std::int64_t headsOf(const ClipEncoders &encoders) {
  return std::visit([](const auto &net) { return net.heads; }, encoders.image);
}

class ClipImporter : public test::TempDirTest {
protected:
  void SetUp() override {
    std::filesystem::create_directories(tempDir.file("from"));
    std::ofstream(tempDir.file("from/merges.txt")) << test::smallMerges();
  }

  std::string checkpoint(const std::string &name = "clip.bin") const { return tempDir.file("from/" + name); }

  ImportRequest request(const std::string &file) const {
    ImportRequest request;
    request.checkpoint = file;
    request.name = "imported";
    request.modelsDirectory = tempDir.file("models");
    return request;
  }

  ImportedModel import(const std::string &file) const {
    Feedback feedback;
    auto imported = importClip(request(file), feedback);
    EXPECT_TRUE(imported);
    return imported.value_or(ImportedModel{});
  }

  /// That the model holds the tensors of the formula, whatever way they came.
  void expectWhole(const ImportedModel &imported, const ClipEncoders &encoders) const {
    const checkpoint::SafetensorsFile file(imported.directory + "/frozen.safetensors");
    const auto expected = test::clipModelTensors(encoders);
    ASSERT_EQ(file.tensors().size(), expected.size());
    for (const auto &tensor : expected) {
      const auto &view = file.tensors().at(tensor.name);
      EXPECT_EQ(view.shape, tensor.shape) << tensor.name;
      ASSERT_EQ(view.bytes, tensor.bytes.size()) << tensor.name;
      EXPECT_EQ(std::memcmp(view.data, tensor.bytes.data(), view.bytes), 0) << tensor.name;
    }
    const auto spec = model::readModelSpec(imported.directory);
    EXPECT_EQ(model::toJson(spec), model::toJson(imported.spec));
    EXPECT_TRUE(spec.image.frozen);
    EXPECT_TRUE(spec.zeroShot);
    EXPECT_FALSE(spec.head);
    const auto found = encodersOf(spec);
    EXPECT_EQ(clipTensors(found), clipTensors(encoders));
    EXPECT_EQ(found.text.heads, encoders.text.heads);
    EXPECT_EQ(headsOf(found), headsOf(encoders));
    EXPECT_EQ(std::get<model::BytePairTokens>(spec.text.tokenizer).maxTokens, encoders.text.positions);
    const auto card = nlohmann::json::parse(std::ifstream(imported.directory + "/model.json"));
    EXPECT_EQ(card["checksums"]["frozen.safetensors"], file.sha256());
    for (const char *name : {"merges.txt", "competitors.json"})
      EXPECT_EQ(card["checksums"][name], checkpoint::MappedFile(imported.directory + "/" + name).sha256()) << name;
    EXPECT_THAT(std::string(card["source"]["sha256"]), testing::SizeIs(64));
  }

  /// A refusal that says so, and leaves nothing behind.
  void expectRefused(const ImportRequest &asked, ErrorCode code, const std::string &mention) const {
    Feedback feedback;
    try {
      importClip(asked, feedback);
      FAIL() << "expected an error with: " << mention;
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), code) << error.what();
      EXPECT_THAT(error.what(), HasSubstr(mention));
      EXPECT_THAT(error.what(), testing::Not(HasSubstr("\n")));
    }
    expectNothingLeft();
  }

  void expectNothingLeft() const {
    std::vector<std::string> left;
    if (std::filesystem::exists(tempDir.file("models")))
      for (const auto &entry : std::filesystem::directory_iterator(tempDir.file("models")))
        left.push_back(entry.path().filename().string());
    EXPECT_THAT(left, IsEmpty());
  }

  void expectRefused(const std::vector<NamedTensor> &tensors, ErrorCode code, const std::string &mention) const {
    test::writeSafetensorsFile(checkpoint(), tensors);
    expectRefused(request(checkpoint()), code, mention);
  }
};

std::vector<NamedTensor> renamed(std::vector<NamedTensor> tensors, const std::string &visual, const std::string &text,
                                 const std::string &all = "") {
  for (auto &tensor : tensors) {
    if (tensor.name.rfind("visual.", 0) == 0)
      tensor.name.replace(0, std::strlen("visual."), visual);
    else if (tensor.name != "logit_scale")
      tensor.name.insert(0, text);
    tensor.name.insert(0, all);
  }
  return tensors;
}

NamedTensor &named(std::vector<NamedTensor> &tensors, const char *name) {
  return *std::find_if(tensors.begin(), tensors.end(), [&](const NamedTensor &tensor) { return tensor.name == name; });
}

} // namespace

TEST_F(ClipImporter, TakesOpenAisTorchScriptWithItsBookkeeping) {
  for (const auto trunk : {test::ClipTrunk::VisionTransformer, test::ClipTrunk::ResNet}) {
    const auto options = test::smallClip(trunk);
    auto tensors = test::clipCheckpoint(options);
    tensors.push_back(test::zeros("input_resolution", ScalarKind::Int64, {}));
    tensors.push_back(test::zeros("context_length", ScalarKind::Int64, {}));
    tensors.push_back(test::zeros("vocab_size", ScalarKind::Int64, {}));
    if (trunk == test::ClipTrunk::ResNet)
      tensors.push_back(test::zeros("visual.bn1.num_batches_tracked", ScalarKind::Int64, {}));
    test::TorchFileOptions file;
    file.torchScript = true;
    test::writeTorchFile(checkpoint(), tensors, file);
    expectWhole(import(checkpoint()), options);
    std::filesystem::remove_all(tempDir.file("models"));
  }
}

TEST_F(ClipImporter, TakesAStateDictionaryOfTorchSave) {
  test::writeTorchFile(checkpoint(), test::clipCheckpoint(test::smallClip()));
  const auto imported = import(checkpoint());
  expectWhole(imported, test::smallClip());
  EXPECT_EQ(imported.convention, "OpenAI CLIP");
}

TEST_F(ClipImporter, TakesATrainingCheckpointAndLeavesTheOptimizer) {
  auto tensors = renamed(test::clipCheckpoint(test::smallClip()), "visual.", "", "state_dict.module.");
  tensors.push_back(test::zeros("optimizer.state.0.exp_avg", ScalarKind::Float32, {3}));
  tensors.push_back(test::zeros("state_dict.module.attn_mask", ScalarKind::Float32, {16, 16}));
  test::writeTorchFile(checkpoint(), tensors);
  expectWhole(import(checkpoint()), test::smallClip());
}

TEST_F(ClipImporter, TakesEveryOtherWayOfNaming) {
  const auto options = test::smallClip();
  const auto plain = test::clipCheckpoint(options);
  const std::vector<std::pair<std::string, std::vector<NamedTensor>>> layouts{
      {"OpenCLIP with a text tower of its own", renamed(plain, "visual.", "text.")},
      {"ITRA", renamed(plain, "image_backbone.", "text_backbone.")},
      {"Hugging Face CLIPModel", test::huggingFaceCheckpoint(options)},
      {"OpenAI CLIP", renamed(plain, "visual.", "", "model.")},
      {"OpenAI CLIP", renamed(plain, "visual.", "", "model_state_dict._orig_mod.clip.")}};
  for (const auto &[convention, tensors] : layouts) {
    test::writeSafetensorsFile(checkpoint(), tensors);
    const auto imported = import(checkpoint());
    EXPECT_EQ(imported.convention, convention);
    expectWhole(imported, options);
    std::filesystem::remove_all(tempDir.file("models"));
  }
}

TEST_F(ClipImporter, JoinsTheTwoPositionTensorsOfLongClip) {
  auto options = test::smallClip();
  options.text.positions = 40;
  auto tensors = test::clipCheckpoint(options);
  // The first 20 rows count of one, the others of the second; what lies beside them must not come through.
  const auto &whole = named(tensors, "positional_embedding");
  auto stretched = whole;
  stretched.name = "positional_embedding_res";
  const auto split = static_cast<std::ptrdiff_t>(20 * options.text.width * 4);
  std::fill(stretched.bytes.begin(), stretched.bytes.begin() + split, std::byte{0});
  auto &kept = named(tensors, "positional_embedding");
  std::fill(kept.bytes.begin() + split, kept.bytes.end(), std::byte{0});
  tensors.push_back(stretched);
  test::writeSafetensorsFile(checkpoint(), tensors);
  expectWhole(import(checkpoint()), options);
}

TEST_F(ClipImporter, KeepsThePrecisionOfTheFile) {
  auto tensors = test::clipCheckpoint(test::smallClip());
  for (auto &tensor : tensors) {
    tensor.kind = ScalarKind::BFloat16;
    tensor.bytes.resize(tensor.bytes.size() / 2);
  }
  test::writeSafetensorsFile(checkpoint(), tensors);
  const checkpoint::SafetensorsFile file(import(checkpoint()).directory + "/frozen.safetensors");
  EXPECT_EQ(file.tensors().at("image.proj").kind, ScalarKind::BFloat16);
}

TEST_F(ClipImporter, KnowsTheSizesOfThePublishedModels) {
  struct Published {
    std::int64_t image, patch, width, layers, heads, embed, textWidth, textLayers, textHeads;
  };
  for (const auto &size :
       {Published{224, 32, 768, 12, 12, 512, 512, 12, 8}, Published{224, 16, 768, 12, 12, 512, 512, 12, 8},
        Published{224, 14, 1024, 24, 16, 768, 768, 12, 12}, Published{336, 14, 1024, 24, 16, 768, 768, 12, 12},
        Published{224, 14, 1280, 32, 16, 1024, 1024, 24, 16}}) {
    model::VisionTransformer image;
    image.imageSize = size.image;
    image.patchSize = size.patch;
    image.width = size.width;
    image.layers = size.layers;
    image.embedWidth = size.embed;
    ClipEncoders encoders{image, {}};
    encoders.text.embedWidth = size.embed;
    encoders.text.width = size.textWidth;
    encoders.text.layers = size.textLayers;
    const auto found = findClip(clipTensors(encoders), "published").encoders;
    const auto &seen = std::get<model::VisionTransformer>(found.image);
    EXPECT_EQ(seen.imageSize, size.image);
    EXPECT_EQ(seen.heads, size.heads);
    EXPECT_EQ(seen.layers, size.layers);
    EXPECT_EQ(found.text.heads, size.textHeads);
    EXPECT_EQ(found.text.positions, 77);
  }
  ClipEncoders encoders{model::ClipResNet(), {}};
  encoders.text.embedWidth = 1024;
  const auto found = std::get<model::ClipResNet>(findClip(clipTensors(encoders), "published").encoders.image);
  EXPECT_EQ(found.width, 64);
  EXPECT_EQ(found.heads, 32);
  EXPECT_EQ(found.imageSize, 224);
  EXPECT_EQ(found.stageDepths, (std::array<std::int64_t, 4>{3, 4, 6, 3}));
}

TEST_F(ClipImporter, TakesTheActivationFromConfigJsonThenFromTheName) {
  const auto tensors = test::huggingFaceCheckpoint(test::smallClip());
  const auto activationOf = [&](const std::string &name) {
    test::writeSafetensorsFile(checkpoint(name), tensors);
    const auto imported = import(checkpoint(name));
    std::filesystem::remove_all(tempDir.file("models"));
    const auto &transformer = std::get<model::VisionTransformer>(imported.spec.image.kind);
    const auto activation = std::get<model::ClipText>(imported.spec.text.kind).activation;
    EXPECT_EQ(transformer.activation, activation);
    return activation;
  };
  EXPECT_EQ(activationOf("RS5M_ViT-B-32.pt"), ClipActivation::QuickGelu);
  EXPECT_EQ(activationOf("RS5M_ViT-H-14.pt"), ClipActivation::Gelu);
  EXPECT_EQ(activationOf("SkyCLIP_ViT_B32_top50pct.pt"), ClipActivation::Gelu);
  EXPECT_EQ(activationOf("anything.pt"), ClipActivation::QuickGelu);
  std::ofstream(tempDir.file("from/config.json")) << R"({"vision_config": {"hidden_act": "gelu"}})";
  EXPECT_EQ(activationOf("RS5M_ViT-B-32.pt"), ClipActivation::Gelu);
  auto asked = request(checkpoint("RS5M_ViT-B-32.pt"));
  asked.activation = ClipActivation::QuickGelu;
  Feedback feedback;
  const auto imported = importClip(asked, feedback);
  ASSERT_TRUE(imported);
  EXPECT_EQ(std::get<model::ClipText>(imported->spec.text.kind).activation, ClipActivation::QuickGelu);
  EXPECT_THAT(imported->activationReason, IsEmpty());
  std::filesystem::remove_all(tempDir.file("models"));
  std::ofstream(tempDir.file("from/config.json")) << R"({"hidden_act": "swish"})";
  expectRefused(request(checkpoint("RS5M_ViT-B-32.pt")), ErrorCode::Unsupported,
                "field hidden_act: expected gelu or quick_gelu, found swish");
}

TEST_F(ClipImporter, TakesTheWeightsOfAModelOfVersion1) {
  test::writeSafetensorsFile(checkpoint("model.safetensors"), test::clipCheckpoint(test::smallClip()));
  std::ofstream(tempDir.file("from/model.json")) << R"({"format": "xemap-model", "version": 1,
    "architecture": "xemap-net-base", "options": {"clip": {"activation": "gelu"}}})";
  const auto imported = import(checkpoint("model.safetensors"));
  expectWhole(imported, test::smallClip());
  EXPECT_EQ(std::get<model::ClipText>(imported.spec.text.kind).activation, ClipActivation::Gelu);
  EXPECT_EQ(imported.activationReason, tempDir.file("from/model.json"));
}

TEST_F(ClipImporter, RefusesTensorsThatDoNotFit) {
  const auto good = test::clipCheckpoint(test::smallClip());
  auto tensors = good;
  tensors.erase(std::remove_if(tensors.begin(), tensors.end(),
                               [](const NamedTensor &tensor) { return tensor.name == "ln_final.bias"; }),
                tensors.end());
  expectRefused(tensors, ErrorCode::Corrupt, "tensor 'ln_final.bias' of the CLIP model is missing");
  tensors = good;
  tensors.push_back(test::zeros("visual.extra", ScalarKind::Float32, {2}));
  expectRefused(tensors, ErrorCode::Corrupt, "tensor 'visual.extra' does not belong to a CLIP model");
  tensors = good;
  named(tensors, "text_projection") = test::zeros("text_projection", ScalarKind::Float32, {64, 25});
  expectRefused(tensors, ErrorCode::Corrupt, "tensor 'text_projection': expected shape [64, 24], found [64, 25]");
  tensors = good;
  named(tensors, "visual.proj") = test::zeros("visual.proj", ScalarKind::Float32, {24});
  expectRefused(tensors, ErrorCode::Corrupt, "tensor 'visual.proj': expected 2 dimensions, found [24]");
  tensors = good;
  named(tensors, "visual.positional_embedding") =
      test::zeros("visual.positional_embedding", ScalarKind::Float32, {16, 128});
  expectRefused(tensors, ErrorCode::Corrupt, "expected one position and a square of others, found 16 rows");
  tensors = good;
  named(tensors, "visual.proj") = test::zeros("visual.proj", ScalarKind::Float64, {128, 24});
  expectRefused(tensors, ErrorCode::Unsupported, "tensor 'visual.proj': expected F32, F16 or BF16, found F64");
  expectRefused({test::zeros("backbone.conv1.weight", ScalarKind::Float32, {8, 3, 3, 3})}, ErrorCode::Unsupported,
                "expected the tensors of a CLIP model");
  auto theirs = test::huggingFaceCheckpoint(test::smallClip());
  named(theirs, "text_model.encoder.layers.0.self_attn.k_proj.weight").name = "text_model.encoder.layers.0.odd";
  expectRefused(theirs, ErrorCode::Corrupt, "attn.in_proj_weight' of the CLIP model is missing");
}

TEST_F(ClipImporter, RefusesVocabulariesThatDoNotFit) {
  test::writeSafetensorsFile(checkpoint(), test::clipCheckpoint(test::smallClip()));
  std::ofstream(tempDir.file("from/merges.txt")) << "#version: 0.2\nt h\n";
  expectRefused(request(checkpoint()), ErrorCode::Corrupt,
                "expected a vocabulary of 522 tokens as the checkpoint has, found 515");
  std::filesystem::remove(tempDir.file("from/merges.txt"));
  expectRefused(request(checkpoint()), ErrorCode::NotFound,
                "(bpe_simple_vocab_16e6.txt.gz, merges.txt, tokenizer.json) or named, found none");
  auto asked = request(checkpoint());
  asked.vocabulary = tempDir.file("nowhere.txt");
  expectRefused(asked, ErrorCode::NotFound, "nowhere.txt");
}

TEST_F(ClipImporter, RefusesNamesThatAreNoFolders) {
  test::writeSafetensorsFile(checkpoint(), test::clipCheckpoint(test::smallClip()));
  for (const char *name : {"", "../out", ".hidden"}) {
    auto asked = request(checkpoint());
    asked.name = name;
    expectRefused(asked, ErrorCode::InvalidArgument, "expected a folder name that does not start with a dot");
  }
}

TEST_F(ClipImporter, DoesNotReplaceAModel) {
  test::writeSafetensorsFile(checkpoint(), test::clipCheckpoint(test::smallClip()));
  const auto first = import(checkpoint());
  Feedback feedback;
  EXPECT_THROW(importClip(request(checkpoint()), feedback), Error);
  expectWhole(first, test::smallClip());
}

TEST_F(ClipImporter, LeavesNothingWhenCancelledAtAnyPoint) {
  test::writeSafetensorsFile(checkpoint(), test::clipCheckpoint(test::smallClip()));
  for (const double when : {0.0, 0.1, 0.5, 0.79}) {
    Feedback *running = nullptr;
    Feedback feedback([&](double done) {
      if (done >= when)
        running->cancel();
    });
    running = &feedback;
    EXPECT_FALSE(importClip(request(checkpoint()), feedback)) << when;
    expectNothingLeft();
  }
}

TEST_F(ClipImporter, LeavesNothingOnAFullDisk) {
  test::writeSafetensorsFile(checkpoint(), test::clipCheckpoint(test::smallClip()));
  const test::FileSizeLimit limit(100'000);
  expectRefused(request(checkpoint()), ErrorCode::Unwritable, "cannot be written");
}

} // namespace xemap::importer
