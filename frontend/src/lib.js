/** The small part of Preact that views use, and the words all of them share. */
import { createContext, h, render } from "preact";
import { useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import htm from "htm";

export { createContext, render, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState };

export const html = htm.bind(h);

/** Things that live once a page, though the app may be loaded again after a restart of the kernel. */
globalThis[Symbol.for("workshop-kit")] ??= {};
export const page = globalThis[Symbol.for("workshop-kit")];

/**
 * An id that no other widget of the page has: labels break silently when two elements share one.
 * @returns {string}
 */
export function useId() {
  return useState(() => {
    page.ids = (page.ids ?? 0) + 1;
    return `wk${page.ids}`;
  })[0];
}

/**
 * Looks now, and again whenever the element gets another size; for useLayoutEffect, to which it gives its end.
 * @param {Element} element
 * @param {() => void} look
 * @returns {(() => void)|undefined}
 */
export function followed(element, look) {
  look();
  if (!globalThis.ResizeObserver) return undefined;
  const watch = new ResizeObserver(look);
  watch.observe(element);
  return () => watch.disconnect();
}

/**
 * What a Field needs to show and change one field of an item.
 * @param {object} state shared state of the workshop
 * @param {string} kind "persona", "touchpoint", … or "workshop"
 * @param {object} item the item that holds the field
 * @param {string} field
 */
export function bound(state, kind, item, field) {
  const id = item?.id ?? kind;
  return {
    name: `${kind}:${id}:${field}`,
    value: item?.[field],
    error: state.error(kind, id, field),
    onInput: (value) => state.edit(kind, id, { [field]: value }),
  };
}

/**
 * The guiding text beside a field, from templates/prompts.
 * @returns {{title: string, text: string}|undefined}
 */
export function prompt(state, step, field) {
  const note = state.vocabulary?.prompts?.[step]?.fields?.[field];
  return note && { title: inWords(state, note.title), text: inWords(state, note.text) };
}

/**
 * A step's own words: number and minutes, its question, when it is done.
 * @returns {{eye?: string, title?: string, done?: string}}
 */
export function intro(state, step) {
  const words = state.vocabulary?.prompts?.[step]?.intro ?? {};
  return Object.fromEntries(Object.entries(words).map(([key, text]) => [key, inWords(state, text)]));
}

/** Text with the workshop's own word for its customers: guest, patient, donor … */
export function inWords(state, text = "") {
  const { customer, customers } = state.doc ?? {};
  return text.replaceAll("{customers}", customers || "customers").replaceAll("{customer}", customer || "customer");
}

/** What the kernel knows about a step: its headline, what is missing. */
export function stepFacts(state, step) {
  return state.facts?.steps?.find((one) => one.step === step);
}

/** The step that asks for a kind of item. */
const STEP_OF = { workshop: "start", persona: "personas", entry: "personas", stage: "touchpoints", touchpoint: "touchpoints", moment: "emotions", opportunity: "priorities", action: "actions", measure: "measures", follow_up: "follow_up", theme: "feedback" };
/** The step that has a list of the workshop. */
const HOME_OF = { personas: "personas", stages: "touchpoints", opportunities: "priorities", scores: "priorities", actions: "actions", measures: "measures", follow_ups: "follow_up" };

/** What is missing in a step, as links for Words: to the field in this page, or to the notebook that has it. */
export function missing(state, facts) {
  return (facts?.missing ?? []).map(({ text, kind, id, field }) => {
    const step = (kind === "workshop" && HOME_OF[field]) || (STEP_OF[kind] ?? facts.step);
    const here = document.querySelector(`.wk-${step}`);
    return { text, href: here ? null : stepFacts(state, step)?.notebook, onGo: () => state.focus(kind, id, field) };
  });
}

/** Channels as options for Chips. */
export function channelOptions(state) {
  return (state.vocabulary?.channels ?? []).map((one) => ({ value: one.name, label: one.label ?? one.name, icon: one.icon }));
}

/** A trait of the room that is not part of the shared state, watched. */
export function useTrait(room, name) {
  const [, again] = useState(0);
  // From the first drawing on: what changes before the browser has painted it must not be missed.
  useLayoutEffect(() => {
    const changed = () => again((times) => times + 1);
    room?.on(`change:${name}`, changed);
    return () => room?.off?.(`change:${name}`, changed);
  }, [room, name]);
  return room?.get(name);
}

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** A count as people say it: "two goals". */
export function count(number, one, many = `${one}s`) {
  return `${SMALL[number] ?? number} ${number === 1 ? one : many}`;
}

/** The sentence's first letter in upper case. */
export function sentence(text) {
  return text ? text[0].toLocaleUpperCase() + text.slice(1) : "";
}

/** What two ways to write one name have in common: no capitals, no doubled spaces. */
export function folded(name) {
  return name.trim().replace(/\s+/g, " ").toLocaleLowerCase();
}

/** A sentence of the history in pieces, every second one a name: the kernel puts names between asterisks, and a backslash before a sign of these two that was typed. */
export function pieces(words) {
  const found = [""];
  for (const one of words.match(/\\.|\*|[^\\*]+/gs) ?? []) {
    if (one === "*") found.push("");
    else found[found.length - 1] += one.replace(/^\\/, "");
  }
  return found;
}

/** A sentence of the history as text. */
export const plain = (words) => pieces(words).join("");

/** Class names without the empty ones. */
export function classes(...names) {
  return names.filter(Boolean).join(" ");
}
