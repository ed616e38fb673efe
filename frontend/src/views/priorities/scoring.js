/**
 * Scores, one person at a time. What somebody is about to hand in is only here, in the page; once it is handed in, the
 * page forgets it, and gets everybody's scores back with the reveal.
 */
import { classes, count, folded, html, prompt, sentence, useId, useLayoutEffect, useRef, useState } from "../../lib.js";
import { Button, Confirm, Icon } from "../../parts.js";
import { ask } from "./asked.js";
import { useTurn } from "./draft.js";
import { unanswered } from "./list.js";
import { People } from "./people.js";
import { ScoreTable, filled } from "./table.js";

export function Scoring({ state, told }) {
  const heading = useId();
  const now = state.facts?.priorities ?? { people: [], shown: false };
  const ideas = state.doc.opportunities.filter(({ name }) => name.trim());
  const turn = useTurn(state);
  const [said, setSaid] = useState("");
  const open = state.doc.opportunities.filter(unanswered);
  const box = useRef(null);
  const begun = useRef(false);
  const begin = (person) => {
    begun.current = true;
    turn.begin(person);
  };
  // The form goes with the press: keys 1 to 5 are meant for the first score. A draft of before takes no focus.
  useLayoutEffect(() => {
    if (begun.current) box.current?.querySelector("input[type=radio]")?.focus();
    begun.current = false;
  }, [turn.person]);
  if (!ideas.length) return null;
  return html`<section class="scoring" ref=${box} aria-labelledby=${heading}>
    <h3 id=${heading}>${turn.person ? html`<bdi>${turn.person}</bdi>, your scores` : "Your scores"}</h3>
    <p class="soft small">${now.shown ? "The scores are shown. Whoever changes one now sees what it does." : "Nobody sees them before the reveal."} 1 is little, 5 is a lot.</p>
    ${open.length > 0 && html`<p class="soft small">Not scored: ${count(open.length, "problem")} nobody has an answer to yet. <a href="#" onClick=${(event) => { event.preventDefault(); state.focus("opportunity", open[0].id, "name"); }}>Say what we would do</a></p>`}
    ${turn.person
      ? now.shown && told?.standing.given[turn.person]
        ? html`<${Open} key=${turn.person} state=${state} ideas=${ideas} given=${told.standing.given[turn.person]} turn=${turn} onSaid=${setSaid} />`
        : html`<${Blind} key=${turn.person} state=${state} ideas=${ideas} turn=${turn} onSaid=${setSaid} />`
      : html`<${Next} state=${state} people=${now.people} of=${ideas.length} onBegin=${begin} said=${said} />`}
    <p class="vh" role="status">${said}</p>
    <${Reveal} state=${state} now=${now} busy=${Boolean(turn.person) && !now.shown} of=${ideas.length} onSaid=${setSaid} onPick=${turn.person ? null : begin} />
  </section>`;
}

/** Whose turn it is. */
function Next({ state, people, of, onBegin, said }) {
  const id = useId();
  const input = useRef(null);
  const [name, setName] = useState("");
  const [missing, setMissing] = useState(false);
  const known = people.find((one) => folded(one.name) === folded(name));
  useLayoutEffect(() => {
    if (said) input.current?.focus();
  }, []);
  // In JupyterLab a browser does not submit a form by Enter, so the key is heard, too.
  const begin = (event) => {
    event.preventDefault();
    setMissing(!name.trim());
    if (name.trim()) onBegin(known?.name ?? name.trim());
    else input.current.focus();
  };
  const note = prompt(state, "priorities", "score.person");
  return html`<form class="whose" onSubmit=${begin}>
    <label class="lbl" for=${id}>Whose turn is it?</label>
    <div class="row">
      <input class="in" id=${id} ref=${input} dir="auto" maxlength="80" autocomplete="off" value=${name} aria-invalid=${missing ? "true" : null} aria-describedby=${`${id}n`}
        onKeyDown=${(event) => event.key === "Enter" && !event.isComposing && begin(event)}
        data-field="workshop:workshop:scores" onInput=${(event) => { setName(event.target.value); setMissing(false); }} />
      <button type="submit" class="btn">${known ? "Score again" : "Begin"}</button>
    </div>
    <p class=${classes(missing ? "msg" : "hint")} id=${`${id}n`}>${missing ? "Write a first name. It only says who has scored." : known ? `${known.name} has scored ${known.scored} of ${of}. What is handed in again replaces the old.` : (note?.text ?? "A first name is enough.")}</p>
  </form>`;
}

/** Scoring before the reveal: nothing leaves the page before it is handed in. */
function Blind({ state, ideas, turn, onSaid }) {
  const [trouble, setTrouble] = useState("");
  const [sending, setSending] = useState(false);
  const done = ideas.filter(({ id }) => filled(turn.draft[id])).length;
  const left = ideas.length - done;
  const hand = () => {
    if (!done || sending) return;
    setSending(true);
    const scores = ideas.filter(({ id }) => filled(turn.draft[id])).map(({ id }) => ({ opportunity: id, ...turn.draft[id] }));
    ask(state, "score", { person: turn.person, scores }).then(() => {
      onSaid(`${turn.person}'s scores are in. Who is next?`);
      turn.end();
    }, ({ message }) => {
      setTrouble(message);
      setSending(false);
    });
  };
  const words = left === 0 ? `All ${ideas.length} of yours are in.` : done ? sentence(`${count(left, "idea")} to go.`) : "Keys 1 to 5 score, and lead to the next field.";
  return html`<div class="blind">
    <${ScoreTable} state=${state} ideas=${ideas} person=${turn.person} scores=${turn.draft} onScore=${turn.score} />
    <p class="soft small" aria-live="polite">${words}</p>
    ${trouble && html`<p class="msg" role="alert"><${Icon} name="warn" /><span>${trouble} Your scores are still here.</span></p>`}
    <p class="row">
      <${Button} go icon="check" aria-disabled=${done && !sending ? null : "true"} onClick=${hand}>${left && done ? (done === 1 ? "Hand in this one" : `Hand in these ${done}`) : "Hand in"}<//>
      <${Button} bare onClick=${() => { turn.end(); onSaid("Nothing was handed in."); }}>Put away<//>
    </p>
  </div>`;
}

/** Changing one's scores after the reveal: each press counts at once, and the board follows. */
function Open({ state, ideas, given, turn, onSaid }) {
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState("");
  const [fresh, setFresh] = useState({});
  const scores = Object.fromEntries(ideas.map(({ id }) => [id, { impact: given[id]?.[0] ?? null, effort: given[id]?.[1] ?? null, ...fresh[id] }]));
  const score = (id, side, value) => {
    const next = { ...scores[id], [side]: value };
    setFresh((before) => ({ ...before, [id]: next }));
    ask(state, "score", { person: turn.person, scores: [{ opportunity: id, ...next }] }).then(() => setTrouble(""), ({ message }) => setTrouble(message));
  };
  const forget = () => ask(state, "forget_scores", { person: turn.person }).then(() => {
    onSaid(`${turn.person}'s scores are gone.`);
    turn.end();
  }, ({ message }) => setTrouble(message));
  return html`<div class="blind">
    <${ScoreTable} state=${state} ideas=${ideas} person=${turn.person} scores=${scores} onScore=${score} />
    ${trouble && html`<p class="msg" role="alert"><${Icon} name="warn" /><span>${trouble}</span></p>`}
    ${asking
      ? html`<${Confirm} text=${`All scores of ${turn.person} go, and the order is worked out without them.`} yes="Take them out" no="Keep them" onYes=${forget} onNo=${() => setAsking(false)} />`
      : html`<p class="row"><${Button} icon="check" onClick=${() => turn.end()}>Done<//><${Button} bare icon="x" onClick=${() => setAsking(true)}>Take these scores out<//></p>`}
  </div>`;
}

/** Who has scored, and the button that shows all scores together. */
function Reveal({ state, now, busy, of, onSaid, onPick }) {
  const [trouble, setTrouble] = useState("");
  const { people, asked, shown } = now;
  const some = people.length > 0;
  const press = () => {
    if (busy || !(some || shown)) return;
    ask(state, "reveal", { show: !shown }).then(() => {
      onSaid(shown ? "The scores are hidden again." : "The scores are shown, below.");
      setTrouble("");
    }, ({ message }) => setTrouble(message));
  };
  return html`<div class="reveal-bar">
    <${People} people=${people} asked=${asked} onPick=${onPick} />
    <p><b>${scored(people.length, asked)}</b> <span class="soft">${rest(people, asked, of, busy)}</span></p>
    <${Button} go=${!busy && some} icon="eye" class="push" aria-pressed=${String(shown)} aria-disabled=${busy || !(some || shown) ? "true" : null} onClick=${press}>${shown ? "Hide the scores again" : "Show all scores"}<//>
    ${trouble && html`<p class="msg" role="alert"><${Icon} name="warn" /><span>${trouble}</span></p>`}
  </div>`;
}

function scored(number, asked) {
  if (!number) return "Nobody has scored yet.";
  if (asked && asked >= number) return `${number} of ${asked} ${number === 1 ? "has" : "have"} scored.`;
  return number === 1 ? "One person has scored." : `${number} people have scored.`;
}

/** What the bar says beside the count. */
function rest(people, asked, of, busy) {
  if (busy) return "Hand in first, then all scores can be shown.";
  const partly = people.filter((one) => one.scored < of).map((one) => one.name);
  if (partly.length) return `${partly.slice(0, 3).join(", ")}${partly.length > 3 ? " and others" : ""}: not all ideas.`;
  if (people.length && asked > people.length) return sentence(`${count(asked - people.length, "person", "people")} to go. You can go without.`);
  return people.length ? "" : "Give each person a minute alone with this page.";
}
