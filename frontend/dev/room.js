/** A room that answers like a kernel, for looking at views. It believes everything, except shares over 100 %. */

const STEPS = [
  ["start", "Welcome", "00_start_here.ipynb"],
  ["personas", "Personas", "01_personas.ipynb"],
  ["touchpoints", "Touchpoints", "02_touchpoints.ipynb"],
  ["emotions", "Emotions", "03_emotions.ipynb"],
  ["handout", "Handout", "08_handout.ipynb"],
];

const LONG = {
  name: "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, Maximiliane Antoinette",
  role: "Leads the night shift of the regional blood bank and takes two buses, a ferry and a lift to be here before anybody else has had breakfast",
};

const SCRIPTS = [
  { name: "ليلى بنت عبد الرحمن", role: "طبيبة أسنان، تأتي كل صباح قبل العمل", quote: "لا أريد قهوة، أريد تسع دقائق هادئة." },
  { name: "佐々木 さくら", role: "早番の看護師、7時10分のバスに乗る", quote: "コーヒーより、静かな九分間がほしい。" },
];

function entries(item) {
  const lists = Object.entries(item).filter(([name, value]) => Array.isArray(value) && name !== "channels");
  const list = (name, lines) => lines.map((one, i) => (typeof one === "string" ? { id: `${item.id}${name}${i}`, text: one, evidence: "assumption" } : { id: `${item.id}${name}${i}`, ...one }));
  return { ...item, ...Object.fromEntries(lists.map(([name, lines]) => [name, list(name, lines)])) };
}

function document(sample, state) {
  if (state === "none") return {};
  if (state === "empty" || !sample) return { title: "From the wet coat to the warm cup", business: "Corner bakery", customer: "guest", customers: "guests" };
  const whole = { ...sample, personas: sample.personas.map(entries), moments: (sample.moments ?? []).map(entries) };
  if (state !== "long") return whole;
  return { ...whole, title: `${whole.title}, and then all the way back again on a rainy Thursday in November`, personas: [{ ...whole.personas[0], ...LONG }, ...SCRIPTS.map((one, i) => ({ ...whole.personas[i + 1 < whole.personas.length ? i + 1 : 0], ...one, id: `script${i}`, share: 10 }))], moments: [], chapters: [] };
}

function facts({ personas = [] }) {
  const missing = personas.slice(0, 1).flatMap(({ id }) => [
    { text: "a share that fits the others", kind: "persona", id, field: "share" },
    { text: "a second pain or challenge", kind: "persona", id, field: "challenges" },
  ]);
  return {
    steps: STEPS.map(([step, title, notebook], index) => ({ step, number: index + 1, title, notebook, complete: index < 2 ? 1 : 0, headline: missing.length ? "Nearly there" : "Nobody here yet", missing })),
    curves: {},
    suggested: {},
    evidence: Object.fromEntries(personas.map((one) => [one.id, { cited: 2, observed: 3, assumption: 1 }])),
  };
}

export class Room {
  constructor({ sample, vocabulary }, state) {
    const value = document(sample, state);
    this.offline = state === "offline";
    this.listeners = [];
    this.model_id = "dev";
    this.traits = {
      workshop: state === "none" ? "" : "dev",
      document: value,
      facts: facts(value),
      status: { state: "saved", at: "14:02", text: "" },
      vocabulary,
      workshops: [
        { id: "one", title: "From the queue to the usual", when: "6 May", personas: 3, touchpoints: 11, current: state !== "none" },
        { id: "two", title: "Ein Zimmer mit Aussicht", when: "2 April", personas: 2, touchpoints: 9 },
      ],
    };
  }

  get(name) {
    return this.traits[name];
  }

  set(name, value) {
    this.traits[name] = value;
    this.emit(`change:${name}`);
  }

  save_changes() {}

  on(event, callback) {
    this.listeners.push([event, callback]);
  }

  off(event, callback) {
    this.listeners = this.listeners.filter(([one, other]) => one !== event || other !== callback);
  }

  emit(event, ...values) {
    for (const [one, callback] of [...this.listeners]) if (one === event) callback(...values);
  }

  send(message) {
    if (!this.offline) setTimeout(() => this.answer(message), 50);
  }

  answer({ type, ops = [], id, name, args }) {
    if (type === "ping") this.emit("msg:custom", { type: "pong" });
    if (type === "ops") this.judge(ops);
    if (type === "call") this.emit("msg:custom", { type: "result", id, ...this.call(name, args) });
  }

  judge(ops) {
    const wrong = ops.filter((op) => Number(op.fields?.share) > 100);
    const items = wrong.map((op) => ({ uid: op.uid, kind: op.kind, id: op.id, field: "share", text: "The shares add up to more than 100 %. Lower one until they fit.", current: null }));
    if (items.length) this.emit("msg:custom", { type: "refused", items });
    this.emit("msg:custom", { type: "done", uids: ops.filter((op) => !wrong.includes(op)).map((op) => op.uid), at: "14:03" });
  }

  call(name, args) {
    if (name === "handout") return { value: { html: `<!doctype html><title>Handout</title><h1>Handout on ${args.paper}</h1>`, name: "from-the-heavy-door.html" } };
    const entered = { new_workshop: { title: args.title }, open: { title: "Ein Zimmer mit Aussicht" }, import: { title: args.name } }[name];
    for (const key of ["facts", "document", "workshop"]) this.traits[key] = { facts: facts({}), document: entered, workshop: "other" }[key];
    for (const key of ["facts", "document", "workshop"]) this.emit(`change:${key}`);
    return { value: { id: "other", title: entered.title } };
  }
}
