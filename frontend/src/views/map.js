/** The whole map at a glance: stages and touchpoints as columns, lanes below, for one persona or all. */
import { classes, followed, html, useLayoutEffect, useMemo, useRef, useState } from "../lib.js";
import { useFullScreen } from "../fullscreen.js";
import { finding } from "../moments.js";
import { Avatar, Button, Choice, Face, Icon } from "../parts.js";
import { Cards } from "./map/cards.js";
import { Grid } from "./map/grid.js";
import { LANES, filled, rowsFor, shown } from "./map/lanes.js";
import { fits, fitting } from "./map/fitting.js";
import { pinsOf } from "./map/measured.js";
import { ways } from "./map/ways.js";

/** Below this width the columns become cards, in px. */
const NARROW = 600;

export function WholeMap({ state }) {
  const { personas, touchpoints } = state.doc;
  if (!touchpoints.length) return html`<${Empty} title="The map begins with the first touchpoint" text="List where you meet, in the order it is lived. Then the whole journey stands here." notebook="02_touchpoints.ipynb" go="Add touchpoints" />`;
  if (!personas.length) return html`<${Empty} title="Nobody walks this way yet" text="A map belongs to a person. Give one a face and a name, and the lanes appear." notebook="01_personas.ipynb" go="Add a persona" />`;
  return html`<${Shown} state=${state} />`;
}

function Shown({ state }) {
  const { doc, selected } = state;
  const root = useRef(null);
  const [options, choose] = useOptions(state);
  const screen = useFullScreen(root);
  const size = useSize(root);
  const one = doc.personas.find(({ id }) => id === selected.persona) ?? doc.personas[0];
  const personas = options.all ? doc.personas : [one];
  const rows = useMemo(() => rowsFor(doc, personas), [doc.moments, doc.touchpoints, doc.personas, options.all, one.id]);
  const full = useMemo(() => filled(doc, rows), [rows]);
  const lanes = useMemo(() => shown(options.lanes, full), [options.lanes, full.join()]);
  const flow = options.lanes.ways ?? true, measured = options.lanes.measured ?? true;
  const look = { size, columns: doc.touchpoints.length, fit: screen.on ? (options.fit ?? true) : options.fit };
  const fit = fits(look);
  const [scroll, zoom] = useHeight(fitting(look), screen.on && fit, [rows, lanes, flow, measured, options.compact, size]);
  const go = async (field) => {
    if (screen.on) await screen.leave();
    state.focus(...field);
  };
  const narrow = size.width > 0 && size.width < NARROW;
  const label = `The whole map of ${personas.map(({ name }) => name || "somebody").join(", ")}`;
  return html`<section ref=${root} class=${classes("map", options.compact && "compact", screen.on && "whole")} aria-label="The whole map">
    <div class="maphead">
      <h3>${finding(personas, state.facts?.curves) || "The whole map at a glance"}</h3>
      <${Tools} options=${options} fit=${fit} choose=${choose} screen=${screen} narrow=${narrow} />
      <${Who} state=${state} one=${one} all=${options.all} onAll=${(all) => choose({ all })} />
    </div>
    ${options.open && html`<${Lanes} lanes=${lanes} flow=${flow} has=${ways(doc).length > 0} measured=${Object.keys(pinsOf(state)).length > 0 ? measured : null} onFlip=${(name, on) => choose({ lanes: { ...options.lanes, [name]: on } })} />`}
    ${narrow
      ? html`<${Cards} state=${state} rows=${rows} lanes=${lanes} flow=${flow} measured=${measured} onGo=${go} />`
      : html`<div class=${classes("scroll", fit && "fit")} ref=${scroll}><${Grid} state=${state} rows=${rows} lanes=${lanes} flow=${flow} measured=${measured} zoom=${zoom} onGo=${go} label=${label} /></div>`}
    <${Legend} narrow=${narrow} />
  </section>`;
}

function Who({ state, one, all, onAll }) {
  const { personas } = state.doc;
  if (personas.length < 2) return null;
  const pick = (id) => {
    onAll(false);
    state.select({ persona: id });
  };
  return html`<div class="who-shows" role="group" aria-label="Whose map">
    ${personas.map(({ id, name, face }) => html`<button type="button" key=${id} class="who-show" aria-pressed=${String(!all && id === one.id)} onClick=${() => pick(id)}><${Avatar} face=${face} size=${28} /><span dir="auto">${name || "No name yet"}</span></button>`)}
    <button type="button" class="who-show every" aria-pressed=${String(all)} onClick=${() => onAll(!all)}>Everybody</button>
  </div>`;
}

const ZOOMS = [{ value: true, label: "Fit" }, { value: false, label: "100 %" }];

function Tools({ options, fit, choose, screen, narrow }) {
  return html`<div class="row maptools">
    ${!narrow && html`<${Choice} legend="Size" quiet options=${ZOOMS} value=${fit} onPick=${(fit) => choose({ fit })} />
      <${Button} aria-pressed=${String(options.compact)} onClick=${() => choose({ compact: !options.compact })}>Compact<//>`}
    <${Button} aria-expanded=${String(options.open)} onClick=${() => choose({ open: !options.open })}>Lanes<${Icon} name="chev" /><//>
    <${Button} icon="wall" onClick=${screen.toggle}>${screen.on ? "Leave full screen" : "Full screen"}<//>
  </div>`;
}

function Lanes({ lanes, flow, has, measured, onFlip }) {
  const chip = (name, title, on) => html`<button type="button" key=${name} class="chipb" aria-pressed=${String(on)} onClick=${() => onFlip(name, !on)}>${title}</button>`;
  return html`<div class="chips lanes" role="group" aria-label="Lanes shown">
    ${has && chip("ways", "Ways", flow)}
    ${measured !== null && chip("measured", "Measured", measured)}
    ${LANES.map(({ name, title }) => chip(name, title, lanes.some((lane) => lane.name === name)))}
  </div>`;
}

function Legend({ narrow }) {
  return html`<p class="keys">
    ${!narrow && html`<span><kbd>←</kbd><kbd>↑</kbd><kbd>↓</kbd><kbd>→</kbd>cell by cell</span><span><kbd>Enter</kbd>opens the moment</span>`}
    <span><svg class="mot" viewBox="0 0 12 12" aria-hidden="true"><use href="#wk-mot" /></svg>moment of truth</span>
    <span><${Face} value=${0} size=${18} hollow />hollow: assumption</span>
    <span class="pain"><${Icon} name="break" />hand-over breaks</span>
  </p>`;
}

function Empty({ title, text, notebook, go }) {
  return html`<div class="empty">
    <svg class="flat" width="140" height="140" viewBox="0 0 140 140" aria-hidden="true"><circle cx="70" cy="70" r="70" /><path d="M22 52h96M22 70h96M22 88h96M54 34v72M86 34v72" /></svg>
    <div><h3>${title}</h3><p class="soft">${text}</p><p class="row"><${Button} href=${notebook} data-notebook=${notebook}>${go}<//></p></div>
  </div>`;
}

const FIRST = { all: false, compact: false, open: false, lanes: {} };

/** How this page looks at this map; a reload keeps it. */
function useOptions(state) {
  const key = `workshop-kit:map:${state.id}`;
  const [options, set] = useState(() => ({ ...FIRST, ...recall(state.page?.storage, key) }));
  const choose = (some) => set((before) => ({ ...before, ...some }));
  useLayoutEffect(() => {
    try {
      state.page?.storage?.setItem(key, JSON.stringify(options));
    } catch {
      // Only a convenience: without it a reload shows the map as at first.
    }
  }, [options]);
  return [options, choose];
}

function recall(storage, key) {
  try {
    return JSON.parse(storage?.getItem(key) ?? "{}");
  } catch {
    return {};
  }
}

/** The least zoom of a full screen, where the map shrinks until its last lane is seen. */
const FAR = 0.66;

function useHeight(width, whole, changes) {
  const scroll = useRef(null);
  const [zoom, set] = useState(width);
  useLayoutEffect(() => set(width), [width, whole, ...changes]);
  useLayoutEffect(() => {
    const { current: box } = scroll;
    if (whole && box && box.scrollHeight > box.clientHeight + 1 && zoom > FAR) set(Math.max(FAR, zoom - 0.03));
  });
  return [scroll, whole ? zoom : width];
}

/** Width of the map, and how large its letters are, followed. */
function useSize(root) {
  const [size, set] = useState({ width: 0, letters: 16 });
  useLayoutEffect(() => {
    const { current } = root;
    const look = () => {
      const width = current.clientWidth, letters = parseFloat(current.ownerDocument.defaultView.getComputedStyle(current).fontSize) || 16;
      set((before) => (before.width === width && before.letters === letters ? before : { width, letters }));
    };
    return followed(current, look);
  }, []);
  return size;
}
