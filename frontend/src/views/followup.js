/** After 30, 60 or 90 days: what was done, what changed on the map and in the numbers, and the next round. */
import { bound, classes, html, intro, prompt, useEffect, useId, useState } from "../lib.js";
import { Button, Field, Intro } from "../parts.js";
import { Calendar } from "./actions/keep.js";
import { When } from "./actions/action.js";
import { day } from "./actions/order.js";
import { Acted } from "./followup/acted.js";
import { Changed } from "./followup/changed.js";
import { Moved } from "./followup/moved.js";

export function FollowUp({ state }) {
  const facts = state.facts?.follow_up ?? {};
  const one = state.doc.follow_ups.find(({ id }) => id === facts.current) ?? state.doc.follow_ups.findLast(({ held }) => !held);
  const [compared, ask] = useCompared(state, one?.version ?? "");
  return html`
    <${Intro} ...${intro(state, "follow_up")} />
    <${Next} state=${state} facts=${facts} one=${one} />
    <${Acted} state=${state} facts=${facts} />
    <${Changed} compared=${compared} one=${one} onPick=${(version) => (one ? state.edit("follow_up", one.id, { version }) : ask(version))} />
    <${Moved} rows=${facts.measures ?? []} since=${facts.since} />
    ${one && html`<div class="learned form"><${Field} label="What have we learned?" kind="text" rows=${2} voice ...${bound(state, "follow_up", one, "note")} note=${prompt(state, "follow_up", "follow_up.note")} /></div>`}
    <${Round} state=${state} facts=${facts} one=${one} onBegun=${ask} />
    <${Earlier} state=${state} />
  `;
}

/** What the kernel says about a version; asked again when the map has changed. */
function useCompared(state, version) {
  const [found, setFound] = useState(null);
  const [asked, setAsked] = useState({ version, times: 0 });
  const ask = (name) => setAsked(({ times }) => ({ version: name, times: times + 1 }));
  useEffect(() => ask(version), [version]);
  const { base } = state;
  useEffect(() => {
    let here = true;
    state.call("compared", { version: asked.version }).then((answer) => here && setFound(answer), ({ message }) => here && setFound({ problem: message }));
    return () => { here = false; };
  }, [asked.version, asked.times, base?.moments, base?.touchpoints, base?.stages, base?.personas]);
  return [found, ask];
}

/** When to look again: three days to choose from, or one's own. */
function Next({ state, facts, one }) {
  const heading = useId();
  const pick = ({ days, date }) => {
    if (one) state.edit("follow_up", one.id, { days, date });
    else state.add("follow_up", { days, date });
  };
  return html`<section class="next" aria-labelledby=${heading}>
    <h3 id=${heading}>When do we look again?</h3>
    <div class="days">
      <div class="row" role="group" aria-label="When do we look again?">
        ${(facts.dates ?? []).map((choice, at) => html`<button type="button" key=${choice.days} class="btn after" aria-pressed=${String(one?.days === choice.days && one?.date === choice.date)}
          data-field=${at === 0 ? "workshop:workshop:follow_ups" : null} onClick=${() => pick(choice)}><b>${choice.days} days</b><span>${day(choice.date, facts.today)}</span></button>`)}
      </div>
      ${one && html`<${When} label="Or on" quiet=${false} today=${facts.today} standing=${{ key: "", words: "" }}
        field=${{ ...bound(state, "follow_up", one, "date"), onInput: (date) => state.edit("follow_up", one.id, { date, days: daysOf(facts, date) }) }} />`}
      ${one?.date && html`<${Calendar} state=${state} label="All dates to a calendar" />`}
    </div>
    <p class="soft small">Counted ${facts.begun}. ${one?.date ? facts.near : ""}</p>
  </section>`;
}

const daysOf = ({ dates = [] }, date) => dates.find((one) => one.date === date)?.days ?? null;

/** Closes this round: the map gets a name, and the days are counted anew. */
function Round({ state, facts, one, onBegun }) {
  const heading = useId();
  const [name, setName] = useState(null), [said, setSaid] = useState(""), [busy, setBusy] = useState(false);
  const begin = async () => {
    setBusy(true);
    await state.call("keep_version", { name: name ?? facts.next }).then((kept) => {
      turn(state, facts, one, kept.name);
      setName(null);
      onBegun(kept.name);
      setSaid(`“${kept.name}” has begun. What changes from now on is compared with the map as it is.`);
    }, ({ message }) => setSaid(message));
    setBusy(false);
  };
  return html`<section class="round" aria-labelledby=${heading}>
    <div><h3 id=${heading}>The next round</h3>
    <p class="soft">The map as it stands keeps this name. Then go through the steps again: what hurts less, what hurts now, who does what.</p></div>
    <div class="row">
      <${Field} label="Its name" name="follow_up:round:begin" value=${name ?? facts.next ?? ""} onInput=${setName} />
      <${Button} go icon="repeat" aria-disabled=${busy ? "true" : null} onClick=${() => !busy && begin()}>Start the next round<//>
    </div>
    <p role="status" class=${classes(said && "said-of")} dir="auto">${said}</p>
  </section>`;
}

/** The look back is held, and the next one is planned from today. */
function turn(state, facts, one, version) {
  const days = one?.days ?? facts.dates?.[0]?.days ?? 30;
  if (one) state.edit("follow_up", one.id, { held: true, date: facts.today });
  else state.add("follow_up", { held: true, date: facts.today });
  const begun = new Date(`${facts.today}T00:00:00Z`);
  begun.setUTCDate(begun.getUTCDate() + days);
  state.add("follow_up", { days, date: begun.toISOString().slice(0, 10), version });
}

/** Rounds that are over, with what was learned. */
function Earlier({ state }) {
  const heading = useId();
  const held = state.doc.follow_ups.filter((one) => one.held);
  if (held.length === 0) return null;
  return html`<section class="earlier" aria-labelledby=${heading}>
    <h3 id=${heading}>Earlier rounds</h3>
    <ol>${held.map((one) => html`<li key=${one.id}><p class="num"><b>${one.date ? day(one.date) : "Without a date"}</b></p>
      <div class="form"><${Field} label=${`What we learned${one.date ? ` by ${day(one.date)}` : ""}`} quiet kind="text" rows=${1} voice class="quiet" placeholder="What did we learn?" ...${bound(state, "follow_up", one, "note")} /></div></li>`)}</ol>
  </section>`;
}
