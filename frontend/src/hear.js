/** What a kernel says to the shared state, each message by its type. */
import { missed, overwrite, refuse } from "./meanwhile.js";
import { applyAll } from "./ops.js";
import { heard } from "./views/session/time.js";

/** Answers to what this state sent; they count even when the room has gone to another workshop meanwhile. */
const OWN = new Set(["done", "refused", "result"]);

/**
 * Take a message in.
 * @param {object} state
 * @param {{type: string}} message
 * @param {boolean} here whether the room that speaks still serves the state's workshop
 */
export function hear(state, message, here) {
  if (here || OWN.has(message.type)) HANDLERS[message.type]?.(state, message);
}

const HANDLERS = {
  done(state, { uids, at }) {
    state.base = applyAll(state.base, state.outbox.settle(uids));
    // Equal values: keeping the shown one keeps its identities, and nothing is drawn again.
    if (state.outbox.empty) state.base = state.doc;
    state.take({ kernel: { state: "saved", at: at ?? state.kernel.at, text: "" } });
  },

  refused(state, { items }) {
    const ops = new Map(state.outbox.settle(items.map((item) => item.uid)).map((op) => [op.uid, op]));
    // Without the operation the person has typed on, and the newer words get their own answer.
    for (const item of items) if (ops.has(item.uid)) refuse(state, item, ops.get(item.uid));
    state.rebase();
  },

  /** What stands in the change log, this page's own edits too: one room may serve several pages. */
  changed(state, { ops, facts, rev }) {
    const own = new Set(state.outbox.settle(ops.map((op) => op.uid)).map((op) => op.uid));
    const held = state.page.held();
    state.base = applyAll(state.base, ops);
    state.rev = Math.max(state.rev, rev ?? 0);
    if (facts) state.facts = facts;
    for (const op of ops) if (op.op === "set" && !own.has(op.uid)) overwrite(state, op);
    state.rebase();
    if (held && ops.some((op) => op.op === "remove" && !own.has(op.uid))) missed(state, held);
  },

  /** Of choices the last one counts; who made another one is told. */
  overtaken: (state, { page, text }) => page === state.own && state.note(text),

  facts: (state, { facts }) => state.take({ facts }),

  pace: (state, { pace }) => state.take({ pace: heard(pace) }),

  result(state, { id, value, error }) {
    const call = state.calls.get(id);
    if (!call) return;
    state.calls.delete(id);
    if (error) call.reject(new Error(error));
    else call.resolve(value);
  },
};
