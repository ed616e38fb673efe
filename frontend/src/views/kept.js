/** Words that wait for a choice and have no field in sight: what was removed meanwhile, and where to look. */
import { html, useEffect, useRef, useState } from "../lib.js";
import { bringBack, letGo } from "../meanwhile.js";
import { Button } from "../parts.js";

export function Kept({ state }) {
  const box = useRef(null);
  const waiting = state.refusals?.waiting ?? [];
  const gone = byRemoval(waiting);
  const away = useAway(waiting.filter(([, one]) => one.conflict));
  useLost(box, gone.map(([key]) => key).join(" "));
  if (!gone.length && !away.length) return null;
  return html`<div class="kept" ref=${box}>
    ${gone.map(([key, lost]) => html`<${Gone} key=${key} state=${state} lost=${lost} />`)}
    ${away.map(([name, one]) => html`<p key=${name} class="row">Two versions of “${one.what}” wait for you.
      <${Button} onClick=${() => state.focus(one.kind, one.id, one.field)}>Show them<//></p>`)}
  </div>`;
}

/** Removals, each with the words that were in its fields. */
function byRemoval(waiting) {
  const groups = new Map();
  for (const [name, one] of waiting) {
    if (one.gone) groups.set(one.gone.rev || name, [...(groups.get(one.gone.rev || name) ?? []), [name, one]]);
  }
  return [...groups];
}

/** Conflicts whose field is not in sight; the views beside this one are drawn first. */
function useAway(conflicts) {
  const [names, setNames] = useState("");
  useEffect(() => {
    setNames(conflicts.map(([name]) => name).filter((name) => !isInSight(name)).join("\n"));
  });
  return conflicts.filter(([name]) => names.split("\n").includes(name));
}

function isInSight(name) {
  return [...document.querySelectorAll(`.wk [data-field="${CSS.escape(name)}"]`)].some((one) => one.getClientRects().length > 0);
}

/** The field that had the focus is gone, and the focus with it: it goes on where the words are now. */
function useLost(box, keys) {
  useEffect(() => {
    const nowhere = !document.activeElement?.closest(".wk");
    if (keys && nowhere && box.current?.getClientRects().length) box.current.querySelector("button")?.focus();
  }, [keys]);
}

function Gone({ state, lost }) {
  const [said, setSaid] = useState("");
  const [, { gone }] = lost[0];
  const words = lost.map(([, one]) => one.value).filter((value) => typeof value === "string" && value.trim());
  const back = () => bringBack(state, gone.rev).catch(({ message }) => setSaid(message));
  const copy = () => copied(words.join("\n")).then((done) => setSaid(done ? "Copied." : "Select the words and copy them."));
  const go = () => {
    for (const [name] of lost) letGo(state, name);
  };
  return html`<div class="conf" role="group" aria-label="Removed while you were writing">
    <p><b dir="auto">${gone.words ?? "What you were writing in was removed meanwhile."}</b>${words.length > 0 && " Your words are kept here:"}</p>
    ${words.map((text) => html`<p class="say" dir="auto">“${text}”</p>`)}
    <p class="row">
      ${gone.rev > 0 && html`<${Button} onClick=${back}>Bring it back<//>`}
      ${words.length > 0 && html`<${Button} onClick=${copy}>Copy ${words.length > 1 ? "them" : "the words"}<//>`}
      <${Button} bare onClick=${go}>Let it go<//>
    </p>
    <p class="soft" role="status">${said}</p>
  </div>`;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
