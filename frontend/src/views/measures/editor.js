/** The form of one measure: what it is, where it belongs, its readings, two groups. */
import { bound, html, prompt, useState } from "../../lib.js";
import { Button, Choice, Confirm, Field, Select } from "../../parts.js";
import { bands } from "../../moments.js";
import { offered } from "../touchpoints/channels.js";
import { Pairs, Readings } from "./readings.js";
import { termOf } from "./terms.js";

const WAYS = [{ value: "higher", label: "Higher" }, { value: "lower", label: "Lower" }];

export function Editor({ state, measure, said }) {
  const field = (name) => ({ ...bound(state, "measure", measure, name), note: prompt(state, "measures", `measure.${name}`) });
  const set = (fields) => state.edit("measure", measure.id, fields);
  const term = termOf(state, measure.kind);
  return html`<div class="gaugeform form">
    <div class="facets">
      <${Field} label="What it is called" placeholder=${term.label} ...${field("name")} />
      <${Select} label="Kind" options=${kinds(state)} ...${field("kind")} onInput=${(kind) => set(rekinded(state, measure, kind))} />
      <${Field} label="Unit" ...${field("unit")} />
      <${Choice} legend="Better is" name=${`measure:${measure.id}:better`} options=${WAYS} value=${measure.better} onPick=${(better) => set({ better })} />
      <${Field} label=${`Target${measure.unit ? `, ${measure.unit}` : ""}`} kind="number" ...${field("target")} />
      <${Place} state=${state} measure=${measure} />
      <${Select} label="Channel" options=${[{ value: "", label: "All of them" }, ...offered(state)]} ...${field("channel")} />
    </div>
    <p class="definition"><b>How it is counted.</b> ${said.definition || "Nobody has said yet."} <span class="soft">Interval: ${said.interval}</span></p>
    <${Field} label="In our own words, printed instead" kind="text" rows=${1} ...${field("note")} />
    <${Readings} state=${state} measure=${measure} said=${said} />
    <${Pairs} state=${state} measure=${measure} said=${said} />
    <${Leave} state=${state} measure=${measure} />
  </div>`;
}

const kinds = (state) => (state.vocabulary.measures ?? []).map(({ name, label }) => ({ value: name, label }));

/** What a new kind sets beside itself: unit and direction, where they are those of the old kind. */
function rekinded(state, measure, kind) {
  const [old, now] = [termOf(state, measure.kind), termOf(state, kind)];
  const fields = { kind };
  for (const name of ["unit", "better"]) if (measure[name] === old[name] || !measure[name]) fields[name] = now[name];
  return fields;
}

/** A touchpoint or a stage; a measure stands in one place. */
function Place({ state, measure }) {
  const options = [{ value: "", label: "Nowhere yet" }];
  for (const { stage, spots, first } of bands(state.doc)) {
    options.push({ value: `s ${stage.id}`, label: `${stage.name || "A stage"}, the whole stage` });
    options.push(...spots.map((spot, i) => ({ value: `t ${spot.id}`, label: `${first + i} ${spot.name || "Without a name"}` })));
  }
  const value = measure.touchpoint ? `t ${measure.touchpoint}` : measure.stage ? `s ${measure.stage}` : "";
  const pick = (place) => {
    const [kind, id] = place.split(" ");
    state.edit("measure", measure.id, { touchpoint: kind === "t" ? id : "", stage: kind === "s" ? id : "" });
  };
  return html`<${Select} label="Where on the map" name=${`measure:${measure.id}:place`} options=${options} value=${options.some((one) => one.value === value) ? value : ""} onInput=${pick} />`;
}

function Leave({ state, measure }) {
  const [asked, setAsked] = useState(false);
  const own = state.doc.readings.filter((one) => one.measure === measure.id);
  const remove = () => {
    state.remove("measure", measure.id);
    state.select({ measure: null });
  };
  const press = () => (own.length ? setAsked(true) : remove());
  if (!asked) return html`<p class="row leave"><${Button} bare onClick=${press}>Remove this measure<//></p>`;
  return html`<${Confirm} text=${`Its readings (${own.length}) go with it. Undo brings them back.`} yes="Remove it" onYes=${remove} onNo=${() => setAsked(false)} />`;
}
