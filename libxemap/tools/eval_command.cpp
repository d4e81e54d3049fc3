// SPDX-License-Identifier: GPL-2.0-or-later
#include "eval_command.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cancel_on_signal.h"
#include "exit_code.h"
#include "model_lookup.h"
#include "terminal_progress.h"
#include "xemap/base/blas_core.h"
#include "xemap/base/default_model.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/text_output.h"
#include "xemap/eval/evaluation.h"
#include "xemap/eval/teaching.h"

namespace xemap::tools {

namespace {

struct EvalArguments {
  eval::EvaluationOptions options;
  std::string model = defaultModelName;
  std::string method = "xemap";
  std::string report;
  std::string classes;
  int threads = 0;
  eval::TeachingOptions teaching;
  std::string start = "words";
  std::string plot;
  std::string only;
};

/// XeMap-Net with a part of it switched off.
const std::set<std::string> networkMethods{"dense-clip", "dense", "no-fusion", "no-context", "no-hmsa"};

std::unique_ptr<eval::MapMethod> makeMethod(const EvalArguments &arguments) {
  if (arguments.method == "xemap")
    return eval::makeXemapMethod(findModel(arguments.model), arguments.threads);
  if (arguments.method == "like" || arguments.method == "like-words")
    return eval::makeExampleMethod(findModel(arguments.model), arguments.threads, arguments.method == "like-words");
  if (arguments.method == "selo")
    return eval::makeRetrievalMethod(findModel(arguments.model), arguments.threads);
  if (arguments.method == "selo2")
    return eval::makeCoarseToFineMethod(findModel(arguments.model), arguments.threads);
  if (networkMethods.count(arguments.method) != 0)
    return eval::makeNetworkMethod(arguments.method, findModel(arguments.model), arguments.threads);
  return eval::makeTrivialMethod(arguments.method);
}

/// The classes the model's training left out; none for a model that does not say.
std::vector<std::string> heldOutClasses(const std::string &modelDirectory) {
  std::ifstream file(std::filesystem::path(modelDirectory) / "model.json");
  const auto json = nlohmann::json::parse(file, nullptr, false);
  const nlohmann::json::json_pointer field("/training/config/held_out_classes");
  const bool named = !json.is_discarded() && json.contains(field) && json.at(field).is_array();
  std::vector<std::string> names;
  for (const auto &name : named ? json.at(field) : nlohmann::json::array())
    if (name.is_string())
      names.push_back(name.get<std::string>());
  return names;
}

nlohmann::json toJson(const eval::MetricSummary &summary, bool probabilities) {
  nlohmann::json json{
      {"referring", summary.referring}, {"absent", summary.absent}, {"generalized_iou", summary.generalizedIou}};
  if (summary.referring > 0) {
    json["mean_iou"] = summary.meanIou;
    json["overall_iou"] = summary.overallIou;
    json["precision_at"] = {{"0.5", summary.precisionAt[0]},
                            {"0.6", summary.precisionAt[1]},
                            {"0.7", summary.precisionAt[2]},
                            {"0.8", summary.precisionAt[3]},
                            {"0.9", summary.precisionAt[4]}};
    json["average_precision"] = summary.averagePrecision;
    json["referring_answered"] = summary.referringAnswered;
    json["rsu"] = summary.localization.significance;
    json["ras"] = summary.localization.offset;
    json["rda"] = summary.localization.discreteness;
    json["rmi"] = summary.localization.indicator;
    if (summary.boundaryF)
      json["boundary_f"] = *summary.boundaryF;
  }
  if (summary.absent > 0)
    json["absent_correct"] = summary.absentCorrect;
  if (summary.presenceAccuracy)
    json["presence_accuracy_balanced"] = *summary.presenceAccuracy;
  if (probabilities) {
    json["expected_calibration_error"] = summary.calibrationError;
    json["brier_score"] = summary.brierScore;
  }
  return json;
}

nlohmann::json toJson(const eval::EvaluationReport &report, const EvalArguments &arguments) {
  // A method whose threshold is fitted gives no probabilities to calibrate.
  const bool probabilities = !report.thresholdFitted;
  nlohmann::json json{{versionField, XEMAP_VERSION},
                      {"method", report.method},
                      {"datasets", arguments.options.datasets},
                      {"threshold", report.threshold},
                      {"threshold_fitted_on_this_data", report.thresholdFitted},
                      {"seconds_per_megapixel", report.secondsPerMegapixel},
                      {"all", toJson(report.all, probabilities)}};
  if (report.negationPairs.judged > 0)
    json["negation_pairs"] = {{"judged", report.negationPairs.judged}, {"right", report.negationPairs.right}};
  for (const auto &[tag, summary] : report.byTag)
    json["by_tag"][tag] = toJson(summary, probabilities);
  for (const auto &[text, summary] : report.byText)
    json["by_category_expression"][text] = toJson(summary, probabilities);
  for (const auto &[name, summary] : report.byClass)
    json["by_class"][name] = toJson(summary, probabilities);
  if (report.unseen) {
    json["seen_classes"] = toJson(*report.seen, probabilities);
    json["unseen_classes"] = toJson(*report.unseen, probabilities);
  }
  for (const auto &[source, summary] : report.bySource)
    json["by_dataset"][source] = toJson(summary, probabilities);
  for (const auto &row : report.expressions) {
    nlohmann::json one{{"id", row.id}, {"text", row.text}, {"tags", row.tags}, {"present", row.present}};
    if (row.present) {
      one["iou"] = row.iou;
      one["average_precision"] = row.averagePrecision;
    }
    if (row.presence)
      one["presence"] = *row.presence;
    json["expressions"].push_back(one);
  }
  return json;
}

/// Three places, or a dash for what was not measured.
std::string figure(bool known, double value) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.3f", value);
  return known ? text.data() : "-";
}

void printTable(const eval::EvaluationReport &report) {
  const auto row = [](const std::string &name, const eval::MetricSummary &summary) {
    const bool present = summary.referring > 0;
    const std::string cells[] = {figure(present, summary.meanIou),
                                 figure(present, summary.overallIou),
                                 figure(present, summary.precisionAt[0]),
                                 figure(present, summary.averagePrecision),
                                 figure(present, summary.localization.indicator),
                                 figure(summary.boundaryF.has_value(), summary.boundaryF.value_or(0.0)),
                                 std::to_string(summary.absent),
                                 figure(summary.absent > 0, summary.absentCorrect),
                                 figure(true, summary.generalizedIou)};
    std::printf("%-12s %6zu", name.c_str(), summary.referring);
    for (const std::string &cell : cells)
      std::printf(" %8s", cell.c_str());
    std::printf("\n");
  };
  std::printf("method %s, threshold %.2f%s, %.3f s/Mpx\n", report.method.c_str(), report.threshold,
              report.thresholdFitted ? " (fitted on this data)" : "", report.secondsPerMegapixel);
  if (!report.thresholdFitted)
    std::printf("ECE %.3f, Brier %.3f\n", report.all.calibrationError, report.all.brierScore);
  if (report.all.presenceAccuracy)
    std::printf("presence accuracy, balanced %.3f\n", *report.all.presenceAccuracy);
  if (report.negationPairs.judged > 0)
    std::printf("negation pairs: %zu of %zu right\n", report.negationPairs.right, report.negationPairs.judged);
  std::printf("%-12s %6s %8s %8s %8s %8s %8s %8s %8s %8s %8s\n", "", "count", "mIoU", "oIoU", "P@0.5", "AP", "Rmi",
              "bndF", "absent", "N-acc", "gIoU");
  row("all", report.all);
  for (const auto &[tag, summary] : report.byTag)
    row(tag, summary);
  if (report.unseen) {
    row("seen", *report.seen);
    row("unseen", *report.unseen);
  }
  for (const auto &[source, summary] : report.bySource)
    row(std::filesystem::path(source).filename().string(), summary);
}

nlohmann::json toJson(const eval::TeachingReport &report) {
  nlohmann::json json{{versionField, XEMAP_VERSION}};
  for (const auto &curve : report.curves) {
    const nlohmann::json one{{"expressions", curve.expressions},
                             {"mean_iou", curve.meanIou},
                             {"not_worse_after_3", curve.notWorse},
                             {"seconds_per_click", curve.secondsPerClick}};
    if (curve.source.empty())
      json["all"] = one;
    else
      json["by_dataset"][curve.source] = one;
  }
  for (const auto &transfer : report.transfers)
    json["transfer"].push_back({{"dataset", transfer.source.empty() ? "all" : transfer.source},
                                {"taught_on", transfer.taughtOn},
                                {"judged", transfer.judged},
                                {"words_mean_iou", transfer.wordsIou},
                                {"taught_mean_iou", transfer.taughtIou}});
  return json;
}

void printTable(const eval::TeachingReport &report) {
  const auto nameOf = [](const std::string &source) {
    return source.empty() ? std::string("mean") : std::filesystem::path(source).filename().string();
  };
  std::vector<std::size_t> shown;
  for (const std::size_t clicks : {0U, 1U, 2U, 3U, 5U, 10U, 20U})
    if (clicks < report.curves.front().meanIou.size())
      shown.push_back(clicks);
  std::printf("mIoU after corrections\n%-24s %6s", "", "count");
  for (const std::size_t clicks : shown)
    std::printf(" %6zu", clicks);
  std::printf(" %9s %9s\n", "not worse", "s/click");
  for (const auto &curve : report.curves) {
    std::printf("%-24s %6zu", nameOf(curve.source).c_str(), curve.expressions);
    for (const std::size_t clicks : shown)
      std::printf(" %6.3f", curve.meanIou[clicks]);
    std::printf(" %9.2f %9.3f\n", curve.notWorse, curve.secondsPerClick);
  }
  if (!report.transfers.empty())
    std::printf("mIoU on other images, after 10 corrections\n%-24s %6s %6s %6s %6s\n", "", "on", "maps", "words",
                "taught");
  for (const auto &transfer : report.transfers)
    std::printf("%-24s %6zu %6zu %6.3f %6.3f\n", nameOf(transfer.source).c_str(), transfer.taughtOn, transfer.judged,
                transfer.wordsIou, transfer.taughtIou);
}

/// The lines of a file that are not empty.
std::vector<std::string> linesOf(const std::string &path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    if (!line.empty())
      lines.push_back(line);
  if (lines.empty())
    throw Error(ErrorCode::InvalidArgument, path + ": expected an expression a line, found none");
  return lines;
}

int runTeaching(EvalArguments &arguments, Feedback &feedback) {
  auto &options = arguments.teaching;
  options.datasets = arguments.options.datasets;
  options.split = arguments.options.split;
  options.words = arguments.start == "words";
  if (!arguments.only.empty())
    options.only = linesOf(arguments.only);
  const auto report = eval::evaluateTeaching(findModel(arguments.model), arguments.threads, options, feedback);
  if (feedback.isCancelled())
    return exitCancelled;
  printTable(report);
  if (!arguments.report.empty())
    writeText(arguments.report, toJson(report).dump(2) + '\n');
  if (!arguments.plot.empty())
    writeText(arguments.plot, eval::curvePlot(report.curves));
  return exitDone;
}

int runEval(EvalArguments &arguments) {
  restartWithBetterBlasCore();
  for (const std::string &path : {arguments.report, arguments.plot})
    requireTextPlace(path);
  TerminalProgress progress(std::cerr);
  Feedback feedback([&progress](double fraction) { progress.report(fraction); });
  const CancelOnSignal cancelOnSignal(feedback);
  if (arguments.method == "taught")
    return runTeaching(arguments, feedback);
  if (!arguments.classes.empty()) {
    arguments.options.classes = data::ClassTable::read(arguments.classes);
    arguments.options.unseenClasses = heldOutClasses(findModel(arguments.model));
  }
  const auto method = makeMethod(arguments);
  const auto report = eval::evaluate(*method, arguments.options, feedback);
  if (feedback.isCancelled())
    return exitCancelled;
  printTable(report);
  if (!arguments.report.empty())
    writeText(arguments.report, toJson(report, arguments).dump(2) + '\n');
  return exitDone;
}

/// Of the method "taught".
void addTeachingOptions(CLI::App &command, EvalArguments &arguments) {
  auto &teaching = arguments.teaching;
  command.add_option("--clicks", teaching.clicks, "taught: corrections of each expression")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command.add_option("--start", arguments.start, "taught: from what the words say, or from nothing")
      ->check(CLI::IsMember({"words", "nothing"}))
      ->capture_default_str();
  command.add_flag("--random-clicks", teaching.randomClicks,
                   "taught: clicks anywhere that is wrong, instead of in the middle of the largest wrong region");
  command.add_option("--seed", teaching.seed, "taught: of random clicks")->capture_default_str();
  command
      .add_option("--limit", teaching.mostExpressions,
                  "taught: expressions of each set, spread over it, and for transfer so many different ones; 0: all")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command.add_option("--only", arguments.only, "taught: only expressions that are a line of this file")
      ->type_name("FILE")
      ->check(CLI::ExistingFile);
  command.add_flag("!--no-transfer", teaching.transfer, "taught: do not apply what was taught to other images");
  command.add_option("--plot", arguments.plot, "taught: write the curves as SVG");
}

} // namespace

void registerEval(CLI::App &root, std::function<int()> &action) {
  auto *command = root.add_subcommand("eval", "Measure how well a model answers the expressions of a XeMap-set");
  auto arguments = std::make_shared<EvalArguments>();
  command->add_option("dataset", arguments->options.datasets, "Directories of XeMap-sets")->required();
  command->add_option("--model", arguments->model, "Name or directory of the model")->capture_default_str();
  command
      ->add_option(
          "--method", arguments->method,
          "xemap; the same asked by an example from each mask: like, or like-words with the expression as well; "
          "taught, the model corrected by a simulated user, click by click; "
          "retrieval with its encoders: selo (sliding windows) or selo2 (coarse to fine); the network "
          "with a part switched off: dense, no-fusion, no-context or no-hmsa; dense-clip, an imported CLIP model "
          "without tiles; ones, random or centre")
      ->check(CLI::IsMember({"xemap", "like", "like-words", "taught", "selo", "selo2", "dense-clip", "dense",
                             "no-fusion", "no-context", "no-hmsa", "ones", "random", "centre"}))
      ->capture_default_str();
  command->add_option("--split", arguments->options.split, "Only images of this split: train, val or test");
  command->add_option("--classes", arguments->classes,
                      "Class table: figures by class too, and apart for those the model was not trained on");
  command->add_option("--maps", arguments->options.mapsDirectory,
                      "Write every map as <expression id>.tif into this directory");
  command->add_option("--page", arguments->options.pageDirectory,
                      "Write a page (index.html) with image, truth and map of every expression into this new folder");
  command->add_option("--report", arguments->report, "Write all figures as JSON");
  command->add_option("--threads", arguments->threads, "Threads of the network; 0 takes what the machine has")
      ->check(CLI::NonNegativeNumber);
  addTeachingOptions(*command, *arguments);
  command->callback([arguments, &action] { action = [arguments] { return runEval(*arguments); }; });
}

} // namespace xemap::tools
