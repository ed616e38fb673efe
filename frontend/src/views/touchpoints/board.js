/** Stages side by side, each with its touchpoints; moved by key, button or drag. */
import { classes, html, useLayoutEffect, useMemo, useRef, useState } from "../../lib.js";
import { Button, Icon } from "../../parts.js";
import { Adding } from "./adding.js";
import { Card } from "./card.js";
import { sign } from "./channels.js";
import { useDrag } from "./drag.js";
import { Flow } from "./flow.js";
import { step, words } from "./moves.js";
import { steady, waysFrom } from "./ways.js";

const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

export function Board({ state, open, onOpen, onNews, onRemove, picks }) {
  const { doc } = state;
  const [adding, setAdding] = useState(null);
  const [box, keepFocus] = useKeptFocus(doc.touchpoints);
  const put = (id, to, stage, control = ".open") => {
    keepFocus(id, control);
    state.move("touchpoint", id, to, stage);
    onNews(words(state.doc, id));
  };
  const move = (id, way, control) => {
    const target = step(doc, id, way);
    if (target) put(id, target.to, target.stage, control);
  };
  const mark = (id) => {
    state.edit("touchpoint", id, { moment_of_truth: true });
    box.current.querySelector(`[data-card="${id}"] .open`).focus();
    onNews("Marked as a moment of truth");
  };
  const click = (event) => {
    const { target } = event;
    const id = target.closest("[data-card]")?.dataset.card;
    const pressed = target.closest("button");
    if (pressed?.dataset.way) move(id, pressed.dataset.way, `[data-way=${pressed.dataset.way}]`);
    else if (pressed?.dataset.truth) mark(id);
    else if (pressed?.dataset.stage) setAdding(pressed.dataset.stage);
    else if (pressed && id && (picks.ids || event.ctrlKey || event.metaKey || event.shiftKey)) picks.toggle(id);
    else if (pressed && id) onOpen(id === open ? null : id, event);
  };
  const keys = (event) => {
    const id = event.target.closest("[data-card]")?.dataset.card;
    if (event.key === "Escape" && picks.ids) return picks.stop();
    if (event.key === "Escape" && open) return onOpen(null);
    const way = event.altKey && ARROWS[event.key];
    if (picks.ids || !id || !(way || event.key === "Delete")) return;
    event.preventDefault();
    if (way) move(id, way, ".open");
    else onRemove(id);
  };
  const drag = useDrag(doc, put);
  const over = (id) => drag.over?.id === id && (drag.over.after ? "under" : "over");
  const bare = doc.touchpoints.length === 0;
  const number = new Map(doc.touchpoints.map((one, index) => [one.id, index + 1]));
  const known = useRef(new Map());
  const ways = useMemo(() => { known.current = steady(known.current, waysFrom(doc)); return known.current; }, [doc.touchpoints, doc.arrows]);
  return html`<div class=${classes("board", ways.size && "flows")} ref=${box} onClick=${click} onKeyDown=${keys} ...${drag.events}>
    <${Flow} doc=${doc} ways=${[...ways.values()].flat()} open=${open} shape=${`${open} ${adding}`} />
    ${doc.stages.map((stage, index) => html`<${Stage} key=${stage.id} stage=${stage} over=${drag.over?.id === stage.id}
      adding=${(adding === stage.id || (bare && !adding && !index)) && html`<${Adding} state=${state} stage=${stage} first=${bare} wait=${!adding}
        onLeave=${() => setAdding((now) => (now === stage.id ? null : now))} onStage=${setAdding} onNews=${onNews} />`}>
      ${doc.touchpoints.filter((one) => one.stage === stage.id).map((one) => html`<${Card} key=${one.id}
        state=${state} touchpoint=${one} number=${number.get(one.id)} open=${one.id === open} over=${over(one.id)} ways=${ways.get(one.id)} picked=${picks.ids?.includes(one.id)} />`)}
    <//>`)}
  </div>`;
}

function Stage({ stage, over, adding, children }) {
  const name = stage.name || "A stage without a name";
  return html`<section class=${classes("stage", over && "over")} data-drop=${stage.id} aria-label=${name}>
    <h3>${stage.icon && html`<${Icon} name=${sign(stage.icon)} />`}<bdi>${name}</bdi></h3>
    <p class="ask" dir="auto">${stage.question}</p>
    <div>
      <ol>${children}</ol>
      ${adding || html`<${Button} bare icon="plus" class="add" data-stage=${stage.id} data-field=${`stage:${stage.id}:touchpoints`}>
        Add<span class="vh"> a touchpoint to ${name}</span>
      <//>`}
    </div>
  </section>`;
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
