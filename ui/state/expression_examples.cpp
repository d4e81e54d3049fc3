// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/state/expression_examples.h"

#include <QCoreApplication>

namespace xemap::ui {

namespace {

struct Examples {
  Q_DECLARE_TR_FUNCTIONS(xemap::ui::Examples)
};

} // namespace

QList<ExpressionExamples> expressionExamples() {
  return {
      {Examples::tr("A kind of place"), {QStringLiteral("storage tanks"), QStringLiteral("dense residential area")}},
      {Examples::tr("Beside, between, in other places"),
       {QStringLiteral("residential blocks beside the river"),
        QStringLiteral("farmland between the road and the river"), QStringLiteral("ponds in the park")}},
      {Examples::tr("Distance"),
       {QStringLiteral("buildings within 200 m of the river"), QStringLiteral("forest more than 1 km from a road")}},
      {Examples::tr("Direction"),
       {QStringLiteral("fields north of the railway"), QStringLiteral("houses left of the road")}},
      {Examples::tr("Part of the image"), {QStringLiteral("forest in the south-west")}},
      {Examples::tr("Largest, nearest, first of many"),
       {QStringLiteral("the largest industrial area"), QStringLiteral("the second largest pond"),
        QStringLiteral("the school closest to the river"), QStringLiteral("the northernmost bridge")}},
      {Examples::tr("With and without"),
       {QStringLiteral("parks that have a pond"), QStringLiteral("fields without buildings"),
        QStringLiteral("everything but forest")}},
      {Examples::tr("Several conditions"),
       {QStringLiteral("the largest field near the river and north of the railway")}}};
}

} // namespace xemap::ui
