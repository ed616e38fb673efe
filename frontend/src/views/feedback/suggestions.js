/** Groups of similar comments that the kit has found; people accept what they would call a theme. */
import { count, html, sentence, useId, useRef, useState } from "../../lib.js";
import { Button, Face } from "../../parts.js";

export function Suggestions({ state, facts, first, again }) {
  const [found, setFound] = useState(null);
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const look = () => {
    setBusy(true);
    setSaid("");
    return state.call("feedback_suggest").then(setFound, ({ message }) => setSaid(message)).then(() => setBusy(false));
  };
  const accept = async (those) => {
    const taken = those.map(({ key, name }) => ({ key, name }));
    const done = await state.call("feedback_accept", { themes: taken }).catch(({ message }) => { setSaid(message); });
    if (!done) return;
    const keys = new Set(those.map(({ key }) => key));
    setFound((before) => ({ ...before, themes: before.themes.filter(({ key }) => !keys.has(key)) }));
    setSaid(done.said);
    await again();
  };
  if (!facts.uncoded && !found) return null;
  const themes = found?.themes ?? [];
  return html`<div class="suggested">
    ${!found && first && html`<p class="soft">${sentence(count(facts.uncoded, "comment"))} to read. The kit puts similar ones together; you decide what they have in common.</p>`}
    ${!themes.length && html`<p class="row"><${Button} icon="search" go=${first} data-field="theme::name" aria-disabled=${busy ? "true" : null} onClick=${() => !busy && look()}>${busy ? "Reading…" : first ? "Find themes" : "Look for more themes"}<//></p>`}
    ${themes.length > 0 && html`<${Found} themes=${themes} there=${state.doc.themes.map(({ name }) => name).filter(Boolean)} onAccept=${accept} onLeave=${() => setFound(null)} />`}
    <p role="status" class="soft">${said || (found && !themes.length && found.note)}</p>
  </div>`;
}

function Found({ themes, there, onAccept, onLeave }) {
  const id = useId();
  const names = useRef({});
  const named = (one) => ({ ...one, name: (names.current[one.key] ?? one.name).trim() || one.name });
  const box = useRef(null);
  const accept = (one, at) => {
    onAccept([named(one)]);
    // The row goes, so the focus moves to the one that comes into its place.
    const rows = box.current.querySelectorAll("li .accept");
    (rows[at + 1] ?? rows[at - 1])?.focus();
  };
  return html`<section aria-labelledby=${id} ref=${box}>
    <div class="split"><div><h3 id=${id}>Do these belong together?</h3><p class="soft">Names are only a beginning: write what people mean.${there.length > 0 && " The name of a theme that you have puts them into it."}</p></div>
      <span class="row"><${Button} go icon="check" onClick=${() => onAccept(themes.map(named))}>${themes.length === 1 ? "Accept it" : themes.length === 2 ? "Accept both" : `Accept all ${themes.length}`}<//><${Button} bare onClick=${onLeave}>Not now<//></span></div>
    <datalist id=${`${id}-there`}>${[...new Set(there)].map((name) => html`<option key=${name} value=${name}></option>`)}</datalist>
    <ul class="offers">${themes.map((one, at) => html`<li key=${one.key}>
      <${Face} value=${one.face ?? 0} size=${24} />
      <div class="what">
        <label><span class="vh">Name of theme ${at + 1}</span><input class="in" dir="auto" maxlength="300" list=${there.length ? `${id}-there` : null} defaultValue=${one.name} onInput=${({ target }) => { names.current[one.key] = target.value; }} /></label>
        <p class="soft small">${one.said}</p>
        ${one.doubt && html`<p class="small">${one.doubt}</p>`}
      </div>
      <ul class="quotes">${one.quotes.slice(0, 2).map((text) => html`<li key=${text} class="say" dir="auto">“${text}”</li>`)}</ul>
      <${Button} class="accept" onClick=${() => accept(one, at)}>Accept<span class="vh"> ${one.name}</span><//>
    </li>`)}</ul>
  </section>`;
}
