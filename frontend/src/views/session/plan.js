/** The plan of a session: one to choose, and its blocks to change. */
import { bound, html, inWords, useState } from "../../lib.js";
import { Button, Confirm, Field, RowList } from "../../parts.js";

export function Plan({ state, plans, onClose, onSaid }) {
  const pace = state.pace ?? {};
  const [asked, setAsked] = useState(null);
  const blocks = state.doc.blocks;
  const taken = plans.find((one) => one.title === state.doc.plan);
  const take = (name) => {
    setAsked(null);
    return state.hearPace(state.call("plan", { name }), onSaid);
  };
  // Nothing is lost while the plan is as it was chosen and the clock has not run.
  const free = !blocks.length || (pace.plan === taken?.title && pace.words === "Not started");
  const begun = pace.words && pace.words !== "Not started";
  return html`<section class="drawer plan" aria-label="Session plan" onKeyDown=${(event) => event.key === "Escape" && !event.isComposing && onClose()}>
    <div class="split">
      <h2>Session plan</h2>
      <p class="soft">${blocks.length ? [pace.plan, pace.length, pace.ends && `ends about ${pace.ends}`].filter(Boolean).join(" · ") : "Choose one to begin with. Everything in it can be changed."}</p>
      <span class="push row">
        ${begun && html`<${Button} bare onClick=${() => state.hearPace(state.call("timer", { button: "reset" }), onSaid)}>Set the clock back<//>`}
        <${Button} bare icon="x" label="Close the plan" onClick=${onClose} />
      </span>
    </div>
    <div class="offers" role="group" aria-label="Plans to choose from">
      ${plans.map((one) => html`<button type="button" key=${one.name} class="offer" aria-pressed=${String(one === taken)}
        onClick=${() => (free ? take(one.name) : setAsked(one))}><b>${one.title}</b><span>${one.length}</span><small>${inWords(state, one.description)}</small></button>`)}
    </div>
    ${asked && html`<${Confirm} text=${`“${asked.title}” takes the place of your ${blocks.length} blocks${begun ? ", and the clock begins anew" : ""}.`}
      yes=${`Take “${asked.title}”`} no="Keep mine" onYes=${() => take(asked.name)} onNo=${() => setAsked(null)} />`}
    <${RowList} label="Blocks of the session" noun="block" items=${blocks} name="workshop:workshop:blocks"
      onAdd=${(to) => state.add("block", { minutes: 10 }, to)}
      onMove=${(id, to) => state.move("block", id, to)}
      onRemove=${(id) => state.remove("block", id)}>
      ${(block, index) => html`<${Row} state=${state} block=${block} number=${index + 1} pace=${pace} onSaid=${onSaid} />`}
    <//>
  </section>`;
}

function Row({ state, block, number, pace, onSaid }) {
  const [open, setOpen] = useState(false);
  const field = (name) => bound(state, "block", block, name);
  const now = pace.block === block.id;
  const go = () => state.hearPace(state.call("timer", { button: "go", block: block.id }), onSaid);
  return html`<div class="block">
    <${Field} label=${`Name of block ${number}`} quiet kind="words" placeholder="What happens" maxlength="300" ...${field("title")} />
    <${Field} label=${`Minutes of block ${number}`} quiet kind="number" class="num" ...${field("minutes")} />
    <span class="soft" aria-hidden="true">min</span>
    <select class="in" aria-label=${`Step of block ${number}`} value=${block.step} onChange=${(event) => state.edit("block", block.id, { step: event.target.value })}>
      <option value="">no step</option>
      ${(state.facts?.steps ?? []).map((one) => html`<option value=${one.step}>${one.title}</option>`)}
    </select>
    <label class="tick"><input type="checkbox" checked=${block.keep} onChange=${(event) => state.edit("block", block.id, { keep: event.target.checked })} />keeps its minutes</label>
    <span class="row">
      <${Button} bare aria-expanded=${String(open)} onClick=${() => setOpen(!open)}>Notes<//>
      ${now ? html`<span class="soft small present">now</span>` : html`<${Button} bare icon="play" label=${`Go to block ${number} now`} title="Go to this block now" onClick=${go} />`}
    </span>
    ${block.cut > 0 && html`<p class="gave small">Gave up ${block.cut} of ${block.minutes} minutes. <button type="button" class="linkish" onClick=${() => state.edit("block", block.id, { cut: 0 })}>Give them back</button></p>`}
    ${open && html`<div class="pair">
      <${Field} label="What to do" kind="text" rows=${3} ...${field("text")} />
      <${Field} label="Questions to ask, one a line" kind="text" rows=${3} class="voice" ...${field("questions")} />
    </div>`}
  </div>`;
}
