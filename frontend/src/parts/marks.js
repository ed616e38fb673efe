/** Drawings from the sprite: icons, people, faces of feeling, marks of evidence. */
import sprite from "kit:sprite";
import { classes, html } from "../lib.js";

/** Marks of evidence, from guess to proof. */
export const MARKS = [
  { value: "assumption", mark: "a" },
  { value: "observed", mark: "o" },
  { value: "cited", mark: "c" },
];

/** Names of the drawn people, in the order of the sheet. */
export const avatars = [...sprite.matchAll(/id="wk-(a\d+)"/g)].map(([, name]) => name);

/** Puts the drawings into the page, once. */
export function injectSprite(doc) {
  if (doc.getElementById("wk-sprite")) return;
  const holder = doc.createElement("div");
  holder.id = "wk-sprite";
  holder.innerHTML = sprite;
  doc.body.append(holder);
}

const named = (label) => (label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" });

/** An icon by its name, with or without the sheet's `i-`; decorative unless it gets a label. */
export function Icon({ name, label, class: more }) {
  return html`<svg class=${classes("ic", more)} viewBox="0 0 24 24" ...${named(label)}><use href=${`#wk-i-${name.replace(/^i-/, "")}`} /></svg>`;
}

/** A person: a drawn face by name, an own picture, or an outline for nobody yet. */
export function Avatar({ face, size = 48 }) {
  if (face?.startsWith("data:image/")) return html`<img class="ava" src=${face} width=${size} height=${size} alt="" />`;
  if (avatars.includes(face)) {
    return html`<svg class="ava" width=${size} height=${size} viewBox="0 0 104 104" aria-hidden="true"><use href=${`#wk-${face}`} /></svg>`;
  }
  return html`<svg class="ava nobody" width=${size} height=${size} viewBox="0 0 104 104" aria-hidden="true">
    <circle cx="52" cy="52" r="52" />
    <path d="M18 92c2-22 16-33 34-33s32 11 34 33M52 59a18 20 0 1 0 0-40 18 20 0 0 0 0 40" />
  </svg>`;
}

/** A feeling, −2 … +2; hollow where it rests on an assumption only. */
export function Face({ value, size = 28, hollow, label }) {
  return html`<svg class=${classes("face", `v${value}`, hollow && "hollow")} width=${size} height=${size} viewBox="0 0 48 48" ...${named(label)}>
    <use href=${`#wk-e${value}`} />
  </svg>`;
}

/** A dashed, half or full circle. */
export function EvidenceMark({ value, label }) {
  const { mark } = MARKS.find((one) => one.value === value) ?? MARKS[0];
  return html`<svg class="ev" viewBox="0 0 12 12" ...${named(label)}><use href=${`#wk-ev-${mark}`} /></svg>`;
}
