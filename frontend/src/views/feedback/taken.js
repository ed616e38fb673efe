/** What was said at one touchpoint, and the button that takes it into the moments there. */
import { html, useId, useState } from "../../lib.js";
import { emptyMoment, momentId } from "../../ops.js";
import { Avatar, Button, Face, Icon } from "../../parts.js";
import { felt, levels } from "../emotions/feeling.js";
import { Comments } from "./comments.js";
import { called, ofThemes } from "./ranked.js";

export function Taken({ state, facts, row, again }) {
  const id = useId();
  const [all, showAll] = useState(false);
  const told = facts.told[row.touchpoint] ?? 0;
  const quotes = facts.quotes[row.touchpoint] ?? ofThemes(state, facts, row);
  return html`<section class="evidence" aria-labelledby=${id}>
    <div>
      <p class="eye">Touchpoint ${row.order}</p>
      <h3 id=${id} dir="auto">${row.name || "Without a name"}</h3>
      <p class="told" dir="auto">${row.sentence}</p>
      ${row.cites ? html`<${Into} state=${state} row=${row} />` : html`<p class="soft">${row.wanting}</p>`}
      <${Follows} state=${state} facts=${facts} row=${row} />
    </div>
    ${quotes.length > 0 && html`<ul class="quotes" aria-label="What they said">${quotes.map(({ id: own, text, feeling, said }) => html`<li key=${own}>
      ${feeling !== null && html`<${Face} value=${feeling} size=${20} />`}<p><span class="say" dir="auto">“${text}”</span><small class="soft">${said}</small></p>
    </li>`)}${told > quotes.length && html`<li><span></span><p><${Button} bare aria-expanded=${String(all)} onClick=${() => showAll(!all)}>${all ? "Fewer" : `All ${told} comments here`}<//></p></li>`}</ul>`}
    ${all && html`<div class="all-here"><${Comments} state=${state} facts=${facts} where=${{ touchpoint: row.touchpoint }} again=${again} /></div>`}
  </section>`;
}

/** The way on from here: the themes of this touchpoint, and what is done about them. */
function Follows({ state, facts, row }) {
  const { themes, actions } = state.doc;
  const here = themes.filter(({ touchpoints }) => touchpoints.includes(row.touchpoint));
  const ids = new Set(here.map(({ id }) => id));
  const done = actions.filter((one) => one.name && (one.touchpoint === row.touchpoint || one.themes.some((id) => ids.has(id))));
  if (!here.length && !done.length) return null;
  return html`<dl class="follows">
    ${here.length > 0 && html`<div><dt>Themes here</dt><dd>${here.map(({ id, name }, at) => html`${at > 0 && ", "}<span key=${id} dir="auto">${name || "without a name"}</span> <span class="soft num">${facts.themes[id]?.n ?? 0}</span>`)}</dd></div>`}
    ${done.length > 0 && html`<div><dt>What we do</dt><dd>${done.map(({ id, name }, at) => html`${at > 0 && ", "}<a key=${id} href="06_actions.ipynb" data-notebook="06_actions.ipynb" dir="auto">${name}</a>`)}</dd></div>`}
  </dl>`;
}

/** What a button calls a persona: the whole name where it has room, for "Frau" and "Regular" name nobody. */
const firstName = ({ name }) => called(name) || "this persona";

/** A moment's citations with one more; the same ones when it stands there already. */
export function cited(moment, cites) {
  if (moment.cites.includes(cites)) return moment.cites;
  return [moment.cites.trim(), cites].filter(Boolean).join("; ");
}

const sources = ({ evidence, cites }) => ({ evidence, cites });

const same = (one, other) => one.evidence === other.evidence && one.cites === other.cites;

/** Write only over what stands there now: somebody else may be quicker. */
const write = (state, id, fields, expect) => state.do({ op: "set", kind: "moment", id, fields, expect });

/** One button for each persona, for the assumption is theirs; what was there can be had back. */
function Into({ state, row }) {
  const [before, setBefore] = useState(null);
  const { personas } = state.doc;
  const moment = (persona) => state.doc.moments.find((one) => one.id === momentId(persona.id, row.touchpoint)) ?? emptyMoment(persona.id, row.touchpoint);
  const holds = (persona) => moment(persona).evidence === "cited" && moment(persona).cites.includes(row.cites);
  const [newer, setNewer] = useState([]);
  const take = (those) => {
    setNewer([]);
    setBefore(those.map((persona) => {
      const was = sources(moment(persona));
      const put = { evidence: "cited", cites: cited(was, row.cites) };
      write(state, moment(persona).id, put, was);
      return { persona, was, put };
    }));
  };
  const back = () => {
    const untouched = before.filter(({ persona, put }) => same(sources(moment(persona)), put));
    for (const { persona, was, put } of untouched) write(state, moment(persona).id, was, put);
    setNewer(before.filter((one) => !untouched.includes(one)).map(({ persona }) => persona.name || "a persona"));
    setBefore(null);
  };
  const left = personas.filter((persona) => !holds(persona));
  return html`<div class="into">
    <p class="soft small">An assumption becomes a citation: <q>${row.cites}</q></p>
    <p class="row">
      ${left.length > 1 && html`<${Button} icon="check" onClick=${() => take(left)}>Take it into ${left.length === 2 ? "both moments" : `all ${left.length} moments`}<//>`}
      ${left.map((persona) => html`<${Button} key=${persona.id} onClick=${() => take([persona])}>
        <${Avatar} face=${persona.face} size=${24} /><span>${left.length > 1 ? "" : "Take it into "}<bdi>${firstName(persona)}</bdi>'s moment</span><//>`)}
      ${left.length < personas.length && html`<span class="held soft"><${Icon} name="check" />${left.length ? `cited for ${personas.filter(holds).map(firstName).join(", ")}` : "cited in the map"}</span>`}
    </p>
    <p role="status" class="row soft">${before && html`Taken into ${before.map(({ persona }) => persona.name || "a persona").join(" and ")}'s moment. <${Button} bare icon="undo" onClick=${back}>Take it back<//>`}${newer.length > 0 && `Somebody has changed ${newer.join(" and ")}'s moment since, so it stays as it is.`}</p>
    ${row.verdict === "differs" && left.length < personas.length && html`<${Corrected} state=${state} row=${row} moments=${personas.map((persona) => [persona, moment(persona)])} />`}
  </div>`;
}

/** Where the customers feel otherwise, the team may draw its own curve anew. */
function Corrected({ state, row, moments }) {
  const off = moments.filter(([, { feeling }]) => feeling !== null && feeling !== row.face);
  if (!off.length) return null;
  const label = levels(state).find(({ feeling }) => feeling === row.face)?.label ?? "";
  return html`<p class="row">${off.map(([persona, moment]) => html`<${Button} bare key=${moment.id} onClick=${() => state.edit("moment", moment.id, felt(state, moment, row.face))}>
    <${Face} value=${row.face} size=${22} /><span>Draw <bdi>${firstName(persona)}</bdi> ${label} here, too</span><//>`)}</p>`;
}
