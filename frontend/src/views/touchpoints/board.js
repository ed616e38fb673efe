/** Stages side by side, each with its touchpoints; moved by key, button or drag. */
import { classes, html, useLayoutEffect, useMemo, useRef, useState } from "../../lib.js";
import { Button, Icon } from "../../parts.js";
import { channel, sign } from "./channels.js";
import { step, words } from "./moves.js";

const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

export function Board({ state, open, onOpen, onNews }) {
  const { doc } = state;
  const [box, keepFocus] = useKeptFocus(doc.touchpoints);
  const put = (id, to, stage, control = "open") => {
    keepFocus(id, control);
    state.move("touchpoint", id, to, stage);
    onNews(words(state.doc, id));
  };
  const move = (id, way, control) => {
    const target = step(doc, id, way);
    if (target) put(id, target.to, target.stage, control);
  };
  const add = (stage) => {
    const id = state.add("touchpoint", { stage, name: "" });
    onOpen(id);
    state.focus("touchpoint", id, "name");
  };
  const click = ({ target }) => {
    const id = target.closest("[data-card]")?.dataset.card;
    const pressed = target.closest("button");
    if (pressed?.dataset.way) move(id, pressed.dataset.way, `[data-way=${pressed.dataset.way}]`);
    else if (pressed?.dataset.stage) add(pressed.dataset.stage);
    else if (pressed && id) onOpen(id === open ? null : id);
  };
  const keys = (event) => {
    const id = event.target.closest("[data-card]")?.dataset.card;
    if (event.key === "Escape" && open) return onOpen(null);
    if (!id || !event.altKey || !ARROWS[event.key]) return;
    event.preventDefault();
    move(id, ARROWS[event.key], ".open");
  };
  const drag = useDrag(doc, put);
  const number = new Map(doc.touchpoints.map((one, index) => [one.id, index + 1]));
  return html`<div class="board" ref=${box} onClick=${click} onKeyDown=${keys} ...${drag.events}>
    ${doc.stages.map((stage) => html`<${Stage} key=${stage.id} stage=${stage} over=${drag.over === stage.id}>
      ${doc.touchpoints.filter((one) => one.stage === stage.id).map((one) => html`<${Card} key=${one.id}
        state=${state} touchpoint=${one} number=${number.get(one.id)} open=${one.id === open} over=${drag.over === one.id} />`)}
    <//>`)}
  </div>`;
}

function Stage({ stage, over, children }) {
  const name = stage.name || "A stage without a name";
  return html`<section class=${classes("stage", over && "over")} data-drop=${stage.id} aria-label=${name}>
    <h3>${stage.icon && html`<${Icon} name=${sign(stage.icon)} />`}<bdi>${name}</bdi></h3>
    <p class="ask" dir="auto">${stage.question}</p>
    <div>
      <ol>${children}</ol>
      <${Button} bare icon="plus" class="add" data-stage=${stage.id} data-field=${`stage:${stage.id}:touchpoints`}>
        Add<span class="vh"> a touchpoint to ${name}</span>
      <//>
    </div>
  </section>`;
}

const WAYS = { up: "up", down: "down", left: "to the stage before", right: "to the next stage" };

/** Drawn again only when its own touchpoint changed: the board stays quick while somebody types below. */
function Card({ state, touchpoint, number, open, over }) {
  const { channels: vocabulary } = state.vocabulary;
  return useMemo(() => {
    const { id, name, channels, contact, setting, moment_of_truth: truth } = touchpoint;
    const where = { both: "online and offline" }[setting] ?? setting;
    const shown = name || "Without a name";
    return html`<li class=${classes("tp", open && "sel", over && "over")} data-card=${id} data-drop=${id} draggable="true">
      <p class="n"><span>${number}</span>${truth && html`<svg class="mot" viewBox="0 0 12 12" role="img" aria-label="moment of truth"><use href="#wk-mot" /></svg>`}</p>
      <button type="button" class=${classes("open", !name && "soft")} aria-expanded=${String(open)} dir="auto">${shown}</button>
      ${channels.length > 0 && html`<p class="ch">${channels.map((one) => channel(state, one)).map((one) => html`<span key=${one.name}>
        <${Icon} name=${one.icon} /><bdi>${one.label}</bdi></span>`)}</p>`}
      <p class="meta">${[contact, where].filter(Boolean).join(", ")}</p>
      ${open && html`<p class="mv">${Object.entries(WAYS).map(([way, words]) => html`<${Button} bare key=${way} icon=${way}
        label=${`Move ${shown} ${words}`} data-way=${way} />`)}</p>`}
    </li>`;
  }, [touchpoint, number, open, over, vocabulary]);
}

/** Moving an element takes the focus away from it: it is given back to the same control of the same card. */
function useKeptFocus(touchpoints) {
  const box = useRef(null);
  const wanted = useRef(null);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const { id, control } = wanted.current;
    wanted.current = null;
    const card = box.current.querySelector(`[data-card="${id}"]`);
    (card?.querySelector(control) ?? card?.querySelector(".open"))?.focus();
  }, [touchpoints]);
  return [box, (id, control) => { wanted.current = { id, control }; }];
}

/** The browser's own drag: onto a card to stand before it, onto a stage to stand last in it. */
function useDrag(doc, put) {
  const [over, setOver] = useState(null);
  const held = useRef(null);
  const under = (event) => event.target.closest?.("[data-drop]")?.dataset.drop ?? null;
  const drop = (target) => {
    const rest = doc.touchpoints.filter((one) => one.id !== held.current);
    const before = rest.find((one) => one.id === target);
    const stage = before?.stage ?? target;
    const there = rest.filter((one) => one.stage === stage);
    put(held.current, before ? there.indexOf(before) : there.length, stage);
  };
  const events = {
    onDragStart: (event) => {
      held.current = event.target.dataset?.card ?? null;
      event.dataTransfer.effectAllowed = "move";
    },
    onDragOver: (event) => {
      if (!held.current) return;
      event.preventDefault();
      setOver(under(event));
    },
    onDrop: (event) => {
      event.preventDefault();
      const target = under(event);
      if (held.current && target && target !== held.current) drop(target);
    },
    onDragEnd: () => {
      held.current = null;
      setOver(null);
    },
  };
  return { over, events };
}
