// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <filesystem>
#include <iomanip>
#include <locale>
#include <sstream>

#include "xemap/eval/teaching.h"

namespace xemap::eval {

namespace {

// Units: pixels of the picture.
constexpr double left = 50.0;
constexpr double top = 20.0;
constexpr double plotWidth = 480.0;
constexpr double plotHeight = 320.0;
constexpr double legend = 180.0;
/// Colours that are told apart by everyone. Source: Okabe and Ito 2008.
constexpr std::array<const char *, 7> colours{"#0072b2", "#e69f00", "#009e73", "#cc79a7",
                                              "#56b4e9", "#d55e00", "#f0e442"};

double yOf(double iou) {
  return top + plotHeight * (1.0 - std::clamp(iou, 0.0, 1.0));
}

std::string escaped(const std::string &text) {
  std::string safe;
  for (const char c : text)
    safe += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
  return safe;
}

void drawAxes(std::ostream &svg, std::size_t clicks) {
  for (int tenth = 0; tenth <= 10; tenth += 2) {
    const double y = yOf(tenth / 10.0);
    svg << "<line x1=\"" << left << "\" x2=\"" << left + plotWidth << "\" y1=\"" << y << "\" y2=\"" << y
        << "\" stroke=\"#ddd\"/><text x=\"" << left - 8 << "\" y=\"" << y + 4 << "\" text-anchor=\"end\">"
        << tenth / 10.0 << "</text>\n";
  }
  const std::size_t step = std::max<std::size_t>(1, clicks / 10);
  for (std::size_t k = 0; k <= clicks; k += step)
    svg << "<text x=\"" << left + plotWidth * static_cast<double>(k) / static_cast<double>(clicks) << "\" y=\""
        << top + plotHeight + 18 << "\" text-anchor=\"middle\">" << k << "</text>\n";
  svg << "<text x=\"" << left + plotWidth / 2 << "\" y=\"" << top + plotHeight + 38
      << "\" text-anchor=\"middle\">corrections</text>\n<text x=\"" << left << "\" y=\"14\">mean IoU</text>\n";
}

} // namespace

std::string curvePlot(const std::vector<TeachingCurve> &curves) {
  std::ostringstream svg;
  svg.imbue(std::locale::classic());
  svg << std::setprecision(6) << R"(<svg xmlns="http://www.w3.org/2000/svg" width=")" << left + plotWidth + legend
      << "\" height=\"" << top + plotHeight + 50
      << "\" font-family=\"sans-serif\" font-size=\"12\">\n<metadata>XeMap</metadata>\n"
      << R"(<rect width="100%" height="100%" fill="white"/>)" << '\n';
  const std::size_t clicks = curves.front().meanIou.size() - 1;
  drawAxes(svg, clicks);
  for (std::size_t i = 0; i < curves.size(); ++i) {
    const bool mean = curves[i].source.empty();
    const char *colour = mean ? "#000" : colours[i % colours.size()];
    svg << "<polyline fill=\"none\" stroke=\"" << colour << "\" stroke-width=\"" << (mean ? 3 : 1.5) << "\" points=\"";
    for (std::size_t k = 0; k <= clicks; ++k)
      svg << left + plotWidth * static_cast<double>(k) / static_cast<double>(clicks) << ',' << yOf(curves[i].meanIou[k])
          << ' ';
    const auto name = mean ? "mean" : std::filesystem::path(curves[i].source).filename().string();
    svg << "\"/>\n<text x=\"" << left + plotWidth + 12 << "\" y=\"" << top + 14 + 18 * static_cast<double>(i)
        << "\" fill=\"" << colour << "\">" << escaped(name) << "</text>\n";
  }
  svg << "</svg>\n";
  return svg.str();
}

} // namespace xemap::eval
