/** The door of the app: `mount` draws one view into one element and gives back how to take it away. */
import css from "kit:css";
import { guard } from "./guard.js";
import { html, render, useLayoutEffect, useState, useTrait } from "./lib.js";
import { notes } from "./notes.js";
import { injectSprite } from "./parts/marks.js";
import { openState } from "./state.js";
import { Absent } from "./views/absent.js";
import { Actions } from "./views/actions.js";
import { ChannelMatrix } from "./views/channel_matrix.js";
import { Check } from "./views/check.js";
import { Curve } from "./views/curve.js";
import { Emotions } from "./views/emotions.js";
import { Feedback, Satisfaction } from "./views/feedback.js";
import { FollowUp } from "./views/followup.js";
import { Handout } from "./views/handout.js";
import { Funnel } from "./views/funnel.js";
import { Header } from "./views/header.js";
import { ImpactEffort } from "./views/impact_effort.js";
import { WholeMap } from "./views/map.js";
import { Measures } from "./views/measures.js";
import { Personas } from "./views/personas.js";
import { Priorities } from "./views/priorities.js";
import { Start } from "./views/start.js";
import { Touchpoints } from "./views/touchpoints.js";
import { Trends } from "./views/trends.js";
import { Trouble } from "./views/trouble.js";

const VIEWS = {
  actions: Actions,
  channel_matrix: ChannelMatrix,
  check: Check,
  curve: Curve,
  emotions: Emotions,
  feedback: Feedback,
  follow_up: FollowUp,
  funnel: Funnel,
  handout: Handout,
  header: Header,
  impact_effort: ImpactEffort,
  map: WholeMap,
  measures: Measures,
  personas: Personas,
  priorities: Priorities,
  satisfaction: Satisfaction,
  start: Start,
  touchpoints: Touchpoints,
  trends: Trends,
};

/** Views that have something to say before there is a workshop. */
const WITHOUT = new Set(["header", "start"]);

/** The shared state of the workshop that the room shows now; the room may go to another one. */
function useShared(room) {
  const [, again] = useState(0);
  const [state, setState] = useState(() => openState(room));
  // From the first drawing on: a workshop that is opened before the browser has painted must not be missed.
  useLayoutEffect(() => {
    const enter = () => setState(openState(room));
    room.on("change:workshop", enter);
    return () => room.off?.("change:workshop", enter);
  }, [room]);
  useLayoutEffect(() => state.subscribe(() => again((times) => times + 1)), [state]);
  return state;
}

/** Views that stand beside a form, which says already that there is no workshop. */
const SILENT = new Set(["channel_matrix", "check", "curve", "funnel", "impact_effort", "map", "satisfaction", "trends"]);

/** Draws its view again whenever the shared state changes. */
function Root({ room, view, options }) {
  const state = useShared(room);
  const trouble = useTrait(room, "trouble")?.text && view !== "header" && !SILENT.has(view);
  if (trouble && !state.base?.title) return html`<${Trouble} room=${room} state=${state} />`;
  if (!state.base?.title && SILENT.has(view)) return null;
  const View = state.base?.title || WITHOUT.has(view) ? VIEWS[view] : Absent;
  return html`${trouble && html`<${Trouble} room=${room} state=${state} />`}<${View} key=${state.id} state=${state} options=${options} />`;
}

function injectStyle(doc) {
  const style = doc.getElementById("wk-style") ?? doc.head.appendChild(doc.createElement("style"));
  style.id = "wk-style";
  if (style.textContent !== css) style.textContent = css;
}

/**
 * @param {HTMLElement} el
 * @param {object} room anywidget's model of the workshop's room
 * @param {keyof typeof VIEWS} view
 * @param {object} [options]
 * @returns {() => void} takes the view away
 */
export function mount(el, room, view, options = {}) {
  const root = el.ownerDocument.createElement("div");
  root.className = `wk wk-${view}`;
  injectStyle(el.ownerDocument);
  injectSprite(el.ownerDocument);
  const stops = [guard(root), notes(root)];
  el.append(root);
  render(html`<${Root} room=${room} view=${view} options=${options} />`, root);
  return () => {
    render(null, root);
    for (const stop of stops) stop();
    root.remove();
  };
}
