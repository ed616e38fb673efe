/**
 * Operations on a document, applied in the browser before the kernel has seen them.
 *
 * Order and cascades mirror the Python model; nothing is validated here. Every function returns a new document that
 * shares all untouched parts with the old one, so that views can compare by identity.
 *
 * @typedef {{op: "add"|"set"|"move"|"remove", kind: string, id: string, fields?: object, to?: number, stage?: string,
 *            uid?: string}} Operation
 */

/** The list of the document in which items of a kind live. */
export const LISTS = {
  persona: "personas", stage: "stages", touchpoint: "touchpoints", moment: "moments",
  handover: "handovers", arrow: "arrows", promise: "promises", chapter: "chapters",
  block: "blocks", note: "notes",
  theme: "themes", opportunity: "opportunities", score: "scores", action: "actions",
  measure: "measures", reading: "readings", count: "counts", follow_up: "follow_ups",
};

/** Fields of a kind that hold entries. */
export const ENTRY_LISTS = {
  persona: ["goals", "long_term_goals", "motivations", "challenges", "pains", "preferences", "online_activity",
    "purchase_habits", "service_interactions", "decision_process", "fun", "worries"],
  moment: ["pains", "delights", "objections", "support", "ideas"],
};

const lists = (kind) => Object.fromEntries((ENTRY_LISTS[kind] ?? []).map((name) => [name, []]));

const BLANK = {
  workshop: {
    title: "", question: "", business: "", customer: "customer", customers: "customers", date: null, facilitator: "",
    people: null, language: "en", template: "", plan: "",
    handout_paper: "a4", handout_personas: [], handout_sections: [], handout_data: true, handout_accent: "", handout_logo: "", handout_language: "",
    scores_shown: false,
  },
  entry: { text: "", evidence: "assumption", cites: "", severity: null },
  persona: {
    name: "", share: null, face: "", role: "", quote: "", story: "", age: "", gender: "", income: "", education: "",
    occupation: "", job_title: "", location: "", household: "", channels: [], ...lists("persona"),
  },
  stage: { name: "", question: "", icon: "" },
  touchpoint: {
    stage: "", name: "", description: "", channels: [], setting: "", contact: "", phase: "", owner: "", device: "",
    moment_of_truth: false,
  },
  moment: {
    doing: "", thinking: "", feeling: null, word: "", quote: "", evidence: "assumption", cites: "", ...lists("moment"),
  },
  handover: { from_channel: "", to_channel: "", works: null, quote: "", note: "" },
  arrow: { label: "" },
  promise: { channel: "", expected: null, actual: null, self_service: false, note: "" },
  chapter: { title: "", text: "", part: "", told_from: "" },
  block: { title: "", step: "", minutes: null, cut: 0, keep: false, text: "", questions: "" },
  note: { text: "", step: "", done: false },
  theme: { name: "", kind: "", phrases: [], touchpoints: [], note: "", merged: [] },
  opportunity: {
    name: "", kind: "", touchpoint: "", stage: "", origin: [], note: "",
    reach: null, impact: null, confidence: null, effort: null, importance: null, satisfaction: null,
  },
  score: { person: "", impact: null, effort: null },
  action: {
    name: "", opportunity: "", touchpoint: "", themes: [], owner: "", due: null, first_step: "", success: "",
    measure: "", status: "open", closed: null, told: "",
  },
  measure: { name: "", kind: "", unit: "", better: "", target: null, touchpoint: "", stage: "", channel: "", note: "" },
  reading: { date: null, parts: [], value: null, n: null, sd: null, group: "", note: "" },
  count: { period: "", device: "", segment: "", stage: "", customers: null },
  follow_up: { days: null, date: null, version: "", held: false, note: "" },
};

/** Fields whose item, when removed, takes the holder with it. */
const HOLDERS = {
  persona: [["moment", "persona"], ["chapter", "persona"]],
  touchpoint: [["moment", "touchpoint"], ["handover", "source"], ["handover", "target"], ["arrow", "source"],
    ["arrow", "target"]],
  opportunity: [["score", "opportunity"]],
  measure: [["reading", "measure"]],
};

/** The id of a pair's moment. */
export const momentId = (persona, touchpoint) => `${persona}.${touchpoint}`;

/** A moment as it is before anybody wrote there. */
export function emptyMoment(persona, touchpoint) {
  return { ...BLANK.moment, id: momentId(persona, touchpoint), persona, touchpoint };
}

/** The document after one operation; the same object when the operation finds nothing to do. */
export function apply(doc, op) {
  const verbs = op.kind === "entry" ? ENTRY : ITEM;
  return verbs[op.op]?.(doc, op) ?? doc;
}

/** The document after several operations. */
export const applyAll = (doc, ops) => ops.reduce(apply, doc);

/** The document with the fields that its writer left out because they hold nothing. */
export function complete(doc) {
  const full = { ...BLANK.workshop, ...doc };
  for (const [kind, list] of Object.entries(LISTS)) {
    full[list] = (doc[list] ?? []).map((item) => whole(kind, { ...item, id: item.id ?? momentId(item.persona, item.touchpoint) }));
  }
  return full;
}

/** An item with all fields of its kind, and its entries with all of theirs. */
function whole(kind, item) {
  const full = { ...BLANK[kind], ...item };
  for (const name of ENTRY_LISTS[kind] ?? []) full[name] = full[name].map((one, i) => entry(one, `${item.id}-${name}-${i}`));
  return full;
}

function entry(value, spare) {
  const given = typeof value === "string" ? { text: value } : value;
  return { ...BLANK.entry, ...given, id: given.id ?? spare };
}

/** Touchpoints by stage, moments by persona and touchpoint. */
function ordered(doc) {
  const rank = (items) => new Map(items.map((item, i) => [item.id, i]));
  const stage = rank(doc.stages);
  const touchpoints = [...doc.touchpoints].sort((a, b) => stage.get(a.stage) - stage.get(b.stage));
  const spot = rank(touchpoints), persona = rank(doc.personas);
  const moments = [...doc.moments].sort((a, b) =>
    persona.get(a.persona) - persona.get(b.persona) || spot.get(a.touchpoint) - spot.get(b.touchpoint));
  return { ...doc, touchpoints, moments };
}

const ITEM = {
  add(doc, { kind, id: own, fields, to }) {
    const list = LISTS[kind];
    const id = kind === "moment" ? momentId(fields.persona, fields.touchpoint) : own;
    if (!list || doc[list].some((item) => item.id === id)) return doc;
    return ordered({ ...doc, [list]: inserted(doc[list], whole(kind, { ...fields, id }), place(doc[list], kind, fields.stage, to)) });
  },

  set(doc, op) {
    if (op.kind === "workshop") return { ...doc, ...op.fields };
    const list = LISTS[op.kind];
    const at = spotOf(doc[list], op.id);
    if (at < 0) return op.kind === "moment" ? addMoment(doc, op) : doc;
    const next = { ...doc, [list]: replaced(doc[list], at, { ...doc[list][at], ...op.fields }) };
    return op.kind === "touchpoint" && "stage" in op.fields ? ordered(next) : next;
  },

  move(doc, { kind, id, to, stage }) {
    const list = LISTS[kind];
    const at = spotOf(doc[list], id);
    if (at < 0) return doc;
    const item = stage ? { ...doc[list][at], stage } : doc[list][at];
    const rest = doc[list].filter((other) => other.id !== id);
    return ordered({ ...doc, [list]: inserted(rest, item, place(rest, kind, item.stage, to)) });
  },

  remove(doc, { kind, id }) {
    const list = LISTS[kind];
    const held = kind === "stage" && doc.touchpoints.some((touchpoint) => touchpoint.stage === id);
    if (held || spotOf(doc[list], id) < 0) return doc;
    const next = { ...doc, [list]: doc[list].filter((item) => item.id !== id) };
    for (const [holder, field] of HOLDERS[kind] ?? []) {
      next[LISTS[holder]] = next[LISTS[holder]].filter((item) => item[field] !== id);
    }
    return next;
  },
};

const ENTRY = {
  add(doc, { id, fields: { of, list, ...fields }, to }) {
    if (find(doc, id)) return doc;
    const kind = of.includes(".") ? "moment" : "persona";
    const whole = kind === "moment" ? addMoment(doc, { id: of, fields: {} }) : doc;
    const owner = whole[LISTS[kind]].find((item) => item.id === of);
    if (!owner) return doc;
    const made = { ...BLANK.entry, ...fields, id };
    return ITEM.set(whole, { kind, id: of, fields: { [list]: inserted(owner[list], made, to ?? owner[list].length) } });
  },

  set: (doc, { id, fields }) => changeEntries(doc, id, (items, at) => replaced(items, at, { ...items[at], ...fields })),

  move: (doc, { id, to }) => changeEntries(doc, id, (items, at) =>
    inserted(items.filter((_, i) => i !== at), items[at], to)),

  remove: (doc, { id }) => changeEntries(doc, id, (items, at) => items.filter((_, i) => i !== at)),
};

/** Where an entry is: its owner, the owner's kind, the field and the place in it. */
export function find(doc, id) {
  for (const kind of ["moment", "persona"]) {
    for (const owner of doc[LISTS[kind]]) {
      for (const list of ENTRY_LISTS[kind]) {
        const at = spotOf(owner[list], id);
        if (at >= 0) return { kind, owner, list, at };
      }
    }
  }
  return null;
}

/** The item with an id; a moment nobody wrote to is there as long as its persona and touchpoint are. */
export function itemOf(doc, kind, id) {
  if (kind === "workshop") return doc;
  if (kind === "entry") {
    const found = find(doc, id);
    return found?.owner[found.list][found.at];
  }
  const there = doc[LISTS[kind]]?.find((one) => one.id === id);
  if (there || kind !== "moment") return there;
  const [persona, touchpoint] = id.split(".");
  const known = itemOf(doc, "persona", persona) && itemOf(doc, "touchpoint", touchpoint);
  return known && emptyMoment(persona, touchpoint);
}

function changeEntries(doc, id, change) {
  const found = find(doc, id);
  if (!found) return doc;
  const { kind, owner, list, at } = found;
  return ITEM.set(doc, { kind, id: owner.id, fields: { [list]: change(owner[list], at) } });
}

function addMoment(doc, { id, fields }) {
  const [persona, touchpoint] = id.split(".");
  const known = spotOf(doc.personas, persona) >= 0 && spotOf(doc.touchpoints, touchpoint) >= 0;
  return known ? ITEM.add(doc, { kind: "moment", id, fields: { ...fields, persona, touchpoint } }) : doc;
}

const spotOf = (items, id) => items.findIndex((item) => item.id === id);
const replaced = (items, at, item) => items.map((old, i) => (i === at ? item : old));
const inserted = (items, item, at) => [...items.slice(0, at), item, ...items.slice(at)];

/** Where in the whole list an item goes; a touchpoint's place counts within its stage. */
function place(items, kind, stage, to = items.length) {
  if (kind !== "touchpoint") return to;
  const after = items.filter((other) => other.stage === stage)[to];
  return after ? items.indexOf(after) : items.length;
}
