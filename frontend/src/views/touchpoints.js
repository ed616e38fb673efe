/** Step 3: stages as chevrons, touchpoints as cards below them, the opened one in an editor, channels by stage. */
import { html, inWords, intro, useEffect, useLayoutEffect, useRef, useState } from "../lib.js";
import { Button, Intro } from "../parts.js";
import { Below } from "./touchpoints/below.js";
import { Board } from "./touchpoints/board.js";
import { Changed } from "./touchpoints/changed.js";
import { Editor } from "./touchpoints/editor.js";
import { Picker } from "./touchpoints/picker.js";
import { usePicks } from "./touchpoints/picks.js";
import { useRemoval } from "./touchpoints/removal.js";
import { Several } from "./touchpoints/several.js";
import { Stages } from "./touchpoints/stages.js";
import { Truth } from "./touchpoints/truth.js";

const FIRST = "Think of one {customer} of last week. What did they do first? One line for each meeting, beginning with their verb.";

export function Touchpoints({ state }) {
  const { doc } = state;
  const [changing, setChanging] = useState(false);
  const [news, setNews] = useState("");
  const [done, setDone] = useState(null);
  const [open, setOpen, root] = useOpened(state);
  const removal = useRemoval({ state, open, setOpen, onNews: setNews, root });
  const picks = usePicks({ state, open, setOpen, onNews: setNews, root });
  const head = html`<${Intro} ...${intro(state, "touchpoints")} />`;
  if (!doc.stages.length) {
    return html`${head}<${Picker} state=${state} onOwn=${() => setChanging(true)} />`;
  }
  const changed = (words) => {
    setChanging(false);
    setDone(words);
  };
  const bare = doc.touchpoints.length === 0;
  const touchpoint = doc.touchpoints.find((one) => one.id === open);
  return html`<div class="touchpoints" ref=${root}>
    ${head}
    <${Board} state=${state} open=${open} onOpen=${setOpen} onNews=${setNews} onRemove=${removal.ask} picks=${picks} />
    ${picks.ids && html`<${Several} state=${state} spots=${picks.spots} onStop=${picks.stop} onNews=${setNews} />`}
    <div class="under">
      ${bare ? html`<p class="say soft">${inWords(state, FIRST)}</p>` : html`<${Keys} suggested=${Object.keys(state.facts.suggested ?? {}).length > 0} arrows=${doc.arrows.length > 0} picking=${Boolean(picks.ids)} />`}
      <span class="row">
        ${doc.touchpoints.length > 1 && html`<${Button} bare class="pickseveral" icon="check" aria-expanded=${String(Boolean(picks.ids))} title="Or hold Ctrl and press touchpoints"
          onClick=${(event) => (picks.ids ? picks.stop() : picks.start(event))}>Pick several<//>`}
        <${Button} icon="note" aria-expanded=${String(changing)} data-opens="stage:name" onClick=${() => setChanging(!changing)}>Change stages<//>
      </span>
    </div>
    <p class="vh" role="status">${news}</p>
    ${changing && html`<${Stages} state=${state} onClose=${() => setChanging(false)} onNews=${setNews} onChanged=${changed} />`}
    ${done && html`<${Changed} state=${state} done=${done} onClose=${() => setDone(null)} />`}
    ${touchpoint && html`<${Editor} key=${open} state=${state} touchpoint=${touchpoint} onClose=${() => setOpen(null)} onNews=${setNews} removal=${removal} />`}
    ${!bare && html`<${Below} state=${state} onNews=${setNews} />`}
  </div>`;
}

/** The opened touchpoint: opened here, or because a link elsewhere leads to one of its fields. */
function useOpened(state) {
  const [open, setOpen] = useState(null);
  const seen = useRef(state.selected);
  const root = useRef(null);
  useEffect(() => {
    if (seen.current !== state.selected && state.selected.touchpoint) setOpen(state.selected.touchpoint);
    seen.current = state.selected;
  }, [state.selected]);
  const asked = useRef("");
  // The board is often as high as the screen: what a press has opened below it comes into sight, by key with the focus.
  useLayoutEffect(() => {
    const form = asked.current && root.current?.querySelector(".edit");
    if (form && asked.current === "key") form.querySelector("textarea").focus({ preventScroll: true });
    form?.scrollIntoView?.({ block: "nearest" });
    asked.current = "";
  }, [open]);
  const pick = (id, event) => {
    const before = open;
    asked.current = id && event ? (event.detail === 0 ? "key" : "pointer") : "";
    setOpen(id);
    if (id) state.select({ touchpoint: id });
    seen.current = state.selected;
    if (!id) root.current?.querySelector(`[data-card="${before}"] .open`)?.focus();
  };
  return [open, pick, root];
}

function Keys({ suggested, arrows, picking }) {
  return html`<div class="signposts">
    ${picking ? html`<p class="keys by-key"><span><kbd>Enter</kbd>pick</span><span><kbd>Esc</kbd>end</span></p>` : html`<p class="keys by-key">
      <span><kbd>Alt</kbd><kbd>↑</kbd><kbd>↓</kbd>re-order</span>
      <span><kbd>Alt</kbd><kbd>←</kbd><kbd>→</kbd>other stage</span>
      <span><kbd>Enter</kbd>open</span>
      <span><kbd>Del</kbd>remove</span>
      <span><kbd>Esc</kbd>close</span>
    </p>`}
    <p class="keys">
      <span><${Truth} />moment of truth</span>
      ${suggested && html`<span><${Truth} hollow />suggested, press to mark</span>`}
      ${arrows && html`<span class="drawn"><${Sample} />goes on</span><span class="drawn"><${Sample} back />comes back</span>`}
    </p>
  </div>`;
}

function Sample({ back }) {
  return html`<svg class="flow sample" viewBox="0 0 34 12" aria-hidden="true"><g class=${back && "back"}>
    <path class="line" d=${back ? "M33 6H9" : "M1 6H27"} /><path class="head" d=${back ? "M1,6L8,2L8,10z" : "M33,6L26,2L26,10z"} />
  </g></svg>`;
}
