/** A page and a room whose time a test moves by hand. */

function run(fns = [], ...values) {
  for (const fn of fns) fn(...values);
}

export function fakePage(stored = {}) {
  const items = new Map(Object.entries(stored));
  const frames = [];
  const timers = [];
  const leavers = [];
  const page = {
    time: 0,
    away: false,
    now: () => page.time,
    hidden: () => page.away,
    held: () => null,
    storage: {
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => items.set(key, value),
      removeItem: (key) => items.delete(key),
    },
    items,
    frame: (fn) => frames.push(fn),
    every: (fn, ms) => {
      timers.push({ fn, ms, next: ms });
      return () => {};
    },
    leaving: (fn) => leavers.push(fn),
    leave: () => run(leavers),
    find: () => null,
    /** The next animation frame. */
    paint: () => run(frames.splice(0)),
    /** Let time pass, second by second. */
    pass: (ms) => {
      for (const end = page.time + ms; page.time < end; ) {
        page.time += 500;
        for (const timer of timers) if (page.time % timer.ms === 0) timer.fn();
      }
    },
    /** Let time pass in which nothing runs: the machine sleeps. */
    sleep: (ms) => { page.time += ms; },
  };
  return page;
}

/** @param {{answers?: boolean}} [options] whether it answers pings */
export function fakeRoom(document, { workshop = "w1", answers = true } = {}) {
  const values = { workshop, document, facts: { steps: [] }, vocabulary: {}, status: { state: "saved", at: "14:01", text: "" } };
  const ears = new Map();
  const room = {
    answers,
    sent: [],
    get: (name) => values[name],
    on: (event, fn) => ears.set(event, [...(ears.get(event) ?? []), fn]),
    off: () => {},
    tell: (message) => run(ears.get("msg:custom"), message),
    put: (name, value) => {
      values[name] = value;
      run(ears.get(`change:${name}`));
    },
    send: (message) => {
      if (message.type === "ping") {
        if (room.answers) room.tell({ type: "pong" });
      } else {
        room.sent.push(message);
      }
    },
    /** All operations sent so far. */
    get ops() {
      return room.sent.filter((message) => message.type === "ops").flatMap((message) => message.ops);
    },
    /** Acknowledge everything that was sent. */
    done: (at = "14:02") => room.tell({ type: "done", uids: room.ops.map((op) => op.uid), at }),
  };
  return room;
}

/** Two guests at three touchpoints in two stages. */
export const small = () => ({
  format: "workshop-kit", version: 1, title: "Small",
  personas: [
    { id: "ana", name: "Ana", share: 60, goals: [{ id: "g1", text: "one" }, { id: "g2", text: "two" }] },
    { id: "ben", name: "Ben", share: 40 },
  ],
  stages: [{ id: "in", name: "Come in" }, { id: "out", name: "Go" }],
  touchpoints: [
    { id: "door", stage: "in", name: "Door" }, { id: "queue", stage: "in", name: "Queue" },
    { id: "till", stage: "out", name: "Till" },
  ],
  moments: [{ persona: "ana", touchpoint: "queue", feeling: -2, pains: [{ id: "p1", text: "long" }] }],
});
