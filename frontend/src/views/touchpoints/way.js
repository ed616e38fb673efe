/** A change of channel in words. */
import { html } from "../../lib.js";
import { channel } from "./channels.js";

/** "Messaging app to Shop". */
export function way(state, { from_channel: from, to_channel: to }) {
  return `${channel(state, from).label || "One channel"} to ${channel(state, to).label || "another"}`;
}

/** The same as an element, where each name keeps its own direction of writing. */
export function Way({ state, of }) {
  return html`<bdi>${channel(state, of.from_channel).label || "One channel"}</bdi> to <bdi>${channel(state, of.to_channel).label || "another"}</bdi>`;
}

/** What somebody said, in marks unless it has its own. */
export const quoted = (text) => (/^[“„"«]/.test(text.trim()) ? text : `“${text}”`);
