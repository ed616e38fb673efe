/** What we heard: themes with their comments, a typical quote, and the touchpoint each belongs to. */
import { classes, count, html, sentence, useId, useRef, useState } from "../../lib.js";
import { Button, Face } from "../../parts.js";
import { Comments } from "./comments.js";
import { ranked } from "./ranked.js";
import { Suggestions } from "./suggestions.js";
import { Theme, spots } from "./theme.js";

export function Heard({ state, facts, again }) {
  const id = useId();
  const [open, setOpen] = useState("");
  const [merging, merge] = useState(null);
  const [merged, setMerged] = useState(0);
  const themes = ranked(state.doc.themes, facts.themes);
  const most = Math.max(1, ...themes.map(({ told }) => told?.n ?? 0));
  return html`<section class="heard-all" aria-labelledby=${id}>
    <div class="split">
      <h2 id=${id}>What we heard</h2>
      <span class="row">
        <span class="soft small">${facts.said}</span>
        ${facts.refused > 0 && html`<${Button} bare onClick=${() => document.dispatchEvent(new CustomEvent("workshop-kit:not-read"))}>${facts.refused === 1 ? "1 row" : `${facts.refused.toLocaleString("en")} rows`} not read: why?<//>`}
        ${themes.length > 1 && !merging && html`<${Button} onClick=${() => merge([])}>Merge themes<//>`}
      </span>
    </div>
    ${merging && html`<${Merge} state=${state} themes=${themes} chosen=${merging} onLeave=${() => merge(null)} onMerged=${setMerged} again=${again} />`}
    ${merged > 0 && html`<${Merged} state=${state} rev=${merged} onDone=${() => setMerged(0)} again=${again} />`}
    ${themes.length > 0 && html`<table class="themes" role="table">
      <caption class="vh">Themes with number of comments, typical quote, kind and touchpoint</caption>
      <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col" class="moodc"><span class="vh">${merging ? "Merge" : "Mood"}</span></th><th role="columnheader" scope="col" class="themec">Theme</th>
        <th role="columnheader" scope="col">Comments</th><th role="columnheader" scope="col" class="sayc">Typical quote</th>
        <th role="columnheader" scope="col">Kind</th><th role="columnheader" scope="col" class="selc">Belongs to</th>
      </tr></thead>
      <tbody role="rowgroup">${themes.map(({ theme, told }) => html`<${Row} key=${theme.id} state=${state} facts=${facts} theme=${theme} told=${told} most=${most}
        merging=${merging} onMark=${(on) => merge((before) => (on ? [...before, theme.id] : before.filter((one) => one !== theme.id)))}
        open=${open === theme.id} onOpen=${() => setOpen(open === theme.id ? "" : theme.id)} again=${again} />`)}</tbody>
    </table>`}
    ${facts.uncoded > 0 && themes.length > 0 && html`<${Left} state=${state} facts=${facts} open=${open === "left"} onOpen=${() => setOpen(open === "left" ? "" : "left")} again=${again} />`}
    <${Suggestions} state=${state} facts=${facts} first=${!themes.length} again=${again} />
    ${facts.comments > 0 && html`<${Own} state=${state} onAdd=${setOpen} />`}
  </section>`;
}

const KINDS = [{ value: "", label: "not said" }, { value: "pain", label: "pain" }, { value: "delight", label: "delight" }];

function Row({ state, facts, theme, told, most, merging, onMark, open, onOpen, again }) {
  const panel = useId();
  const name = theme.name || "A theme without a name";
  const face = told?.face ?? { pain: -1, delight: 1 }[theme.kind] ?? 0;
  const set = (fields) => state.edit("theme", theme.id, fields);
  const head = useRef(null);
  const close = () => {
    onOpen();
    head.current?.focus();
  };
  return html`<tr role="row" class=${classes(open && "open")}>
      <td role="cell" class="moodc">${merging
        ? html`<input type="checkbox" class="tick" aria-label=${`Merge ${name}`} checked=${merging.includes(theme.id)} onChange=${({ target }) => onMark(target.checked)} />`
        : html`<${Face} value=${face} size=${24} label=${told?.feeling || "no feeling known"} />`}</td>
      <th role="rowheader" scope="row" class="themec">
        <button type="button" class="theme" ref=${head} aria-expanded=${String(open)} aria-controls=${panel} data-field=${`theme:${theme.id}:name`} onClick=${onOpen}><span dir="auto">${name}</span></button>
        <span class="bar" style=${`width:${(100 * (told?.n ?? 0)) / most}%;background:var(--f${face})`}></span>
      </th>
      <td role="cell" class="num" data-head="Comments">${told?.n ?? 0}${told?.trend && html`<small class="soft">${told.trend}</small>`}</td>
      <td role="cell" class="sayc" data-head="Typical quote">${told?.quote && html`<span class="say" dir="auto">“${told.quote}”</span>`}</td>
      <td role="cell" data-head="Kind"><select class="in plain" aria-label=${`Kind of ${name}`} value=${theme.kind} onChange=${({ target }) => set({ kind: target.value })}>
        ${KINDS.map((one) => html`<option value=${one.value}>${one.label}</option>`)}</select></td>
      <td role="cell" class="selc" data-head="Belongs to"><${Belongs} state=${state} theme=${theme} name=${name} onSet=${set} /></td>
    </tr>
    <tr role="row" id=${panel} class="drawer" hidden=${!open}>${open && html`<td role="cell" colspan="6"><${Theme} state=${state} facts=${facts} theme=${theme} told=${told} again=${again} onClose=${close} /></td>`}</tr>`;
}

/** The first touchpoint of a theme; several are chosen in the drawer. */
function Belongs({ state, theme, name, onSet }) {
  const known = spots(state);
  const there = theme.touchpoints.filter((id) => known.some(({ value }) => value === id));
  const put = (id) => onSet({ touchpoints: id ? [id, ...there.slice(1).filter((other) => other !== id)] : there.slice(1) });
  return html`<select class="in" aria-label=${`Touchpoint for: ${name}`} data-field=${`theme:${theme.id}:touchpoints`} value=${there[0] ?? ""} onChange=${({ target }) => put(target.value)}>
    <option value="">not decided</option>${known.map((one) => html`<option value=${one.value}>${one.label}</option>`)}
  </select>${there.length > 1 && html`<small class="soft">and ${there.length - 1} more</small>`}`;
}

/** What was just merged can be parted again, as long as the page knows. */
function Merged({ state, rev, onDone, again }) {
  const [problem, setProblem] = useState("");
  const back = () => state.call("feedback_part_again", { rev }).then(() => { onDone(); return again(); }, ({ message }) => setProblem(message));
  return html`<p class="row soft" role="status">Merged. <${Button} bare icon="undo" onClick=${back}>Take it back<//>${problem}</p>`;
}

function Merge({ state, themes, chosen, onLeave, onMerged, again }) {
  const [problem, setProblem] = useState("");
  const those = themes.filter(({ theme }) => chosen.includes(theme.id));
  const into = those[0]?.theme;
  const act = async () => {
    await state.call("feedback_merge", { into: into.id, themes: those.slice(1).map(({ theme }) => theme.id) }).then(({ rev }) => { onLeave(); onMerged(rev); }, ({ message }) => setProblem(message));
    await again();
  };
  const ready = those.length > 1;
  const names = those.slice(1).map(({ theme }) => `“${theme.name}”`).join(" and ");
  const text = ready ? `Put ${names} into “${into.name}”? Their comments go there.` : "Tick the themes that say the same thing.";
  // Whoever ticks goes on ticking: the focus stays where it is.
  return html`<div class="conf" role="group" aria-label="Merge themes" onKeyDown=${({ key }) => key === "Escape" && onLeave()}>
      <p role="status" dir="auto">${text}</p>
      <p class="row">${ready && html`<${Button} onClick=${act}>Merge ${those.length} themes<//>`}<${Button} bare onClick=${onLeave}>Not now<//></p>
    </div>
    ${problem && html`<p class="msg" role="alert">${problem}</p>`}`;
}

/** What the kit does not find, people hear all the same: a theme of their own, to put comments into. */
function Own({ state, onAdd }) {
  return html`<p class="own"><${Button} bare icon="plus" onClick=${() => onAdd(state.add("theme", { name: "" }))}>Write a theme of your own<//></p>`;
}

/** Comments that are in no theme yet, to be sorted by hand. */
function Left({ state, facts, open, onOpen, again }) {
  return html`<div class="left">
    <p class="row"><${Button} bare icon="chev" aria-expanded=${String(open)} onClick=${onOpen}>${sentence(count(facts.uncoded, "comment"))} in no theme yet<//></p>
    ${open && html`<${Comments} state=${state} facts=${facts} where=${{ theme: "none" }} again=${again} />`}
  </div>`;
}
