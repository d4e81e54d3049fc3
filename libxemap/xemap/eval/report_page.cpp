// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/report_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "xemap/base/error.h"

namespace xemap::eval {

namespace {

constexpr int panelPx = 320; ///< Longest side of a picture.
constexpr int gapPx = 6;

using Colour = std::array<float, 3>;

/// Dark violet at 0, green in the middle, yellow at 1.
Colour colourOf(float score) {
  static const std::array<Colour, 5> stops{{{68, 1, 84}, {59, 82, 139}, {33, 145, 140}, {94, 201, 98}, {253, 231, 37}}};
  const float place = std::clamp(score, 0.0F, 1.0F) * static_cast<float>(stops.size() - 1);
  const auto lower = std::min(stops.size() - 2, static_cast<std::size_t>(place));
  const float share = place - static_cast<float>(lower);
  Colour colour{};
  for (std::size_t band = 0; band < 3; ++band)
    colour[band] = stops[lower][band] * (1 - share) + stops[lower + 1][band] * share;
  return colour;
}

/// Scores of methods without probabilities are stretched from their minimum to their maximum.
std::vector<float> shownScores(const ScoreMap &map) {
  float low = 0.0F;
  float high = 1.0F;
  for (const float score : map.scores)
    if (std::isfinite(score)) {
      low = std::min(low, score);
      high = std::max(high, score);
    }
  std::vector<float> shown;
  for (const float score : map.scores)
    shown.push_back(std::isfinite(score) ? (score - low) / (high - low) : 0.0F);
  return shown;
}

std::string escaped(const std::string &text) {
  std::string safe;
  for (const char c : text) {
    if (c == '<')
      safe += "&lt;";
    else if (c == '&')
      safe += "&amp;";
    else if (c == '"')
      safe += "&quot;";
    else
      safe += c;
  }
  return safe;
}

std::string number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3f", value);
  return text.data();
}

std::string summaryRow(const std::string &name, const MetricSummary &summary) {
  std::string row = "<tr><th>" + escaped(name) + "</th><td>" + std::to_string(summary.referring) + "</td>";
  for (const double value : {summary.meanIou, summary.overallIou, summary.precisionAt[0], summary.averagePrecision,
                             summary.localization.indicator, summary.boundaryF.value_or(0.0)})
    row += "<td>" + (summary.referring > 0 ? number(value) : "") + "</td>";
  return row + "<td>" + std::to_string(summary.absent) + "</td><td>" +
         (summary.absent > 0 ? number(summary.absentCorrect) : "") + "</td></tr>\n";
}

constexpr const char *style =
    "body{font:15px/1.4 sans-serif;margin:2em;max-width:1100px}table{border-collapse:collapse;margin:1em 0}"
    "th,td{padding:.2em .8em;text-align:right;border-bottom:1px solid #ddd}th:first-child{text-align:left}"
    "figure{margin:1.5em 0}figcaption{margin-bottom:.3em}img{max-width:100%}small{color:#666}";

} // namespace

ReportPage::ReportPage(const std::string &directory) : mFolder(directory) {}

void ReportPage::draw(const std::string &id, const data::RgbImage &image, const std::vector<std::uint8_t> &truth,
                      const ScoreMap &map) {
  const double scale = std::max(1.0, static_cast<double>(std::max(image.width, image.height)) / panelPx);
  const int width = std::max(1, static_cast<int>(image.width / scale));
  const int height = std::max(1, static_cast<int>(image.height / scale));
  const int stride = width + gapPx;
  const auto shown = shownScores(map);
  data::RgbImage panels{3 * stride - gapPx, height, {}};
  panels.rgb.assign(static_cast<std::size_t>(panels.width) * static_cast<std::size_t>(height) * 3, 255);
  const auto put = [&](int panel, int x, int y, const Colour &colour) {
    const auto offset = (static_cast<std::size_t>(y) * static_cast<std::size_t>(panels.width) +
                         static_cast<std::size_t>(panel * stride + x)) *
                        3;
    for (std::size_t band = 0; band < 3; ++band)
      panels.rgb[offset + band] = static_cast<std::uint8_t>(colour[band]);
  };
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const auto pixel = static_cast<std::size_t>(y * scale) * static_cast<std::size_t>(image.width) +
                         static_cast<std::size_t>(x * scale);
      Colour colour{};
      for (std::size_t band = 0; band < 3; ++band)
        colour[band] = image.rgb[3 * pixel + band];
      const float grey = (colour[0] + colour[1] + colour[2]) / 3.0F;
      const auto over = [grey](const Colour &paint, float strength) {
        Colour mixed{};
        for (std::size_t band = 0; band < 3; ++band)
          mixed[band] = grey * (1 - strength) + paint[band] * strength;
        return mixed;
      };
      put(0, x, y, colour);
      put(1, x, y, truth[pixel] != 0 ? over(colourOf(1.0F), 0.6F) : Colour{grey, grey, grey});
      put(2, x, y, over(colourOf(shown[pixel]), 0.6F));
    }
  data::writePng(mFolder.temporary() + "/" + id + ".png", panels);
}

void ReportPage::finish(const EvaluationReport &report) {
  const std::string path = mFolder.temporary() + "/index.html";
  std::ofstream page(path);
  page << "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>XeMap evaluation: "
       << escaped(report.method) << "</title><style>" << style << "</style></head><body>\n<h1>Evaluation of "
       << escaped(report.method) << "</h1>\n<p>Masks at " << number(report.threshold)
       << (report.thresholdFitted ? ", fitted on this data" : "") << "; " << number(report.secondsPerMegapixel)
       << " seconds per megapixel.</p>\n<table><tr><th></th><th>referents</th><th>mIoU</th><th>oIoU</th><th>P@0.5</th>"
          "<th>AP</th><th>Rmi</th><th>boundary F</th><th>absent</th><th>N-acc</th></tr>\n"
       << summaryRow("all", report.all);
  for (const auto &[tag, summary] : report.byTag)
    page << summaryRow(tag, summary);
  page << "</table>\n<p>Image, truth and map, from left to right.</p>\n";
  for (const auto &row : report.expressions)
    page << "<figure><figcaption><b>" << escaped(row.text) << "</b> <small>" << escaped(row.tags) << ", "
         << (row.present ? "IoU " + number(row.iou) : "absent") << ", " << escaped(row.id)
         << "</small></figcaption><img loading=\"lazy\" src=\"" << escaped(row.id) << ".png\" alt=\""
         << escaped(row.text) << "\"></figure>\n";
  page << "</body></html>\n";
  page.close();
  if (!page)
    throw Error(ErrorCode::Unwritable, mFolder.target() + ": cannot be written");
  mFolder.commit();
}

} // namespace xemap::eval
