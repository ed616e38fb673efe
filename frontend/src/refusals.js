/**
 * Values that were not taken, with the reason, until the person has decided what becomes of them.
 *
 * They are mirrored in the page's session storage: words that wait for a choice outlive a reload.
 *
 * @typedef {object} Refusal
 * @property {string} text the reason
 * @property {any} value what was typed
 * @property {any} [current] what stands there
 * @property {any} [stands] what the typed words stood on
 * @property {boolean} [conflict] somebody changed the field meanwhile: `what` it is called, `who` and `at`
 * @property {{words?: string, rev?: number}} [gone] the item was removed; `op` brings the words back to it
 */
import { itemOf } from "./ops.js";

export class Refusals {
  constructor(key, storage) {
    this.key = key;
    this.storage = storage;
    this.all = new Map(load(key, storage));
  }

  /** @returns {Refusal|undefined} */
  get(name) {
    return this.all.get(name);
  }

  set(name, refusal) {
    this.all.set(name, refusal);
    this.mirror();
  }

  delete(name) {
    if (this.all.delete(name)) this.mirror();
  }

  /** Whether a field's words wait for a choice; what is typed meanwhile belongs to them. */
  waits(name) {
    const refusal = this.all.get(name);
    return Boolean(refusal?.conflict || refusal?.gone);
  }

  retype(name, value) {
    this.set(name, { ...this.all.get(name), value });
  }

  /** Somebody wrote to the field again: that is what stands there now, and perhaps it is the same by now. */
  update(name, value, by) {
    const refusal = this.all.get(name);
    if (!refusal?.conflict) return;
    if (value === refusal.value) this.delete(name);
    else this.set(name, { ...refusal, current: value, ...by });
  }

  /** Those with words that wait for a choice, by name. */
  get waiting() {
    return [...this.all].filter(([name]) => this.waits(name));
  }

  /** One that is still to be put right; what has been removed needs nothing. */
  standing(doc) {
    return [...this.all.values()].find(({ kind, id }) => doc && itemOf(doc, kind, id));
  }

  mirror() {
    try {
      if (this.all.size) this.storage?.setItem(this.key, JSON.stringify([...this.all]));
      else this.storage?.removeItem(this.key);
    } catch {
      // As with the outbox: a full or forbidden storage must not stop typing.
    }
  }
}

function load(key, storage) {
  try {
    const all = JSON.parse(storage?.getItem(key) ?? "[]");
    return Array.isArray(all) ? all : [];
  } catch {
    return [];
  }
}
