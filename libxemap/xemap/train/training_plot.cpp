// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/training_plot.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"

namespace xemap::train {

namespace {

using Curve = std::vector<std::pair<double, double>>; ///< Step and value.

constexpr double width = 760.0;
constexpr double height = 260.0;
constexpr double margin = 50.0;

struct Log {
  Curve loss;
  Curve meanIou;
};

Log readLog(const std::string &path) {
  std::ifstream file(path);
  Log log;
  for (std::string line; std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (json.is_discarded() || !json.contains("step"))
      continue;
    const double step = json["step"];
    if (json.contains("loss"))
      log.loss.emplace_back(step, json["loss"]);
    if (json.contains("mean_iou"))
      log.meanIou.emplace_back(step, json["mean_iou"]);
  }
  return log;
}

/// The mean of each value and those beside it, which shows the course through the noise of single steps.
Curve smoothed(const Curve &curve) {
  const std::ptrdiff_t reach = static_cast<std::ptrdiff_t>(curve.size()) / 60;
  Curve smooth;
  for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(curve.size()); ++i) {
    const auto from = std::max<std::ptrdiff_t>(0, i - reach);
    const auto to = std::min(static_cast<std::ptrdiff_t>(curve.size()) - 1, i + reach);
    double sum = 0.0;
    for (auto k = from; k <= to; ++k)
      sum += curve[static_cast<std::size_t>(k)].second;
    smooth.emplace_back(curve[static_cast<std::size_t>(i)].first, sum / static_cast<double>(to - from + 1));
  }
  return smooth;
}

std::string panel(const std::string &title, const Curve &curve, double top, double lastStep, const char *colour) {
  std::ostringstream svg;
  double low = curve.empty() ? 0.0 : curve.front().second;
  double high = low;
  for (const auto &[step, value] : curve) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  const double span = std::max(1e-9, high - low);
  const auto label = [](double value) {
    std::ostringstream text;
    text.precision(3);
    text << value;
    return text.str();
  };
  svg << "<text x=\"" << margin << "\" y=\"" << top + 20 << "\" font-weight=\"bold\">" << title << "</text>\n"
      << "<path d=\"M" << margin << ' ' << top + 30 << "V" << top + height - 30 << "H" << width - 20
      << "\" fill=\"none\" stroke=\"#999\"/>\n"
      << "<text x=\"5\" y=\"" << top + 40 << "\">" << label(high) << "</text>\n<text x=\"5\" y=\"" << top + height - 30
      << "\">" << label(low) << "</text>\n<text x=\"" << width - 60 << "\" y=\"" << top + height - 10 << "\">"
      << label(lastStep) << "</text>\n<polyline fill=\"none\" stroke=\"" << colour
      << "\" stroke-width=\"1.5\" points=\"";
  for (const auto &[step, value] : curve)
    svg << margin + (width - margin - 20) * step / std::max(1.0, lastStep) << ','
        << top + height - 30 - (height - 70) * (value - low) / span << ' ';
  svg << "\"/>\n";
  return svg.str();
}

} // namespace

void plotTrainingLog(const std::string &logPath, const std::string &svgPath) {
  const auto log = readLog(logPath);
  double lastStep = 0.0;
  for (const auto *curve : {&log.loss, &log.meanIou})
    if (!curve->empty())
      lastStep = std::max(lastStep, curve->back().first);
  std::ofstream file(svgPath);
  file << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " << width << ' ' << 2 * height
       << "\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
       << panel("loss", smoothed(log.loss), 0.0, lastStep, "#b5423a")
       << panel("mean IoU of the validations", log.meanIou, height, lastStep, "#2b6ca3") << "</svg>\n";
  file.close();
  if (!file)
    throw Error(ErrorCode::Unwritable, svgPath + ": cannot be written");
}

} // namespace xemap::train
