/** Arrows and broken hand-overs between the columns of the map; pure. */

/**
 * Ways to draw, the short ones nearest to the columns.
 * @param {object} doc
 * @returns {{id: string, breaks: boolean, from: number, to: number, back: boolean, label: string, level: number, channels?: string[]}[]}
 */
export function ways(doc) {
  const place = new Map(doc.touchpoints.map(({ id }, i) => [id, i]));
  const known = ({ source, target }) => place.has(source) && place.has(target);
  const ends = ({ id, source, target }) => ({ id, from: place.get(source), to: place.get(target), back: place.get(target) <= place.get(source) });
  const arrows = doc.arrows.filter(known).map((one) => ({ ...ends(one), breaks: false, label: one.label.trim() }));
  const broken = doc.handovers.filter((one) => known(one) && one.works === false)
    .map((one) => ({ ...ends(one), breaks: true, label: "", channels: [one.from_channel, one.to_channel].filter(Boolean) }));
  return stacked([...arrows, ...broken]);
}

const reach = ({ from, to }) => Math.abs(to - from);
const low = ({ from, to }) => Math.min(from, to);
const high = ({ from, to }) => Math.max(from, to);

/** Each on the first level where no other one is in its way. */
function stacked(all) {
  const levels = [];
  const free = (way) => (others) => others.every((other) => high(way) < low(other) || low(way) > high(other));
  return all.sort((a, b) => reach(a) - reach(b)).map((way) => {
    let level = levels.findIndex(free(way));
    if (level < 0) level = levels.push([]) - 1;
    levels[level].push(way);
    return { ...way, level };
  });
}

/** A way in words. */
export function told(way, doc, called) {
  return `From ${named(doc, way.from)} ${way.back ? "back to" : "to"} ${onward(way, doc, called)}`;
}

/** The same where it begins: the arrow shows the course. */
export const pointed = (way, doc, called) => `${way.back ? "↩" : "→"} ${onward(way, doc, called)}`;

function onward(way, doc, called) {
  const words = way.breaks ? `hand-over breaks${way.channels.length ? `, ${way.channels.map(called).join(" to ")}` : ""}` : way.label;
  return `${named(doc, way.to)}${words ? `: ${words}` : ""}`;
}

const named = (doc, index) => `${index + 1} ${doc.touchpoints[index].name || "without a name"}`;
