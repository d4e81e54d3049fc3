// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/output/result_palette.h"

#include "plugin/output/result_colours.h"

#include <gtest/gtest.h>
#include <qgsproject.h>

#include <array>
#include <cmath>

namespace {

using xemap::output::firstResultColours;
using xemap::output::resultColour;

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

Vector times(const Matrix &matrix, const Vector &vector) {
  Vector result{};
  for (std::size_t row = 0; row < 3; ++row)
    for (std::size_t column = 0; column < 3; ++column)
      result[row] += matrix[row][column] * vector[column];
  return result;
}

/// Red, green and blue light, as eyes without one kind of cones see it. Source: Machado, Oliveira and Fernandes, A
/// Physiologically-based Model for Simulation of Color Vision Deficiency, 2009, severity 1.
constexpr Matrix normal{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix protanopia{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritanopia{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

Vector labOf(const QColor &colour, const Matrix &vision) {
  const auto linear = [](double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  Vector light = times(vision, {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())});
  for (double &part : light)
    part = std::min(1.0, std::max(0.0, part));
  const Vector xyz = times({{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}}, light);
  const auto f = [](double value) { return value > 0.008856 ? std::cbrt(value) : 7.787 * value + 16.0 / 116.0; };
  const double x = f(xyz[0] / 0.95047);
  const double y = f(xyz[1]);
  const double z = f(xyz[2] / 1.08883);
  return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

double difference(const QColor &a, const QColor &b, const Matrix &vision) {
  const Vector one = labOf(a, vision);
  const Vector other = labOf(b, vision);
  return std::hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

TEST(ResultPalette, FamiliesAreToldApartByEveryColourVision) {
  constexpr double plainlyOther = 15.0; // Units: of CIELAB; 2.3 is what can just be noticed.
  const QList<QColor> colours = firstResultColours();
  for (const Matrix &vision : {normal, protanopia, deuteranopia, tritanopia})
    for (int i = 0; i < colours.size(); ++i)
      for (int j = 0; j < i; ++j)
        EXPECT_GT(difference(colours.at(i), colours.at(j), vision), plainlyOther)
            << colours.at(i).name().toStdString() << " and " << colours.at(j).name().toStdString();
}

TEST(ResultPalette, SuitsWhatIsAsked) {
  const QColor water = resultColour(QStringLiteral("river"), {});
  const QColor green = resultColour(QStringLiteral("forest"), {});
  const QColor built = resultColour(QStringLiteral("building"), {});
  const QColor other = resultColour(QStringLiteral("ship"), {});
  EXPECT_GT(water.blue(), water.red());
  EXPECT_GT(green.green(), green.red());
  EXPECT_GT(built.red(), built.green());
  for (const char *subject : {"small lakes", "Flüsse", "Seen", "étangs", "rivière", "lagos", "湖泊", "swimming pool"})
    EXPECT_EQ(resultColour(QString::fromUtf8(subject), {}), water) << subject;
  for (const char *subject :
       {"dense woods", "Wälder", "Laubwald", "forêt de pins", "árboles", "森林", "trees of a park"})
    EXPECT_EQ(resultColour(QString::fromUtf8(subject), {}), green) << subject;
  for (const char *subject :
       {"residential blocks", "houses", "Häuser", "toits de maisons", "edificios", "住宅区", "warehouses"})
    EXPECT_EQ(resultColour(QString::fromUtf8(subject), {}), built) << subject;
  for (const char *subject : {"", "solar panels", "our type of illegal dump", "seats"})
    EXPECT_EQ(resultColour(QString::fromUtf8(subject), {}), other) << subject;
}

TEST(ResultPalette, GivesAnotherOfItsKindAnotherShade) {
  QList<QColor> used;
  for (const char *subject : {"river", "lake", "pond"}) {
    const QColor colour = resultColour(QString::fromUtf8(subject), used);
    EXPECT_FALSE(used.contains(colour)) << subject;
    used << colour;
  }
  EXPECT_EQ(resultColour(QStringLiteral("canal"), used), used.first());
  EXPECT_EQ(resultColour(QStringLiteral("canal"), used + QList<QColor>{used.first()}), used.at(1));
}

TEST(ResultColours, AreOfTheSubjectAndStayInTheProject) {
  const auto of = [](QgsProject &project, const char *expression, const char *reading) {
    xemap::raster::Provenance provenance;
    provenance.expression = expression;
    provenance.reading = reading;
    return xemap::output::colourIn(project, provenance);
  };
  QgsProject project;
  const QColor river = of(project, "the river", "river");
  EXPECT_EQ(of(project, "River near the lake, please", "river \u00b7 near: lake \u00b7 left out: please"), river);
  const QColor lake = of(project, "lake", "lake");
  EXPECT_NE(lake, river);
  EXPECT_EQ(of(project, "lake", "lake"), lake);
  EXPECT_EQ(of(project, "LAKE", ""), lake) << "where it was not read, the words themselves";
}

} // namespace
