/** The timer: how long the present block has run, plan and reality as bars, and what to do when time runs out. */
import { html, useEffect, useRef, useState } from "../../lib.js";
import { Button, Icon } from "../../parts.js";
import { bars, clock, isOld, minutes, spent } from "./time.js";

/** The time of day, told each second while something runs. */
function useNow(running) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return running ? Math.max(now, Date.now() - 1000) : Date.now();
}

/** Asks the kernel for new words when a minute is over; once a minute, whether it answers or not. */
function useFreshWords(state, pace, now) {
  const asked = useRef(0);
  useEffect(() => {
    if (!isOld(pace, now) || now - asked.current < 55_000) return;
    asked.current = now;
    state.hearPace(state.call("pace"));
  });
}

/** A page that was restored may hold words of yesterday. */
function useFreshStart(state) {
  useEffect(() => {
    if (state.doc?.blocks?.length) state.hearPace(state.call("pace"));
  }, [state]);
}

export function Clock({ state, here, onSaid }) {
  const pace = state.pace ?? {};
  const blocks = state.doc?.blocks ?? [];
  const now = useNow(pace.running);
  useFreshWords(state, pace, now);
  useFreshStart(state);
  const present = blocks.find((block) => block.id === pace.block);
  return html`<div class="clock">
    <${Reading} state=${state} pace=${pace} present=${present} now=${now} here=${here} />
    <${Controls} state=${state} pace=${pace} blocks=${blocks} present=${present} onSaid=${onSaid} />
    <${Bars} blocks=${blocks} pace=${pace} now=${now} />
    <${Spoken} pace=${pace} present=${present} />
  </div>`;
}

function Reading({ state, pace, present, now, here }) {
  const step = state.facts?.steps?.find((one) => one.step === present?.step);
  const name = present?.title || (present ? "A block without a name" : pace.plan);
  const words = [pace.words, pace.ends && `ends about ${pace.ends}`].filter(Boolean).join(", ");
  return html`<div class="reading">
    ${present
      ? html`<p class="big num" role="timer" aria-label=${label(present, pace, now)}>${clock(spent(pace, present.id, now))} <small>of ${minutes(pace.planned?.[present.id] ?? present.minutes)} min</small></p>`
      : html`<p class="big num">${pace.length}</p>`}
    <p class="soft"><b dir="auto">${step && step.step !== here
      ? html`<a href=${step.notebook} data-notebook=${step.notebook}>${name}</a>`
      : name}</b><span>${words}</span></p>
  </div>`;
}

const label = (block, pace, now) =>
  `${block.title || "This block"}: ${Math.floor(spent(pace, block.id, now) / 60)} of ${minutes(pace.planned?.[block.id])} minutes`;

function Controls({ state, pace, blocks, present, onSaid }) {
  const press = (button, more) => state.hearPace(state.call("timer", { button, block: pace.block ?? "", ...more }), onSaid);
  const later = blocks.slice(blocks.indexOf(present) + 1).find((block) => !pace.done?.includes(block.id) && pace.planned?.[block.id] > 0);
  if (pace.over) return html`<${Button} bare icon="repeat" label="Set the clock back" title="Set the clock back" onClick=${() => press("reset")} />`;
  return html`<div class="controls">
    ${pace.running
      ? html`<${Button} icon="pause" label="Pause the clock" title="Pause" onClick=${() => press("pause")} />`
      : html`<${Button} icon="play" label=${present ? "Go on" : "Start the clock"} title=${present ? "Go on" : "Start"} onClick=${() => press("start")} />`}
    ${present && html`<${Button} icon="skip" label=${later ? `Next block: ${later.title}` : "End the session"} title=${later ? `Next block: ${later.title}` : "End the session"} onClick=${() => press("next")} />`}
  </div>`;
}

function Bars({ blocks, pace, now }) {
  const { planned, actual, rest } = bars(blocks, pace, now);
  const title = (id) => blocks.find((block) => block.id === id)?.title ?? "";
  const spokenBars = (rows, size) => rows.map((row) => `${title(row.id)} ${Math.round(size(row))}`).join(", ");
  const space = (size) => size > 0 && html`<b style=${`flex:${size}`}></b>`;
  return html`<div class="gantt">
    <span>Planned</span>
    <div role="img" aria-label=${`Planned minutes: ${spokenBars(planned, (row) => row.size)}`}>
      ${planned.map((row) => html`<i key=${row.id} class=${row.id === pace.block ? "cur" : null} style=${`flex:${row.size}`} title=${`${title(row.id)}, ${minutes(row.size)} min`} dir="auto">${title(row.id)}</i>`)}${space(rest.planned)}
    </div>
    <span>Actual</span>
    <div class="actual" role="img" aria-label=${actual.length ? `Actual minutes: ${spokenBars(actual, (row) => row.size + row.over)}` : "Not started"}>
      ${actual.map((row) => html`<i key=${row.id} class=${row.now ? "cur" : null} style=${`flex:${row.size}`}></i>${row.over > 0 && html`<i class="over" style=${`flex:${row.over}`}></i>`}`)}${space(rest.actual)}
    </div>
  </div>`;
}

/** Spoken when another block begins and every five minutes that the session is late, never each second. */
function Spoken({ pace, present }) {
  const five = Math.floor(Math.max(0, pace.late ?? 0) / 5);
  const [said, setSaid] = useState("");
  const before = useRef(null);
  useEffect(() => {
    const key = `${pace.block} ${five}`;
    // What was so when the page opened is no news.
    if (before.current !== null && before.current !== key) setSaid([present?.title, pace.words].filter(Boolean).join(": "));
    before.current = key;
  }, [pace.block, five]);
  return html`<p class="vh" role="status">${said}</p>`;
}

/** What to shorten, asked once; who leaves the plan as it is hears of it again three minutes later. */
export function Late({ state, onSaid }) {
  const pace = state.pace ?? {};
  const [left, setLeft] = useState(-Infinity);
  const box = useRef(null);
  if (!pace.advice || pace.late < left + 3) return null;
  const late = Math.floor(pace.late);
  // The bar goes with the press; the clock's first button is near and says how things stand.
  const goOn = () => box.current.closest(".session").querySelector(".controls .btn")?.focus();
  const ask = (name, args, words) => {
    goOn();
    return state.hearPace(state.call(name, args), onSaid).then((well) => well && onSaid(words));
  };
  const leave = () => {
    goOn();
    setLeft(pace.late);
  };
  const some = Object.keys(pace.cuts ?? {}).length > 0;
  return html`<div class="propose" ref=${box} role="group" aria-label="Running late">
    <${Icon} name="clock" />
    <p><b>${pace.words}.</b> <span dir="auto">${pace.advice}</span></p>
    <div class="row">
      ${some && html`<${Button} onClick=${() => ask("shorten", {}, "Shortened. Undo gives the minutes back.")}>Shorten<//>`}
      <${Button} bare onClick=${() => ask("timer", { button: "later", minutes: late }, `The session ends ${late} minutes later.`)}>End ${late} min later<//>
      <${Button} bare onClick=${leave}>Leave the plan<//>
    </div>
  </div>`;
}
