// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/band_roles.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <utility>

namespace xemap::raster {

namespace {

struct RoleRange {
  BandRole role;
  double from; ///< Units: nanometres.
  double to;
};

// Where the bands of the sensors in docs/rasters.md have their centres.
constexpr std::array<RoleRange, 9> ranges{{{BandRole::Coastal, 400.0, 455.0},
                                           {BandRole::Blue, 455.0, 515.0},
                                           {BandRole::Green, 515.0, 590.0},
                                           {BandRole::Yellow, 590.0, 620.0},
                                           {BandRole::Red, 620.0, 690.0},
                                           {BandRole::RedEdge, 690.0, 755.0},
                                           {BandRole::NearInfrared, 755.0, 1000.0},
                                           {BandRole::ShortWave, 1000.0, 3000.0},
                                           {BandRole::Thermal, 7000.0, 15000.0}}};

struct RoleWord {
  const char *word;
  BandRole role;
};

// What stands for more than one word comes before those words.
constexpr std::array<RoleWord, 47> words{{{"red edge", BandRole::RedEdge},
                                          {"rededge", BandRole::RedEdge},
                                          {"vegetation red", BandRole::RedEdge},
                                          {"near infrared", BandRole::NearInfrared},
                                          {"near infra red", BandRole::NearInfrared},
                                          {"nearinfrared", BandRole::NearInfrared},
                                          {"nahes infrarot", BandRole::NearInfrared},
                                          {"proche infrarouge", BandRole::NearInfrared},
                                          {"infrarrojo cercano", BandRole::NearInfrared},
                                          {"nir", BandRole::NearInfrared},
                                          {"nir1", BandRole::NearInfrared},
                                          {"nir08", BandRole::NearInfrared},
                                          {"pir", BandRole::NearInfrared},
                                          {"short wave", BandRole::ShortWave},
                                          {"shortwave", BandRole::ShortWave},
                                          {"swir", BandRole::ShortWave},
                                          {"swir1", BandRole::ShortWave},
                                          {"swir2", BandRole::ShortWave},
                                          {"thermal", BandRole::Thermal},
                                          {"lwir", BandRole::Thermal},
                                          {"tir", BandRole::Thermal},
                                          {"infrared", BandRole::NearInfrared},
                                          {"infrarot", BandRole::NearInfrared},
                                          {"infrarouge", BandRole::NearInfrared},
                                          {"infrarrojo", BandRole::NearInfrared},
                                          {"ir", BandRole::NearInfrared},
                                          {"n", BandRole::NearInfrared},
                                          {"green i", BandRole::Unknown}, // PlanetScope's second, at 531 nm
                                          {"coastal", BandRole::Coastal},
                                          {"aerosol", BandRole::Coastal},
                                          {"yellow", BandRole::Yellow},
                                          {"red", BandRole::Red},
                                          {"rot", BandRole::Red},
                                          {"rouge", BandRole::Red},
                                          {"rojo", BandRole::Red},
                                          {"r", BandRole::Red},
                                          {"green", BandRole::Green},
                                          {"grün", BandRole::Green},
                                          {"gruen", BandRole::Green},
                                          {"vert", BandRole::Green},
                                          {"verde", BandRole::Green},
                                          {"g", BandRole::Green},
                                          {"blue", BandRole::Blue},
                                          {"blau", BandRole::Blue},
                                          {"bleu", BandRole::Blue},
                                          {"azul", BandRole::Blue},
                                          {"b", BandRole::Blue}}};

/// Lower case, words apart by one blank, a blank at both ends.
std::string plainWords(const std::string &name) {
  std::string plain = " ";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || byte >= 0x80 || c == '.')
      plain += static_cast<char>(std::tolower(byte));
    else if (plain.back() != ' ')
      plain += ' ';
  }
  return plain.back() == ' ' ? plain : plain + ' ';
}

/// The number before a unit of length.
std::optional<double> wavelengthIn(const std::string &plain) {
  for (const char *unit : {"nm ", "um ", "µm ", "nanometers ", "micrometers ", "nanometer ", "micrometer "}) {
    auto end = plain.find(unit);
    if (end == std::string::npos)
      continue;
    while (end > 0 && plain[end - 1] == ' ')
      --end;
    auto begin = end;
    while (begin > 0 && (std::isdigit(static_cast<unsigned char>(plain[begin - 1])) != 0 || plain[begin - 1] == '.'))
      --begin;
    if (begin < end && std::isdigit(static_cast<unsigned char>(plain[end - 1])) != 0)
      return std::strtod(plain.c_str() + begin, nullptr);
  }
  return {};
}

int firstWith(const std::vector<BandRole> &roles, BandRole role) {
  const auto found = std::find(roles.begin(), roles.end(), role);
  return found == roles.end() ? 0 : static_cast<int>(found - roles.begin()) + 1;
}

} // namespace

BandRole roleFromName(const std::string &name) {
  const std::string plain = plainWords(name);
  for (const RoleWord &known : words)
    if (plain.find(' ' + std::string(known.word) + ' ') != std::string::npos)
      return known.role;
  const auto wavelength = wavelengthIn(plain);
  return wavelength ? roleFromWavelength(*wavelength) : BandRole::Unknown;
}

double inNanometres(double wavelength) {
  constexpr double mostMetres = 1e-3;
  constexpr double mostMicrometres = 100.0;
  return wavelength < mostMetres ? wavelength * 1e9 : wavelength < mostMicrometres ? wavelength * 1e3 : wavelength;
}

BandRole roleFromWavelength(double wavelength) {
  const double nanometres = inNanometres(wavelength);
  for (const RoleRange &range : ranges)
    if (nanometres >= range.from && nanometres < range.to)
      return range.role;
  return BandRole::Unknown;
}

std::optional<RoleChoice> chooseByRoles(const std::vector<BandRole> &roles) {
  const int red = firstWith(roles, BandRole::Red);
  const int green = firstWith(roles, BandRole::Green);
  const int blue =
      firstWith(roles, BandRole::Blue) != 0 ? firstWith(roles, BandRole::Blue) : firstWith(roles, BandRole::Coastal);
  const int infrared = firstWith(roles, BandRole::NearInfrared);
  if (red != 0 && green != 0 && blue != 0)
    return RoleChoice{{red, green, blue}, false};
  if (red != 0 && green != 0 && infrared != 0)
    return RoleChoice{{infrared, red, green}, true};
  return {};
}

} // namespace xemap::raster
