/** A persona's chapters as they are read: what the map tells, and over it what people wrote; pure. */

/**
 * @param {{part: string, title: string, text: string, mark: string}[]} made what the map tells now
 * @param {object[]} own the persona's chapters in the document
 * @returns {{key: string, part: string, title: string, text: string, made?: object, own?: object, changed: boolean}[]}
 */
export function told(made, own) {
  const byPart = new Map();
  for (const one of own) if (one.part && !byPart.has(one.part)) byPart.set(one.part, one);
  const chapters = made.map((one) => chapter(one, byPart.get(one.part)));
  const used = new Set(chapters.map((one) => one.own?.id));
  const others = own.filter(({ id }) => !used.has(id)).map((one) => chapter(undefined, one));
  const ending = chapters.findIndex(({ part }) => part === "_ending");
  const at = ending < 0 ? chapters.length : ending;
  return [...chapters.slice(0, at), ...others, ...chapters.slice(at)];
}

function chapter(made, own) {
  const part = made?.part ?? own.part;
  const { title, text } = own ?? made;
  return { key: made ? part : own.id, part, title: title || made?.title || "", text, made, own, changed: Boolean(own?.told_from && made && own.told_from !== made.mark) };
}

/** The fields of a chapter that is edited for the first time. */
export const firstEdit = (persona, { part, title, text, mark }, fields) => ({ persona, part, title, text, told_from: mark, ...fields });

/** Paragraphs, each in pieces that somebody said or that tell. */
export function paragraphs(text) {
  return text.split(/\n+/).filter((one) => one.trim()).map((one) => one.split(/(“[^”]*”)/).filter(Boolean).map((piece) => ({ piece, said: piece.startsWith("“") })));
}

const SCRIPTS = [[/[\u0600-\u06ff]/g, "ar"], [/[\u0590-\u05ff]/g, "he"], [/[\u3040-\u30ff]/g, "ja"], [/[\u4e00-\u9fff]/g, "zh"], [/[\u0400-\u04ff]/g, "ru"], [/[\uac00-\ud7af]/g, "ko"]];

/** The language to speak a text in: that of the script most of it is written in. */
export function spokenIn(text, language) {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const most = SCRIPTS.find(([script]) => (text.match(script)?.length ?? 0) > letters / 2 || (script.source.includes("3040") && (text.match(script)?.length ?? 0) > letters / 8));
  return most ? most[1] : language;
}

/** What is spoken one after another; long texts at once are cut off by some browsers. */
export function breaths(text) {
  const clean = text.replace(/[\u2066-\u2069]/g, "");
  return clean.split(/\n+|(?<=[.!?。！？؟]["”’]?)\s+/).map((one) => one.trim()).filter(Boolean);
}
