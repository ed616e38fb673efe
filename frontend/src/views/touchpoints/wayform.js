/** Where the opened touchpoint leads beside the next one: branches ahead, loops back, each with its reason. */
import { bound, html, prompt, useId, useLayoutEffect, useRef, useState } from "../../lib.js";
import { Button, Field, Icon } from "../../parts.js";
import { ends, told, waysFrom, waysTo } from "./ways.js";

export function Ways({ state, touchpoint, onNews }) {
  const { doc } = state;
  const { id } = touchpoint;
  const [choosing, setChoosing] = useState(false);
  const box = useRef(null);
  const wanted = useRef(false);
  const heading = useId();
  const out = waysFrom(doc).get(id) ?? [];
  const back = waysTo(doc).get(id) ?? [];
  const free = ends(doc, id);
  const add = (target) => {
    const made = state.add("arrow", { source: id, target });
    setChoosing(false);
    onNews(told(waysFrom(state.doc).get(id).find((one) => one.id === made)));
    state.focus("arrow", made, "label");
  };
  const remove = (way) => {
    state.remove("arrow", way.id);
    onNews(`“${told(way)}” removed`);
    wanted.current = true;
  };
  const leave = () => {
    setChoosing(false);
    wanted.current = true;
  };
  useLayoutEffect(() => {
    if (wanted.current) box.current.querySelector(".add")?.focus();
    wanted.current = false;
  }, [out.length, choosing]);
  return html`<section class="ways-of" aria-labelledby=${heading} ref=${box}>
    <h4 class="lbl" id=${heading}>Where else it leads</h4>
    ${out.length > 0 && html`<ul>${out.map((way) => html`<li key=${way.id}>
      <p><${Icon} name=${way.back ? "undo" : "right"} /><span>${way.back ? "Goes back to" : "Goes on to"} <b>${way.number}</b> <bdi>${way.name}</bdi></span></p>
      <${Field} label=${`Why it ${told(way).toLowerCase()}`} quiet kind="words" placeholder="why, or when" ...${bound(state, "arrow", doc.arrows.find((one) => one.id === way.id), "label")}
        note=${prompt(state, "touchpoints", "arrow.label")} />
      <${Button} bare icon="x" class="remove" label=${`Remove: ${told(way)}`} onClick=${() => remove(way)} />
    </li>`)}</ul>`}
    ${choosing ? html`<${Choose} free=${free} onPick=${add} onNo=${leave} />`
      : free.ahead.length + free.behind.length > 0 && html`<${Button} bare icon="plus" class="add" onClick=${() => setChoosing(true)}>Add an arrow<//>`}
    ${back.length > 0 && html`<p class="soft small from">Arrows lead here from ${back.map((way, index) => html`${index > 0 && ", "}<b>${way.number}</b> <bdi>${way.name}</bdi>`)}.</p>`}
  </section>`;
}

/** Where the new arrow leads; what lies ahead first. */
function Choose({ free, onPick, onNo }) {
  const id = useId();
  const list = useRef(null);
  useLayoutEffect(() => list.current.focus(), []);
  const keys = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onNo();
  };
  const options = (ones) => ones.map((one) => html`<option key=${one.value} value=${one.value}>${one.label}</option>`);
  const take = () => list.current.value && onPick(list.current.value);
  // The reason's field has the focus before the key is up, and would take it for its own.
  const enter = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    take();
  };
  return html`<div class="choose" onKeyDown=${keys}>
    <div class="f">
      <label class="vh" for=${id}>The arrow leads to</label>
      <select class="in" id=${id} ref=${list} onKeyDown=${enter}>
        <option value="">It leads to …</option>
        ${free.ahead.length > 0 && html`<optgroup label="goes on to">${options(free.ahead)}</optgroup>`}
        ${free.behind.length > 0 && html`<optgroup label="comes back to">${options(free.behind)}</optgroup>`}
      </select>
    </div>
    <${Button} onClick=${take}>Draw it<//>
    <${Button} bare onClick=${onNo}>Cancel<//>
  </div>`;
}
