/** Files and queries that were read: when, what came of it, and reading them again. */
import { html, useEffect, useRef, useState } from "../../lib.js";
import { Button, Confirm, Icon } from "../../parts.js";
import { show } from "../../reveal.js";
import { Running } from "./look.js";
import { useJob } from "./job.js";

/** How often connected files are looked at, in ms. */
const EVERY = 20_000;

export function Sources({ state, facts, again }) {
  const [told, setTold] = useState(null);
  useEffect(() => setTold(null), [facts.sources]);
  useEffect(() => {
    if (!facts.sources.some((one) => one.again)) return undefined;
    const look = () => !document.hidden && state.call("feedback_sources").then(({ sources }) => setTold(sources), () => {});
    const timer = setInterval(look, EVERY);
    return () => clearInterval(timer);
  }, [facts.sources]);
  return html`<${Out} state=${state} out=${facts.taken_out} again=${again} /><ul class="sources">${(told ?? facts.sources).map((one) => html`<${Source} key=${one.id} state=${state} source=${one} out=${facts.taken_out} again=${again} />`)}</ul>`;
}

/** Pages that have just taken something out: they go to where it can be brought back, also when all else is gone. */
const justOut = new WeakSet();

/** What was taken out last, as long as it can be brought back. */
export function Out({ state, out, again }) {
  const [said, setSaid] = useState("");
  const ask = (name) => () => state.call(name).then(again, ({ message }) => setSaid(message));
  const [sure, askSure] = useState(false);
  const back = useRef(null);
  useEffect(() => {
    setSaid("");
    askSure(false);
    if (out && justOut.delete(state)) show(back.current.querySelector("button"));
  }, [out]);
  return out && html`<div class="taken-out" ref=${back}><p role="status"><b dir="auto">${out.name}</b> ${out.said}</p>
    <p class="row"><${Button} icon="undo" onClick=${ask("feedback_bring_back")}>Bring it back<span class="vh">: ${out.name}</span><//>
      <${Button} bare onClick=${() => askSure(true)}>Delete it for good<span class="vh">: ${out.name}</span><//></p>
    ${sure && html`<${Confirm} text=${`Delete “${out.name}”, with all that was sorted in it? Nothing brings that back.`} yes="Delete it" onYes=${ask("feedback_forget_for_good")} onNo=${() => askSure(false)} />`}
    ${said && html`<p class="msg" role="alert">${said}</p>`}
  </div>`;
}

function Source({ state, source, out, again }) {
  const [said, setSaid] = useState("");
  const [asking, ask] = useState(false);
  const [job, start, stop] = useJob(state, (report) => {
    setSaid([report.said, report.notes].filter(Boolean).join(" "));
    again();
  });
  const [url, setUrl] = useState("");
  const read = (byItself) => start({ source: source.id, url, by_itself: byItself }, "feedback_reread");
  const forget = () => state.call("feedback_forget", { source: source.id }).then(() => {
    justOut.add(state);
    return again();
  }, ({ message }) => setSaid(message));
  useEffect(() => {
    // A connected file that has changed is read by itself: what is new comes in, and nothing is taken away.
    if (source.changed && !job.running && !job.problem) read(true);
  }, [source.changed]);
  return html`<li>
    <div><b dir="auto">${source.name}</b><span class="soft">${source.said}</span></div>
    ${source.error && html`<p class="msg"><${Icon} name="warn" /><span>${source.error}</span></p>`}
    ${source.news && html`<p>${source.news}</p>`}
    ${job.running ? html`<${Running} job=${job} onStop=${stop} />` : html`<p class="row">
      ${source.needs && html`<input class="in" type="password" autocomplete="off" aria-label=${`Address of the database of ${source.name}, with its password`} placeholder=${source.needs} onInput=${({ target }) => setUrl(target.value)} />`}
      ${source.again && html`<${Button} icon="repeat" onClick=${() => read(false)}>Read again now<span class="vh">: ${source.name}</span><//>`}
      <${Button} bare onClick=${() => ask(true)}>Take it out<span class="vh">: ${source.name}</span><//></p>`}
    ${asking && html`<${Confirm} text=${`Take “${source.name}” out, with everything that came from it? For a day it can be brought back, with everything that was sorted.${out ? ` “${out.name}”, which was taken out before, is then deleted for good.` : ""}`} yes="Take it out" onYes=${forget} onNo=${() => ask(false)} />`}
    <p class=${job.problem ? "msg" : "soft"} role="status">${job.problem ? `${job.problem} What was read last stays.` : said}</p>
  </li>`;
}
