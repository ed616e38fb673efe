/** Who does what until when; what comes next; and what customers are told when it is done. */
import { classes, html, intro, useId, useRef, useState } from "../lib.js";
import { Button, Choice, Icon, Intro, RowList } from "../parts.js";
import { Action } from "./actions/action.js";
import { Answers } from "./actions/answers.js";
import { Calendar } from "./actions/keep.js";
import { Offered } from "./actions/offered.js";
import { again, sorted } from "./actions/order.js";

const ORDERS = [
  { value: "own", label: "Our order" },
  { value: "date", label: "By date" },
  { value: "person", label: "By person" },
];

export function Actions({ state }) {
  const { actions } = state.doc;
  const facts = state.facts?.actions ?? {};
  const take = (fields) => state.focus("action", state.add("action", fields), fields.name ? "owner" : "name");
  const takeAll = (list) => {
    const [first] = list.map((fields) => state.add("action", fields));
    state.focus("action", first, "owner");
  };
  return html`
    <${Intro} ...${intro(state, "actions")} />
    ${actions.length === 0 ? html`<${Nothing} go=${!facts.offered?.length} onAdd=${() => take({})} />` : html`<${List} state=${state} facts=${facts} />`}
    <${Offered} state=${state} offered=${facts.offered ?? []} few=${facts.few} go=${actions.length === 0} onTake=${take} onTakeAll=${takeAll} />
    <${Answers} state=${state} answers=${facts.answers ?? []} />
  `;
}

function Nothing({ go, onAdd }) {
  return html`<div class="empty">
    <svg class="flat" width="140" height="140" viewBox="0 0 140 140" aria-hidden="true"><circle cx="70" cy="70" r="70" /><path d="M30 53a7 7 0 1 0 14 0a7 7 0 1 0-14 0M58 53h54M30 87a7 7 0 1 0 14 0a7 7 0 1 0-14 0M58 87h38" /></svg>
    <div>
      <h3>Nothing is promised yet</h3>
      <p class="soft">An action is a sentence with a name and a date. Begin with what somebody can start on Monday.</p>
      <p class="row"><${Button} go=${go} icon="plus" data-field="workshop:workshop:actions" onClick=${onAdd}>Add an action<//></p>
    </div>
  </div>`;
}

function List({ state, facts }) {
  const heading = useId();
  const { actions } = state.doc;
  const [order, setOrder] = useState("own");
  const [box, items] = useOrder(actions, order, facts.by_date ?? []);
  const remove = (id) => {
    state.remove("action", id);
    // With the last one the list goes, and with it what would take the focus.
    if (actions.length === 1) state.focus("workshop", "workshop", "actions");
  };
  return html`<section class="duties" aria-labelledby=${heading}>
    <div class="top">
      <div>
        <h3 id=${heading}>Who does what</h3>
        <p class="finding" role="status">${facts.headline}</p>
      </div>
      <div class="row">
        ${actions.length > 1 && html`<${Choice} legend="Sorted" quiet options=${ORDERS} value=${order} onPick=${setOrder} />`}
        <${Calendar} state=${state} />
      </div>
    </div>
    <div class=${classes("list", order !== "own" && "sorted")} ...${box}>
      <div class="heads" aria-hidden="true"><span>Action</span><span>Who</span><span>By</span><span>We will know by</span><span>How far</span></div>
      <${RowList} label="Actions" noun="action" items=${items} name="workshop:workshop:actions" fixed=${order !== "own"}
        onAdd=${(to) => state.add("action", {}, order === "own" ? to : undefined)}
        onMove=${(id, to) => state.move("action", id, to)}
        onRemove=${remove}>
        ${(action, index) => html`<${Action} state=${state} action=${action} number=${index + 1} facts=${facts} />`}
      <//>
    </div>
    ${facts.lacking && html`<p class="msg lacking" role="status"><${Icon} name="warn" /><span>${facts.lacking}</span></p>`}
  </section>`;
}

/** Actions in the chosen order. While somebody is in the list a row does not run away from under the hands. */
function useOrder(actions, order, byDate) {
  const box = useRef(null), kept = useRef(null), [, look] = useState(0);
  const busy = order !== "own" && kept.current?.order === order && box.current?.contains(document.activeElement);
  const items = busy ? again(kept.current.items, actions) : sorted(actions, order, byDate);
  kept.current = { order, items };
  const leave = () => order !== "own" && setTimeout(() => look((times) => times + 1), 0);
  return [{ ref: box, onFocusOut: leave }, items];
}
