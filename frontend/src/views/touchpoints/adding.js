/** Touchpoints as quickly as a group says them: a name, Enter, the next name. */
import { html, useId, useLayoutEffect, useRef } from "../../lib.js";
import { words } from "./moves.js";

const SIDES = { ArrowLeft: -1, ArrowRight: 1 };

/** The names in a text that was pasted or dictated: one a line, without the dashes and numbers of a list. */
export function namesIn(text) {
  return text.split("\n").map((line) => line.replace(/^\s*(?:[-–•*]|\d+[.)])\s+/, "").trim().slice(0, 300)).filter(Boolean);
}

/**
 * The field at the end of a stage.
 * @param {{state: object, stage: object, first: boolean, wait: boolean, onLeave: () => void, onStage: (id: string) => void,
 *   onNews: (words: string) => void}} props
 *   `first`: nothing is on the map yet; `wait`: it is shown without taking the focus
 */
export function Adding({ state, stage, first, wait, onLeave, onStage, onNews }) {
  const id = useId();
  const input = useRef(null);
  useLayoutEffect(() => {
    if (!wait) input.current.focus();
  }, [stage.id]);
  const add = (text) => {
    for (const name of namesIn(text)) {
      const made = state.add("touchpoint", { stage: stage.id, name });
      onNews(`Added: ${words(state.doc, made)}`);
    }
    if (input.current) input.current.value = "";
  };
  const leave = () => {
    const button = input.current.closest(".stage");
    input.current.value = "";
    onLeave();
    queueMicrotask(() => button.querySelector(".add")?.focus());
  };
  const beside = (step) => {
    const { stages } = state.doc;
    const next = stages[stages.indexOf(stage) + step];
    if (!next) return;
    add(input.current.value);
    onStage(next.id);
  };
  const keys = (event) => {
    if (event.isComposing) return;
    if (event.altKey && SIDES[event.key]) {
      event.preventDefault();
      beside(SIDES[event.key]);
    } else if (event.key === "Enter" && input.current.value.trim()) {
      event.preventDefault();
      add(input.current.value);
    } else if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  };
  const paste = (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (!text.trim().includes("\n")) return;
    event.preventDefault();
    add(text);
  };
  // The browser also takes the focus away when the field itself goes.
  const blur = ({ target }) => {
    add(target.value);
    onLeave();
  };
  const name = stage.name || "a stage without a name";
  return html`<div class="adding">
    <label class="vh" for=${id}>A touchpoint in ${name}</label>
    <textarea class="in" id=${id} ref=${input} rows="1" dir="auto" maxlength="300" enterkeyhint="next" data-field=${`stage:${stage.id}:touchpoints`}
      aria-describedby=${`${id}h`} placeholder=${first ? "What do they do first?" : "What do they do next?"} onKeyDown=${keys} onPaste=${paste} onFocus=${() => onStage(stage.id)} onBlur=${blur}></textarea>
    <p class="hint" id=${`${id}h`}><span><kbd>Enter</kbd> next</span>${state.doc.stages.length > 1 && html`<span><kbd>Alt</kbd><kbd>→</kbd> next stage</span>`}</p>
  </div>`;
}

