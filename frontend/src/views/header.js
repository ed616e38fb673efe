/** The head of each notebook: whose journey, whether it is saved, and the way through the steps. */
import { classes, html, useRef, useState } from "../lib.js";
import { Button, Icon } from "../parts.js";
import { Kept } from "./kept.js";
import { Guide, Session, useGuide } from "./session.js";
import { Skip } from "./skip.js";

/** What the status line says; words of an error come from the kernel. */
export function statusWords({ state, at, text }) {
  if (state === "saving") return "Saving…";
  if (state === "error") return text || "Not saved";
  if (state === "offline") return "Not connected";
  return at ? `Saved ${at}` : "Saved";
}

const ICONS = { saved: "check", saving: "dots", error: "warn", offline: "warn" };

/** How far a step is, in a word or two. */
export function stepWords({ complete, missing = [] }, now = false) {
  if (complete >= 1) return "done";
  if (complete > 0 && missing.length) return `${missing.length} left`;
  return now ? "now" : "to do";
}

export function Header({ state, options }) {
  const { doc, status } = state;
  const steps = state.facts?.steps ?? [];
  const open = Boolean(state.base?.title);
  const here = steps.findIndex((one) => one.step === options.step);
  const [said, say] = useSaid();
  const [guided, turnGuide] = useGuide();
  return html`<div class="head">
    ${steps.length > 0 && html`<${Skip} />`}
    ${status.state === "offline" && html`<${Lost} at=${status.at} />`}
    <div class="hd">
      <div>
        <p class="eye" dir="auto">${doc?.business || "Journey workshop"}</p>
        <h1 dir="auto">${doc?.title || (open ? "" : "A new journey")}</h1>
      </div>
      <div class="tools">
        <p class=${classes("saved", status.state)} role="status">${open && html`<${Icon} name=${ICONS[status.state]} />${statusWords(status)}`}</p>
        ${open && html`<${Back} state=${state} onSaid=${say} />`}
        <${Wall} />
        <${Button} icon="note" aria-pressed=${String(guided)} onClick=${turnGuide}><span class="label">Facilitator notes</span><//>
      </div>
    </div>
    <p class="said" role="status" dir="auto">${said || state.notice}</p>
    <${Kept} state=${state} />
    ${steps.length > 0 && html`<nav aria-label="Workshop steps">
      <ol class="steps">${steps.map((one, index) => html`<${Step} key=${one.step} step=${one} now=${index === here} />`)}</ol>
    </nav>`}
    <${Session} state=${state} options=${options} onSaid=${say}>
      ${steps[here - 1] && html`<${Turn} to=${steps[here - 1]} icon="left" />`}
      ${steps[here + 1] && html`<${Turn} to=${steps[here + 1]} icon="right" after go=${open && steps[here].complete >= 1} />`}
    <//>
    ${guided && html`<${Guide} state=${state} here=${options.step} />`}
  </div>`;
}

/** How long the words of an undo stay, in ms. */
const STAY = 10_000;

/** A sentence for everybody that goes by itself. */
function useSaid() {
  const timer = useRef(0);
  const [said, setSaid] = useState("");
  const say = (words) => {
    setSaid(words);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSaid(""), STAY);
  };
  return [said, say];
}

function Step({ step, now }) {
  const look = now ? "now" : step.complete >= 1 ? "done" : "todo";
  return html`<li class=${look}>
    <a href=${step.notebook} data-notebook=${step.notebook} aria-current=${now ? "step" : null}>
      <span>${step.title}</span>
      <small><b>${step.number}</b><i> · </i>${step.complete >= 1 && html`<${Icon} name="check" />`}<em>${stepWords(step, now)}</em></small>
    </a>
  </li>`;
}

function Turn({ to, icon, after, go }) {
  const arrow = html`<${Icon} name=${icon} />`;
  return html`<${Button} href=${to.notebook} data-notebook=${to.notebook} go=${go} class=${after ? "" : "back"}>
    ${!after && arrow}<span class="vh">${after ? "Next: " : "Back: "}</span><span class="where">${to.title}</span>${after && arrow}
  <//>`;
}

/** Undo and redo; the head says what they did or why they could not. */
function Back({ state, onSaid: say }) {
  const ask = (name, done) => () => state.call(name).then(({ words }) => say(`${done}: ${words}`), ({ message }) => say(message));
  return html`<span>
    <${Button} bare icon="undo" label="Undo" onClick=${ask("undo", "Undone")} />
    <${Button} bare icon="redo" label="Redo" onClick=${ask("redo", "Done again")} />
  </span>`;
}

/** Wall size is the page's, so that all its widgets grow together. */
function Wall() {
  const root = document.documentElement;
  const [on, setOn] = useState(root.hasAttribute("data-wk-wall"));
  const press = () => {
    root.toggleAttribute("data-wk-wall", !on);
    setOn(!on);
  };
  return html`<${Button} icon="wall" aria-pressed=${String(on)} onClick=${press}><span class="label">Wall size</span><//>`;
}

/** The only message that interrupts: nothing reaches the disk until the page is connected again. */
function Lost({ at }) {
  const [asked, setAsked] = useState(false);
  const connect = () => {
    setAsked(true);
    setTimeout(() => setAsked(false), 8000);
    document.dispatchEvent(new CustomEvent("workshop-kit:reconnect"));
  };
  return html`<div class="banner" role="alert">
    <${Icon} name="warn" />
    <p><b>The engine behind this page restarted.</b> ${at ? `Everything up to ${at} is safe.` : ""} What you type now waits on this page until you connect again.</p>
    <${Button} onClick=${connect} aria-disabled=${asked ? "true" : null}>${asked ? "Connecting…" : "Connect again"}<//>
  </div>`;
}
