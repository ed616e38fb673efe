/** Changing to another set of stages without losing a touchpoint: what stays, what moves where, what goes. */
import { folded } from "../../lib.js";
import { inStage } from "./moves.js";

/** Stages of the map that the set has too, by their place in the set; they stay as they are. */
export function staying(doc, set) {
  const found = new Map();
  set.stages.forEach((term, index) => {
    const stage = doc.stages.find((one) => folded(one.name) === folded(term.name) && ![...found.values()].includes(one));
    if (stage) found.set(index, stage);
  });
  return found;
}

/** Stages that the set has not, each with the place in the set that fits where it stands. @returns {Map<string, number>} */
export function leaving(doc, set) {
  const stay = new Map([...staying(doc, set)].map(([index, stage]) => [stage.id, index]));
  const [before, after] = [doc.stages.length - 1, set.stages.length - 1];
  return new Map(doc.stages.filter((one) => !stay.has(one.id)).map((stage) => {
    const at = doc.stages.indexOf(stage);
    const near = (stages) => stages.map((one) => stay.get(one.id)).filter((index) => index !== undefined);
    const low = Math.max(0, ...near(doc.stages.slice(0, at)));
    const high = Math.min(after, ...near(doc.stages.slice(at)));
    const fitting = before ? Math.round((at / before) * after) : 0;
    return [stage.id, Math.min(Math.max(fitting, low), Math.max(low, high))];
  }));
}

/** Does it, in one act: stages come, touchpoints move in their order, stages go. */
export function change(state, set, choice) {
  const { doc } = state;
  const stay = staying(doc, set);
  const ids = set.stages.map(({ name, question = "", icon = "" }, index) => {
    const kept = stay.get(index)?.id;
    if (!kept) return state.add("stage", { name, question, icon }, index);
    if (state.doc.stages[index].id !== kept) state.move("stage", kept, index);
    return kept;
  });
  for (const target of ids) {
    const wanted = doc.touchpoints.filter((one) => target === (ids[choice.get(one.stage)] ?? one.stage));
    for (const [to, one] of wanted.entries()) if (one.stage !== target) state.move("touchpoint", one.id, to, target);
  }
  for (const id of choice.keys()) if (!inStage(state.doc, id).length) state.remove("stage", id);
}
