// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/output/result_palette.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace xemap::output {

namespace {

constexpr std::size_t shadeCount = 3;

struct Family {
  std::array<QRgb, shadeCount> shades;
  const char *words; ///< In the singular, without accents; in Chinese the characters.
};

/// The last one is for all else.
constexpr std::array families{
    Family{{0x0072b2, 0x56b4e9, 0x00429d},
           "water river lake sea ocean pond pool reservoir canal stream creek bay lagoon waterway "
           "wasser gewasser fluss see meer teich weiher kanal bach becken bucht "
           "eau riviere fleuve lac mer etang canal ruisseau bassin piscine baie "
           "agua rio lago mar oceano estanque embalse canal arroyo piscina laguna bahia "
           "水 河 湖 海 池 溪 江 运河"},
    Family{{0x009e73, 0x7fc97f, 0x1b5e37},
           "forest wood tree shrub park meadow grass grassland lawn orchard vegetation chaparral hedge "
           "wald baum geholz busch wiese gras rasen obstgarten vegetation hecke "
           "foret bois arbre buisson parc prairie herbe pelouse verger vegetation haie "
           "bosque arbol arbusto parque prado pradera hierba cesped huerto vegetacion seto "
           "林 森林 树 草 草地 公园 植被 果园"},
    Family{{0xf0e442, 0xc9a800, 0xfff6a3},
           "field farmland crop cropland farm vineyard paddy plantation greenhouse "
           "feld acker weinberg plantage gewachshaus "
           "champ culture vigne vignoble plantation serre "
           "campo cultivo vina vinedo plantacion invernadero "
           "田 农田 农场 葡萄园 温室 大棚"},
    Family{
        {0x8f4a4a, 0xd08f8f, 0x5c2e2e},
        "building house roof block residential industrial commercial factory warehouse church school city town village "
        "gebaude haus dach wohngebiet siedlung industrie gewerbe fabrik kirche schule stadt dorf "
        "batiment maison toit immeuble quartier usine entrepot eglise ecole ville village "
        "edificio casa tejado bloque barrio fabrica almacen iglesia escuela ciudad pueblo nave "
        "房 楼 建筑 屋顶 住宅 工厂 教堂 学校 城市 村"},
    Family{{0xcc79a7, 0x8e4585, 0xf3c1dc},
           "road street highway freeway motorway railway railroad bridge runway airport parking path track "
           "strasse weg autobahn eisenbahn bahn brucke flughafen parkplatz startbahn "
           "route rue autoroute chemin voie pont aeroport piste parking "
           "carretera calle autopista camino ferrocarril puente aeropuerto pista aparcamiento "
           "路 公路 街 铁路 桥 机场 跑道 停车场"},
    Family{{0xe69f00, 0xa56a00, 0xffd27f},
           "sand beach desert soil bare quarry rock mine dune "
           "strand wuste boden steinbruch fels dune "
           "sable plage desert sol carriere roche "
           "arena playa desierto suelo cantera roca duna "
           "沙 沙滩 沙漠 裸地 采石场 岩"},
    Family{{0xe34a00, 0x00d0d0, 0xe7298a}, ""},
};

/// In lower case and without accents.
QString plain(const QString &text) {
  QString letters;
  for (const QChar letter : text.toLower().normalized(QString::NormalizationForm_KD))
    if (letter.category() != QChar::Mark_NonSpacing)
      letters += letter == QChar(u'\u00df') ? QStringLiteral("ss") : QString(letter);
  return letters;
}

bool isIdeographic(const QString &word) {
  return word.at(0).script() == QChar::Script_Han;
}

/// Whether a word is one of the table, inflected or as the end of a compound.
bool holds(const QString &word, const QString &known) {
  constexpr int shortestEnd = 4; // Shorter ones end many words that mean something else.
  static const QStringList endings{
      QString(),           QStringLiteral("s"),  QStringLiteral("es"), QStringLiteral("e"),
      QStringLiteral("n"), QStringLiteral("en"), QStringLiteral("er"), QStringLiteral("x")};
  return std::any_of(endings.begin(), endings.end(), [&](const QString &ending) {
    const QString form = known + ending;
    return word == form || (known.size() >= shortestEnd && word.endsWith(form));
  });
}

/// Where in the text of a subject a family is named: nothing below 0; the first place of all, or the last.
int placeOf(const Family &family, const QString &text, bool first) {
  int place = -1;
  const auto take = [&](int at) { place = place < 0 ? at : first ? std::min(place, at) : std::max(place, at); };
  const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  for (const QString &known : QString::fromUtf8(family.words).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    if (isIdeographic(known)) {
      if (const int at = static_cast<int>(text.lastIndexOf(known)); at >= 0)
        take(at);
      continue;
    }
    for (int i = 0; i < words.size(); ++i)
      if (holds(words.at(i), known))
        take(i);
  }
  return place;
}

const Family &familyOf(const QString &subject) {
  const QString text = plain(subject);
  // What a thing is stands last, but where a preposition follows it.
  static const QStringList prepositions{QStringLiteral(" de "),  QStringLiteral(" du "), QStringLiteral(" des "),
                                        QStringLiteral(" del "), QStringLiteral(" of "), QStringLiteral(" with ")};
  const bool first = std::any_of(prepositions.begin(), prepositions.end(),
                                 [&](const QString &preposition) { return text.contains(preposition); });
  const Family *found = &families.back();
  int place = -1;
  for (const Family &family : families) {
    const int at = placeOf(family, text, first);
    if (at >= 0 && (place < 0 || (first ? at < place : at > place))) {
      place = at;
      found = &family;
    }
  }
  return *found;
}

} // namespace

QColor resultColour(const QString &subject, const QList<QColor> &used) {
  const Family &family = familyOf(subject);
  QList<QColor> shades;
  for (const QRgb shade : family.shades)
    shades << QColor(shade);
  return *std::min_element(shades.begin(), shades.end(), [&](const QColor &a, const QColor &b) {
    return std::count(used.begin(), used.end(), a) < std::count(used.begin(), used.end(), b);
  });
}

QList<QColor> firstResultColours() {
  QList<QColor> colours;
  for (const Family &family : families)
    colours << QColor(family.shades.front());
  return colours;
}

} // namespace xemap::output
