/**
 * Operations the kernel has not acknowledged yet.
 *
 * They are mirrored in the page's session storage, so that a reload in mid-sentence loses nothing. Sending one twice
 * is harmless: the kernel knows them by their `uid`.
 */

const covers = (newer, older) => older.op === "set" && older.kind === newer.kind && older.id === newer.id
  && Object.keys(older.fields).every((field) => field in newer.fields);

const shared = (values, names) => Object.fromEntries(Object.entries(values).filter(([name]) => name in names));

function merged(older, newer) {
  const expect = { ...newer.expect, ...older.expect };
  const op = { ...older, fields: { ...older.fields, ...newer.fields } };
  return Object.keys(expect).length ? { ...op, expect } : op;
}

export class Outbox {
  /**
   * @param {string} key name in the storage
   * @param {Storage|null} storage
   */
  constructor(key, storage) {
    this.key = key;
    this.storage = storage;
    this.ops = load(key, storage);
    this.sent = new Set();
  }

  get empty() {
    return this.ops.length === 0;
  }

  /** Keep an operation; of several that set the same field only the newest stays. */
  put(given) {
    const op = given.expect ? { ...given, expect: this.standing(given) } : given;
    if (op.op === "set") {
      const waiting = this.mergeable(op);
      if (waiting) return this.swap(waiting, merged(waiting, op));
      this.ops = this.ops.filter((older) => !covers(op, older));
    }
    this.ops.push(op);
    this.mirror();
    return op;
  }

  /** What an edit expects: as long as an older one is not answered, what that one did. */
  standing({ kind, id, expect }) {
    const older = this.ops.filter((op) => op.op === "set" && op.kind === kind && op.id === id && op.expect);
    return Object.assign({}, expect, ...older.reverse().map((op) => shared(op.expect, expect)));
  }

  /** The not yet sent `set` of the same item, unless another kind of operation came after it. */
  mergeable(op) {
    for (const other of [...this.ops].reverse()) {
      if (other.op !== "set" || this.sent.has(other.uid)) return null;
      if (other.kind === op.kind && other.id === op.id) return other;
    }
    return null;
  }

  swap(old, op) {
    this.ops = this.ops.map((other) => (other === old ? op : other));
    this.mirror();
    return op;
  }

  /** The operations that wait to be sent; they count as sent from now on. */
  take() {
    const waiting = this.ops.filter((op) => !this.sent.has(op.uid));
    for (const op of waiting) this.sent.add(op.uid);
    return waiting;
  }

  /** Send all again: another kernel is listening. */
  again() {
    this.sent.clear();
  }

  /** Forget operations that the kernel has answered; returns them. */
  settle(uids) {
    const known = new Set(uids);
    const settled = this.ops.filter((op) => known.has(op.uid));
    this.ops = this.ops.filter((op) => !known.has(op.uid));
    for (const uid of known) this.sent.delete(uid);
    this.mirror();
    return settled;
  }

  mirror() {
    try {
      if (this.empty) this.storage?.removeItem(this.key);
      else this.storage?.setItem(this.key, JSON.stringify(this.ops));
    } catch {
      // A full or forbidden storage must not stop typing; the kernel still gets every operation.
    }
  }
}

function load(key, storage) {
  try {
    const ops = JSON.parse(storage?.getItem(key) ?? "[]");
    return Array.isArray(ops) ? ops : [];
  } catch {
    return [];
  }
}
