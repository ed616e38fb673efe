/** A new workshop: what it comes closest to, and its title. */
import { html, prompt, useId, useState } from "../../lib.js";
import { Button, Field } from "../../parts.js";

export function Begin({ state, templates, primary }) {
  const [chosen, setChosen] = useState(templates[0]?.name ?? "");
  const [title, setTitle] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const name = chosen || templates[0]?.name;
  const begin = async () => {
    if (!title.trim()) return setProblem("Give the journey a name first.");
    setProblem("");
    setBusy(true);
    await state.call("new_workshop", { title: title.trim(), template: name }).catch(({ message }) => setProblem(message));
    setBusy(false);
  };
  return html`<section class="begin">
    <h3>Begin with a template</h3>
    <${Templates} templates=${templates} value=${name} onPick=${setChosen} />
    <div class="titled">
      <${Field} label="What is the journey called?" kind="words" value=${title} error=${problem ? { text: problem } : null} hint=${prompt(state, "start", "workshop.title")?.text}
        onInput=${(text) => { setTitle(text); setProblem(""); }} onKeyDown=${({ key, isComposing }) => key === "Enter" && !isComposing && begin()} />
      <${Button} go=${primary} aria-disabled=${busy ? "true" : null} onClick=${() => !busy && begin()}>${busy ? "One moment…" : "Begin"}<//>
    </div>
  </section>`;
}

function Templates({ templates, value, onPick }) {
  const id = useId();
  return html`<fieldset class="templates">
    <legend class="vh">Template</legend>
    ${templates.map((one) => html`<label key=${one.name} class=${`card ${one.name === "empty" ? "blank" : ""}`}>
      <input type="radio" name=${id} checked=${one.name === value} onChange=${() => onPick(one.name)} />
      <b>${one.title}</b>
      <span class="soft small">${one.description}</span>
    </label>`)}
  </fieldset>`;
}
