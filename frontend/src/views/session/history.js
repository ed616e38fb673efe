/** What was done to the workshop, newest first: to look up, to take back, and to keep under a name. */
import { useAnswer } from "../../answer.js";
import { classes, html, pieces, plain, useRef, useState } from "../../lib.js";
import { Button, Icon } from "../../parts.js";

/** So many steps are read at first, and with each press on "Older". */
const PAGE = 30;

export function History({ state, onClose, onSaid }) {
  const [limit, setLimit] = useState(PAGE);
  // What is on its way to the disk makes a step of its own as soon as it is there.
  const settled = useRef(state.rev);
  if (state.status.state !== "saving") settled.current = state.rev;
  const { value, problem, again } = useAnswer(state, "history", { limit }, [settled.current]);
  return html`<section class="drawer history" aria-label="History" onKeyDown=${(event) => event.key === "Escape" && !event.isComposing && onClose()}>
    <div class="split">
      <h2>History</h2>
      <p class="soft">Newest first. Nothing leaves this list: taking something back is a step of its own.</p>
      <span class="push"><${Button} bare icon="x" label="Close the history" onClick=${onClose} /></span>
    </div>
    <${Keep} state=${state} onKept=${again} onSaid=${onSaid} />
    ${problem && html`<p class="msg" role="alert">${problem}</p>`}
    ${value && html`<${Days} state=${state} told=${value} onDone=${again} onSaid=${onSaid} />`}
    ${(value?.more || limit > PAGE) && html`<${Older} more=${value?.more} onMore=${() => setLimit(limit + PAGE)} />`}
  </section>`;
}

/** Stays once it was pressed, because it has the focus. */
function Older({ more, onMore }) {
  return html`<p><${Button} bare icon="down" aria-disabled=${more ? null : "true"} onClick=${() => more && onMore()}>${more ? "Older" : "Nothing is older"}<//></p>`;
}

/** Gives the map as it stands a name. */
function Keep({ state, onKept, onSaid }) {
  const input = useRef(null);
  const busy = useRef(false);
  const keep = () => {
    const name = input.current.value.trim();
    if (!name) return input.current.focus();
    if (busy.current) return undefined;
    busy.current = true;
    const kept = (made) => {
      input.current.value = "";
      onSaid(`Kept as “${made.name}”.`);
      onKept();
    };
    return state.call("keep_version", { name }).then(kept, ({ message }) => onSaid(message)).finally(() => { busy.current = false; });
  };
  return html`<div class="keep">
    <input class="in" dir="auto" maxlength="300" autocomplete="off" aria-label="A name for the map as it stands" placeholder="A name for the map as it stands" ref=${input}
      onKeyDown=${(event) => event.key === "Enter" && !event.isComposing && keep()} />
    <${Button} icon="flag" onClick=${keep}>Keep as a version<//>
  </div>`;
}

/** Steps and versions in the order of their revisions, a version above the step it came after. */
export function rows({ steps, versions, more }) {
  const last = steps.at(-1)?.rev ?? 0;
  // Versions of steps that are not shown yet come with them.
  const named = versions.filter(({ rev }) => !more || rev >= last).map((one) => ({ ...one, named: true }));
  return [...named, ...steps].sort((a, b) => b.rev - a.rev || Number(b.named ?? 0) - Number(a.named ?? 0));
}

function Days({ state, told, onDone, onSaid }) {
  const all = rows(told);
  const days = [...new Set(all.map(({ day }) => day))];
  if (all.length === 0) return html`<p class="soft">Nothing was changed yet.</p>`;
  return days.map((day) => html`<section key=${day}>
    <h3>${spoken(day)}</h3>
    <ol>${all.filter((one) => one.day === day).map((one) => (one.named
      ? html`<${Version} key=${one.name} state=${state} version=${one} onSaid=${onSaid} />`
      : html`<${Step} key=${one.rev} state=${state} step=${one} onDone=${onDone} onSaid=${onSaid} />`))}</ol>
  </section>`);
}

function Step({ state, step, onDone, onSaid }) {
  const row = useRef(null);
  const back = () => state.call("bring_back", { rev: step.rev }).then(({ words }) => {
    onSaid(`Undone: ${words}`);
    // The button goes, and would take the focus along.
    if (row.current?.contains(document.activeElement)) row.current.focus();
    onDone();
  }, ({ message }) => onSaid(message));
  return html`<li class=${classes("step", step.undone && "undone")} tabindex="-1" ref=${row}>
    <time>${step.at}</time>
    <p dir="auto"><${Told} words=${step.words} />${step.undone && html` <em class="soft small">taken back</em>`}</p>
    <span class="soft small" dir="auto">${step.who}</span>
    ${step.open && html`<${Button} bare icon="undo" label=${`Take back: ${plain(step.words)}`} title="Take back" onClick=${back} />`}
  </li>`;
}

/** A version with a name: what changed since, and a journey of its own that begins there. */
function Version({ state, version, onSaid }) {
  const [open, setOpen] = useState(false);
  const of = html`<span class="vh"> <bdi>${version.name}</bdi></span>`;
  const { value, problem } = useAnswer(state, "since", open ? { version: version.name } : null, [state.rev]);
  const leave = () => state.call("branch", { version: version.name }).then(
    ({ title }) => onSaid(`This is “${title}”, a journey of its own. The other one stays as it is.`), ({ message }) => onSaid(message));
  return html`<li class="version">
    <time>${version.at}</time>
    <p dir="auto"><${Icon} name="flag" /><b>${version.name}</b> <span class="soft small">${version.who}</span></p>
    <span class="row">
      <${Button} bare aria-expanded=${String(open)} onClick=${() => setOpen(!open)}>What changed since${of}<//>
      <${Button} bare icon="open" onClick=${leave}>New journey from here<span class="vh">,</span>${of}<//>
    </span>
    ${open && html`<div class="since" role="status">
      ${problem ? html`<p class="msg">${problem}</p>` : value && html`<${Differences} list=${value.words} />`}
    </div>`}
  </li>`;
}

function Differences({ list }) {
  if (list.length === 0) return html`<p class="soft">Nothing differs from the map as it stands.</p>`;
  return html`<ul>${list.map((words, index) => html`<li key=${index} dir="auto"><${Told} words=${words} /></li>`)}</ul>`;
}

/** A sentence of the history with its names set off. */
function Told({ words }) {
  return pieces(words).map((part, index) => (index % 2 ? html`<b dir="auto">${part}</b>` : part));
}

/** A day as people say it. */
function spoken(day, now = new Date()) {
  const [year, month, date] = day.split("-").map(Number);
  const then = new Date(year, month - 1, date);
  const ago = Math.round((new Date(now.getFullYear(), now.getMonth(), now.getDate()) - then) / 86_400_000);
  if (ago === 0) return "Today";
  if (ago === 1) return "Yesterday";
  return then.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", ...(year !== now.getFullYear() && { year: "numeric" }) });
}
