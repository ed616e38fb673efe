/** How a file is read: what was guessed, what its columns mean, and what will come in. All of it can be changed. */
import { useAnswer } from "../../answer.js";
import { classes, html, useId, useState } from "../../lib.js";
import { Button, Select } from "../../parts.js";
import { useArrival } from "./arrive.js";
import { Columns } from "./columns.js";
import { useJob } from "./job.js";

/** @param {{from: {upload?: string, text?: string, query?: object}}} props */
export function Look({ state, options, from, onDone, onLeave }) {
  const id = useId();
  const [choices, choose] = useState({});
  const { value: seen, problem, busy } = useAnswer(state, "feedback_preview", { ...from, choices });
  const [job, start, stop] = useJob(state, onDone);
  const set = (part) => choose((before) => ({ ...before, ...part }));
  const inside = (name) => (key, value) => set({ [name]: { ...choices[name], [key]: value } });
  const waiting = useArrival(!seen);
  const title = useArrival(Boolean(seen) && !seen.locked && !job.running);
  if (job.running) return html`<${Running} job=${job} onStop=${stop} />`;
  if (!seen) return html`<div class="look"><p class=${problem ? "msg" : "soft"} role="status" tabindex="-1" ref=${waiting}>${problem || "Looking at it…"}</p><p><${Button} bare onClick=${onLeave}>Choose another<//></p></div>`;
  if (seen.locked) return html`<${Password} seen=${seen} busy=${busy} onPassword=${(password) => set({ password })} onLeave=${onLeave} />`;
  const go = () => !seen.wanting && !busy && start({ ...from, choices });
  return html`<section class="look" aria-labelledby=${id} aria-busy=${String(busy)}>
    <div class="split"><div><h3 id=${id} dir="auto" tabindex="-1" ref=${title}>${seen.title}</h3><p class="soft" role="status">${seen.said}</p></div><${Button} bare onClick=${onLeave}>Choose another<//></div>
    <${Kind} kinds=${options?.kinds ?? []} value=${seen.kind} onPick=${(kind) => set({ kind })} />
    ${seen.reading.length > 0 && html`<div class="reading">${seen.reading.map((one) => html`<${Select} key=${one.name} label=${`${one.label}${one.guessed ? " (guessed)" : ""}`}
      value=${one.value} options=${one.options} onInput=${(value) => inside("reading")(one.name, value)} />`)}</div>`}
    <${Columns} seen=${seen} onMean=${inside("columns")} onScale=${inside("scales")} />
    ${seen.places.length > 0 && html`<${Places} state=${state} seen=${seen} onPlace=${inside("places")} />`}
    <ul class="lines">${seen.notes.map((text) => html`<li key=${text}>${text}</li>`)}</ul>
    ${(problem || job.problem) && html`<p class="msg" role="alert">${problem || job.problem}</p>`}
    <p class="row"><${Button} go icon="check" aria-disabled=${seen.wanting || busy ? "true" : null} onClick=${go}>${seen.button}<//>${seen.wanting && html`<span class="soft">${seen.wanting}</span>`}</p>
  </section>`;
}

/** A workbook that somebody protected; its password is used for this reading, and kept nowhere. */
function Password({ seen, busy, onPassword, onLeave }) {
  const id = useId();
  const field = useArrival();
  const [password, type] = useState("");
  const wrong = !busy && seen.wrong;
  const open = (event) => {
    event.preventDefault();
    if (password && !busy) onPassword(password);
  };
  return html`<form class="look" aria-labelledby=${id} aria-busy=${String(busy)} onSubmit=${open}>
    <div class="split"><div><h3 id=${id} dir="auto">${seen.title}</h3><p class="soft">It is protected by a password.</p></div><${Button} bare onClick=${onLeave}>Choose another<//></div>
    <div class="f"><label class="lbl" for=${`${id}p`}>Its password</label>
      <input class="in password" ref=${field} id=${`${id}p`} type="password" autocomplete="off" spellcheck="false" aria-invalid=${wrong ? "true" : null} aria-describedby=${classes(wrong && `${id}e`, `${id}h`)} onInput=${({ target }) => type(target.value)} />
      <p class="hint" id=${`${id}h`}>It opens the file for this reading and is kept nowhere. Or save the file without a password, and choose it again.</p></div>
    ${wrong && html`<p class="msg" id=${`${id}e`} role="alert">${wrong}</p>`}
    <p class="row"><${Button} go type="submit" aria-disabled=${password && !busy ? null : "true"}>Open it<//></p>
  </form>`;
}

/** What kind of source this is, and what that kind is good for. */
function Kind({ kinds, value, onPick }) {
  const id = useId();
  const one = kinds.find(({ kind }) => kind === value);
  return html`<div class="kind">
    <div class="f"><label class="lbl" for=${id}>What is it?</label>
      <select class="in" id=${id} value=${value} onChange=${({ target }) => onPick(target.value)}>
        ${kinds.map(({ kind, label }) => html`<option value=${kind}>${label}</option>`)}
      </select></div>
    ${one && html`<p><b>Good for ${one.good_for}.</b> <span class="soft">${one.about}</span></p>`}
  </div>`;
}

/** Names in the file that no touchpoint has; those that come close are offered first. */
function Places({ state, seen, onPlace }) {
  const id = useId();
  const spots = state.doc.touchpoints.map(({ id: own, name }, at) => ({ value: own, label: `${at + 1} ${name || "Without a name"}` }));
  const options = ({ near }) => [
    { value: "", label: "none of them" },
    ...spots.filter(({ value }) => near.includes(value)).map(({ value, label }) => ({ value, label: `perhaps ${label}` })),
    ...spots.filter(({ value }) => !near.includes(value)),
  ];
  return html`<div class="places" role="group" aria-labelledby=${id}>
    <p id=${id}><b>${seen.places_said}</b></p>
    <ul>${seen.places.map((one) => html`<li key=${one.text}><${Select} label=${`“${one.text}”`} value=${one.id} options=${options(one)} onInput=${(touchpoint) => onPlace(one.text, touchpoint)} /></li>`)}</ul>
  </div>`;
}

export function Running({ job, onStop }) {
  const said = useArrival();
  return html`<div class="running">
    <p role="status" tabindex="-1" ref=${said}><b>${job.said || "Importing…"}</b></p>
    <p class="row"><progress max="1" value=${job.share ?? undefined} aria-label="Part that is done"></progress><span class="num soft">${job.share === null ? "" : `${Math.round(100 * job.share)} %`}</span>
      <${Button} bare aria-disabled=${job.stopping ? "true" : null} onClick=${onStop}>${job.stopping ? "Stopping…" : "Cancel"}<//></p>
  </div>`;
}
