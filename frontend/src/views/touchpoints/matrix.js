/** Which channel serves which stage, how it feels there, and where hand-overs break. */
import { classes, html, useEffect, useId, useMemo, useRef, useState } from "../../lib.js";
import { byPair } from "../../moments.js";
import { Avatar, Face, Icon } from "../../parts.js";
import { Cell } from "./cell.js";
import { channel } from "./channels.js";
import { breaks, byChannel, keyed, listed } from "./reach.js";

/** So many faces beside a number can be told apart; of more people, these many are shown first. */
const FACES = 3;

export function Matrix({ state }) {
  const { doc } = state;
  const heading = useId();
  const touchpoints = useCalm(doc.touchpoints);
  const rows = useMemo(() => byChannel({ touchpoints }), [touchpoints]);
  const torn = [...breaks({ handovers: doc.handovers, touchpoints })].join("\n");
  const broken = useMemo(() => new Set(torn ? torn.split("\n") : []), [torn]);
  const [chosen, setChosen] = useState(null);
  const box = useRef(null);
  const [people, flip] = usePeople(doc.personas);
  if (!rows.length) return html`<section class="matrix"><h3>Channels by stage</h3><p class="soft">The table begins with the first channel of a touchpoint.</p></section>`;
  const open = chosen && rows.some(({ name }) => name === chosen.channel) && doc.stages.some(({ id }) => id === chosen.stage) ? chosen : null;
  const close = () => {
    setChosen(null);
    box.current.querySelector("[tabindex='0']")?.focus();
  };
  const keys = (event) => {
    if (event.key !== "Escape" || !open) return;
    event.preventDefault();
    close();
  };
  return html`<section class="matrix" aria-labelledby=${heading} onKeyDown=${keys} ref=${box}>
    <h3 id=${heading}>Channels by stage</h3>
    <${People} personas=${doc.personas} people=${people} onFlip=${flip} />
    <${Grid} state=${state} rows=${rows} broken=${broken} people=${people} label=${heading} chosen=${open} onChoose=${setChosen} />
    <${Key} broken=${broken.size > 0} faces=${people.length > 0} />
    ${open && html`<${Cell} state=${state} ...${open} onClose=${close} />`}
  </section>`;
}

/** Milliseconds after the last key before a name is drawn again. */
const CALM = 300;

/**
 * The touchpoints that are drawn. A new place or channel shows at once; words wait until nobody types them, so that the
 * form above stays quick.
 */
function useCalm(touchpoints) {
  const [drawn, setDrawn] = useState(touchpoints);
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(touchpoints), CALM);
    return () => clearTimeout(timer);
  }, [touchpoints]);
  return shape(drawn) === shape(touchpoints) ? drawn : touchpoints;
}

const shape = (touchpoints) => touchpoints.map(({ id, stage, channels }) => [id, stage, ...channels].join("\t")).join("\n");

/** Whose feelings are shown; people who come later are shown while there is room. */
function usePeople(personas) {
  const [hidden, setHidden] = useState(null);
  const shown = personas.filter(({ id }, index) => (hidden ? !hidden.has(id) : index < FACES));
  const flip = (id) => {
    const without = new Set(personas.filter((one) => !shown.includes(one)).map((one) => one.id));
    if (!without.delete(id)) without.add(id);
    setHidden(without);
  };
  return [shown, flip];
}

function People({ personas, people, onFlip }) {
  if (personas.length < 2) return null;
  return html`<div class="who-shows" role="group" aria-label="Whose feelings are shown">
    ${personas.map((one) => html`<button type="button" key=${one.id} class="who-show" aria-pressed=${String(people.includes(one))} onClick=${() => onFlip(one.id)}>
      <${Avatar} face=${one.face} size=${28} /><span dir="auto">${one.name || "No name yet"}</span>
    </button>`)}
  </div>`;
}

/** A table that is one stop for the Tab key: arrows go from cell to cell. */
function Grid({ state, rows, broken, people, label, chosen, onChoose }) {
  const { stages } = state.doc;
  const [at, setAt] = useState([0, 0]);
  const box = useRef(null);
  const here = [Math.min(at[0], rows.length - 1), Math.min(at[1], stages.length - 1)];
  const go = ([row, column]) => {
    setAt([row, column]);
    box.current.querySelector(`[data-cell="${row} ${column}"]`)?.focus();
  };
  const keys = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    // The cell under the keys, not the last drawing's: two keys may come between two drawings.
    const from = event.target.closest("[data-cell]")?.dataset.cell.split(" ").map(Number);
    const next = from && keyed(from, event.key, rows.length, stages.length, rightToLeft(box.current));
    if (!next) return;
    event.preventDefault();
    go(next);
  };
  const felt = useMemo(() => byPair(state.doc), [state.doc.moments]);
  const press = (row, column) => {
    setAt([row, column]);
    const next = { channel: rows[row].name, stage: stages[column].id };
    onChoose(chosen?.channel === next.channel && chosen.stage === next.stage ? null : next);
  };
  const drawing = [rows, stages, broken, felt, state.vocabulary.channels, people.map(({ id }) => id).join(), here.join(), chosen];
  return useMemo(() => html`<div class="wide" ref=${box}>
    <table role="grid" aria-labelledby=${label} style=${`--columns:${stages.length}`} onKeyDown=${keys}>
      <thead><tr><th scope="col">Channel</th>${stages.map((stage) => html`<th scope="col" key=${stage.id}><span dir="auto" title=${stage.name.length > 40 ? stage.name : null}>${stage.name || "No name yet"}</span></th>`)}</tr></thead>
      <tbody>${rows.map(({ name, spots }, row) => {
        const { label: called, icon } = channel(state, name);
        return html`<tr key=${name}>
          <th scope="row"><span><${Icon} name=${icon} /><bdi>${called}</bdi></span></th>
          ${stages.map((stage, column) => html`<td key=${stage.id} class=${classes(!spots.has(stage.id) && "gap")}>
            <button type="button" data-cell=${`${row} ${column}`} tabindex=${row === here[0] && column === here[1] ? 0 : -1}
              aria-expanded=${String(chosen?.channel === name && chosen.stage === stage.id)} aria-label=${told(called, stage, spots.get(stage.id), broken, name)}
              onClick=${() => press(row, column)}>
              ${spots.get(stage.id)?.map((spot) => html`<${Spot} key=${spot.id} spot=${spot} broken=${broken.has(`${spot.id} ${name}`)} people=${people} felt=${felt} />`)}
            </button></td>`)}
        </tr>`;
      })}</tbody>
    </table>
  </div>`, drawing);
}

const rightToLeft = (element) => element.ownerDocument.defaultView.getComputedStyle(element).direction === "rtl";

/** What a cell is called: "Shop in Come in: touchpoints 5 and 6, a hand-over breaks at 5". */
function told(called, stage, spots, broken, channel) {
  const where = `${called} in ${stage.name || "a stage without a name"}`;
  if (!spots) return `${where}: no touchpoint`;
  const numbers = (some) => listed(some.map(({ number }) => String(number)));
  const torn = spots.filter(({ id }) => broken.has(`${id} ${channel}`));
  const breaking = torn.length ? `, a hand-over breaks at ${numbers(torn)}` : "";
  return `${where}: touchpoint${spots.length > 1 ? "s" : ""} ${numbers(spots)}${breaking}`;
}

function Spot({ spot, broken, people, felt }) {
  const moments = people.map(({ id }) => felt.get(`${id}.${spot.id}`));
  const known = moments.some((one) => typeof one?.feeling === "number");
  return html`<span class="at" title=${spot.name}>
    <span class=${classes("nb", broken && "torn")}>${spot.number}${broken && html`<${Icon} name="break" />`}</span>
    ${known && moments.map((one, index) => (typeof one?.feeling === "number"
      ? html`<${Face} key=${people[index].id} value=${one.feeling} size=${20} hollow=${one.evidence === "assumption"} />`
      : html`<i key=${people[index].id} class="unfelt"></i>`))}
  </span>`;
}

function Key({ broken, faces }) {
  return html`<p class="keys">
    <span>Numbers are touchpoints</span>
    <span><i class="swatch gap"></i>nobody meets here</span>
    ${faces && html`<span>hollow faces are assumptions</span>`}
    ${broken && html`<span><${Icon} name="break" class="pain" />a hand-over breaks</span>`}
    <span><kbd>←</kbd><kbd>↑</kbd><kbd>↓</kbd><kbd>→</kbd>cells</span><span><kbd>Enter</kbd>open</span>
  </p>`;
}
