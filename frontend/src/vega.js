/**
 * The part of Vega that the kit's charts need, and the charts; a bundle of its own, loaded when the first is drawn.
 *
 * Vega finds transforms by name when it reads a chart, so what is not listed here cannot be used: a test compares.
 */
import { transforms } from "vega-dataflow";
import { datajoin, encode, scale, sortitems } from "vega-encode";
import { parse } from "vega-parser";
import { aggregate, collect, expression, extent, facet, field, filter, formula, multiextent, prefacet, proxy, relay, sieve, subflow, values } from "vega-transforms";
import { View } from "vega-view";
import { bound, mark, render, viewlayout } from "vega-view-transforms";
import emotionCurve from "../../workshop_kit/charts/compiled/emotion_curve.json";
import trend from "../../workshop_kit/charts/compiled/trend.json";

const flow = { aggregate, collect, expression, extent, facet, field, filter, formula, multiextent, prefacet, proxy, relay, sieve, subflow, values };
Object.assign(transforms, flow, { datajoin, encode, scale, sortitems }, { bound, mark, render, viewlayout });

export { changeset } from "vega-dataflow";
export { parse, transforms, View };

export const charts = { emotion_curve: emotionCurve, trend };
