/**
 * What all widgets of a page share about one workshop.
 *
 * An edit shows at once, goes to the kernel in the next animation frame, and stays in the outbox until the kernel has
 * answered. `base` is what kernels have confirmed; `doc` is `base` with the outbox on top, so other people's changes
 * never undo what is being typed here.
 *
 * A room is the model of a kernel's side. Several may serve one workshop: two notebooks in one page, or a new one after
 * a kernel restart. The newest that answers gets the operations.
 */

import { chosen } from "./chosen.js";
import { apply, applyAll, complete, find, itemOf } from "./ops.js";
import { hear } from "./hear.js";
import { Heartbeat } from "./heartbeat.js";
import { Outbox } from "./outbox.js";
import { choose, waitingWords } from "./meanwhile.js";
import { newId, newUid, pageId } from "./ids.js";
import { browser } from "./page.js";
import { Refusals } from "./refusals.js";
import { reveal } from "./reveal.js";
import { stoodThere } from "./typing.js";
import { heard } from "./views/session/time.js";

/** How long a notice stays, in ms. */
const STAY = 15_000;
const QUIET = { state: "saved", at: "", text: "" };

const idOf = (room) => room.get("workshop") || "none";

/** States of the page by workshop; they outlive the code, which is loaded again after a kernel restart. */
function openStates() {
  const name = Symbol.for("workshop-kit");
  globalThis[name] ??= {};
  globalThis[name].states ??= new Map();
  return globalThis[name].states;
}

/** The page's state of the workshop that a room serves. */
export function openState(room, page = browser) {
  const states = openStates();
  const id = idOf(room);
  if (!states.has(id)) states.set(id, new State(id, page));
  states.get(id).attach(room);
  return states.get(id);
}

export class State {
  constructor(id, page) {
    this.id = id;
    this.page = page;
    this.outbox = new Outbox(`workshop-kit:edits:${id}`, page.storage);
    this.heart = new Heartbeat({ ping: (room) => post(room, { type: "ping" }), changed: () => this.rearrange() }, page);
    this.rooms = [];
    this.heardOf = new WeakSet();
    this.listeners = new Set();
    this.refusals = new Refusals(`workshop-kit:refused:${id}`, page.storage);
    this.own = pageId(page);
    this.rev = 0;
    this.seen = new Map();
    this.notice = "";
    this.calls = new Map();
    this.selected = recall(page, `workshop-kit:selected:${id}`) ?? { persona: null, touchpoint: null };
    this.facts = {};
    this.vocabulary = {};
    this.kernel = QUIET;
    page.leaving(() => this.flush());
  }

  /** Serve a room: take its document as what its kernel knows, and send what it has not answered. */
  attach(room) {
    if (this.rooms.some((known) => same(known, room))) return;
    this.rooms.push(room);
    this.listen(room);
    this.heart.add(room);
    this.take({ facts: room.get("facts") ?? {}, vocabulary: room.get("vocabulary") ?? {}, kernel: room.get("status") ?? QUIET });
    this.rev = Math.max(this.rev, room.get("rev") ?? 0);
    if (room.get("pace")) this.take({ pace: heard(room.get("pace")) });
    this.adopt(room.get("document"));
    this.speakTo(room);
  }

  /** A room may go to another workshop and come back; it is listened to once. */
  listen(room) {
    if (this.heardOf.has(room)) return;
    this.heardOf.add(room);
    const here = (then) => () => this.rooms.includes(room) && then();
    room.on("msg:custom", (message) => this.receive(room, message));
    room.on("change:workshop", here(() => room.get("workshop") !== this.id && this.detach(room)));
    room.on("change:document", here(() => this.serves(room) && this.adopt(room.get("document"))));
    for (const [trait, name] of [["facts", "facts"], ["vocabulary", "vocabulary"], ["status", "kernel"]]) {
      room.on(`change:${trait}`, here(() => this.serves(room) && this.take({ [name]: room.get(trait) })));
    }
    room.on("change:pace", here(() => this.serves(room) && this.take({ pace: heard(room.get("pace")) })));
    room.on("destroy", here(() => this.detach(room)));
  }

  /** Forget a room that is gone or went to another workshop. */
  detach(room) {
    this.rooms = this.rooms.filter((known) => known !== room);
    this.heart.remove(room);
    if (this.room === room) this.rearrange();
  }

  serves(room) {
    return idOf(room) === this.id;
  }

  /** An empty document means that no workshop is open yet. */
  adopt(document) {
    this.base = document?.title === undefined ? null : complete(document);
    this.rebase();
  }

  /** Lay the outbox on what is confirmed. */
  rebase() {
    this.doc = this.base && applyAll(this.base, this.outbox.ops);
    this.tell();
  }

  /** The newest room that answers is spoken to; what it may not have heard is said again. */
  rearrange() {
    for (const call of this.calls.values()) if (!this.heart.alive(call.room)) this.hangUp(call);
    const room = this.rooms.filter((one) => this.heart.alive(one)).at(-1);
    if (room) this.speakTo(room);
    else this.tell();
  }

  speakTo(room) {
    this.room = room;
    this.outbox.again();
    this.flush();
    this.tell();
  }

  // ---- what views use ----

  /** "saved", "saving", "error" or "offline", with the time of the last save and words. */
  get status() {
    const { at, text } = this.kernel;
    if (!this.rooms.some((room) => this.heart.alive(room))) return { state: "offline", at, text };
    if (this.kernel.state === "error") return this.kernel;
    const [open] = this.refusals.waiting;
    if (open) return { state: "error", at, text: waitingWords(open[1]) };
    const refused = this.refusals.standing(this.doc);
    if (refused) return { state: "error", at, text: `Not saved. ${refused.text}` };
    return { state: this.outbox.empty ? "saved" : "saving", at, text };
  }

  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The name that the history gives to this person; "" while there is none. */
  get you() {
    return this.room?.get("you") ?? "";
  }

  edit(kind, id, given) {
    const fields = {}, expect = {};
    for (const [field, value] of Object.entries(given)) {
      const name = `${kind}:${id}:${field}`;
      // While words wait for a choice, what is typed goes on with them.
      if (this.refusals.waits(name)) this.refusals.retype(name, value);
      else fields[field] = value;
      const stands = this.standsOn(name, kind, id, field, value);
      if (stands !== undefined && field in fields) expect[field] = stands;
      if (field in fields) this.refusals.delete(name);
    }
    if (Object.keys(fields).length) this.do({ op: "set", kind, id, fields, ...(Object.keys(expect).length && { expect }) });
    else this.tell();
  }

  /** What an edit expects to find: what stood in the field it was typed into, or the list that it changes. */
  standsOn(name, kind, id, field, value) {
    const before = stoodThere(name);
    const refused = this.refusals.get(name)?.stands;
    // Nothing may have stood there, which is null and not undefined.
    if (before !== undefined) return refused === undefined ? before : refused;
    return Array.isArray(value) ? itemOf(this.doc, kind, id)?.[field] : undefined;
  }

  add(kind, fields, to) {
    const id = newId();
    this.do({ op: "add", kind, id, fields, ...(to === undefined ? {} : { to }) });
    return id;
  }

  move(kind, id, to, stage) {
    this.do({ op: "move", kind, id, to, ...(stage === undefined ? {} : { stage }) });
  }

  remove(kind, id) {
    this.do({ op: "remove", kind, id });
  }

  /** Why a field was refused, what was typed, and what is stored; null when all is well. */
  error(kind, id, field) {
    const name = `${kind}:${id}:${field}`;
    const refusal = this.refusals.get(name);
    if (!refusal) return null;
    return refusal.conflict ? { ...refusal, choose: (value) => choose(this, name, value) } : refusal;
  }

  /** Say something for a while; the head of the page shows it. */
  note(text) {
    this.take({ notice: text });
    const timer = setTimeout(() => this.notice === text && this.take({ notice: "" }), STAY);
    timer.unref?.();
  }

  /** Ask the kernel to do something; resolves with its value. */
  call(name, args = {}) {
    this.flush();
    const id = newUid();
    return new Promise((resolve, reject) => {
      const call = { id, room: this.room, resolve, reject };
      this.calls.set(id, call);
      if (this.heart.alive(this.room)) post(this.room, { type: "call", id, name, args });
      else this.hangUp(call);
    });
  }

  /** Take the session's clock from an answer of the kernel; resolves to whether it came. What went wrong is `told`. */
  hearPace(answer, told = () => {}) {
    const take = (pace) => {
      this.take({ pace: heard(pace) });
      return true;
    };
    return answer.then(take, (error) => {
      told(error.message);
      return false;
    });
  }

  select(choice) {
    this.selected = { ...this.selected, ...choice };
    remember(this.page, `workshop-kit:selected:${this.id}`, this.selected);
    this.tell();
  }

  /** Show the item a field belongs to and put the focus there. */
  focus(kind, id, field) {
    const owner = kind === "entry" ? find(this.doc, id) : { kind, owner: { id } };
    if (owner) this.select(chosenBy(owner.kind, owner.owner.id));
    return reveal(`${kind}:${id}:${field}`, this.page);
  }

  // ---- to and from the kernel ----

  do(op) {
    if (!this.doc) return;
    this.send(op);
    this.doc = apply(this.doc, op);
    this.tell();
  }

  /** Put an operation in the outbox, and in the post with the next frame. */
  send(op) {
    const { uid } = this.outbox.put({ ...op, uid: newUid(this.own) });
    this.seen.set(uid, this.rev);
    this.frame ??= this.page.frame(() => this.flush());
  }

  flush() {
    this.frame = undefined;
    if (!this.room || !this.heart.alive(this.room)) return;
    const ops = this.outbox.take();
    const seen = Object.fromEntries(ops.map(({ uid }) => [uid, this.seen.get(uid) ?? 0]));
    if (ops.length) post(this.room, { type: "ops", workshop: this.id, seen, ops });
  }

  receive(room, message) {
    this.heart.heard(room);
    hear(this, message, this.serves(room));
  }

  take(values) {
    Object.assign(this, values);
    this.tell();
  }

  hangUp(call) {
    this.calls.delete(call.id);
    call.reject(new Error("The engine behind this page does not answer. Connect again, then try once more."));
  }

  tell() {
    for (const listener of [...this.listeners]) listener(this);
  }
}

function post(room, message) {
  try {
    room.send(message);
  } catch {
    // A room whose connection is closed cannot be sent to; the heartbeat notices and the outbox keeps the words.
  }
}

/** What must be selected for an item to be seen. */
function chosenBy(kind, id) {
  if (kind !== "moment") return ["persona", "touchpoint", "measure"].includes(kind) ? { [kind]: id } : {};
  return chosen(...id.split("."));
}

const same = (one, other) => one === other || (one.model_id !== undefined && one.model_id === other.model_id);

function recall(page, key) {
  try {
    return JSON.parse(page.storage?.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function remember(page, key, value) {
  try {
    page.storage?.setItem(key, JSON.stringify(value));
  } catch {
    // Only a convenience: without it a reload starts at the first moment.
  }
}
