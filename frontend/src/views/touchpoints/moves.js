/** Where a touchpoint goes when it is moved one step, and how that is said. */

/** The place one step up or down in its stage, or in the stage before or after; null at the end of the road. */
export function step(doc, id, way) {
  const touchpoint = doc.touchpoints.find((one) => one.id === id);
  const mates = inStage(doc, touchpoint.stage);
  const at = mates.indexOf(touchpoint);
  if (way === "up" || way === "down") {
    const to = at + (way === "up" ? -1 : 1);
    return to < 0 || to >= mates.length ? null : { to, stage: undefined };
  }
  const next = doc.stages.findIndex((stage) => stage.id === touchpoint.stage) + (way === "left" ? -1 : 1);
  const stage = doc.stages[next];
  return stage ? { to: Math.min(at, inStage(doc, stage.id).length), stage: stage.id } : null;
}

/** "Waits in the queue, now 2 of 3 in Come in". */
export function words(doc, id) {
  const touchpoint = doc.touchpoints.find((one) => one.id === id);
  const stage = doc.stages.find((one) => one.id === touchpoint.stage);
  const mates = inStage(doc, stage.id);
  return `${touchpoint.name || "The touchpoint"}, now ${mates.indexOf(touchpoint) + 1} of ${mates.length} in ${stage.name || "its stage"}`;
}

export const inStage = (doc, stage) => doc.touchpoints.filter((one) => one.stage === stage);

/** How many texts people wrote about some touchpoints, in any persona's name. */
export function written(doc, ids) {
  const about = new Set(ids);
  const moments = doc.moments.filter((one) => about.has(one.touchpoint));
  const texts = moments.flatMap((one) => [one.doing, one.thinking, one.quote,
    ...[one.pains, one.delights, one.objections, one.support, one.ideas].flat().map((entry) => entry.text)]);
  const own = doc.touchpoints.filter((one) => about.has(one.id)).map((one) => one.description);
  return [...texts, ...own].filter(Boolean).length;
}
