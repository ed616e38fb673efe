/** The journey told as a story: chapters made from the map, to read aloud, and to write on. */
import { useFullScreen } from "../fullscreen.js";
import { classes, html, prompt, useEffect, useRef, useState } from "../lib.js";
import { Avatar, Button, Confirm, Field, Icon, Section } from "../parts.js";
import { firstEdit, paragraphs, told } from "./story/chapters.js";
import { useVoice } from "./story/voice.js";

/** Folded away until somebody wants to hear it. */
export function Story({ state, persona }) {
  const own = state.doc.chapters.filter((one) => one.persona === persona.id).length;
  return html`<${Section} title="The journey as a story" hint=${own ? `${own === 1 ? "one chapter" : `${own} chapters`} in your own words` : "told from the map, to read aloud"}>
    <${Told} key=${persona.id} state=${state} persona=${persona} />
  <//>`;
}

function Told({ state, persona }) {
  const root = useRef(null);
  const made = useMade(state, persona, root);
  const [at, setAt] = useState(0);
  const [editing, setEditing] = useState(false);
  const screen = useFullScreen(root);
  const voice = useVoice("en");
  const own = state.doc.chapters.filter((one) => one.persona === persona.id);
  const chapters = made.chapters ? told(made.chapters, own) : [];
  const index = Math.min(at, chapters.length - 1);
  const chapter = chapters[index];
  const go = (to) => {
    if (to < 0 || to >= chapters.length) return;
    voice.stop();
    setEditing(false);
    setAt(to);
    root.current.querySelector(".page")?.focus({ preventScroll: true });
    root.current.querySelector(".leaf")?.scrollTo(0, 0);
  };
  const keys = (event) => {
    // Outside, digits choose faces.
    if (!event.altKey && event.key !== "Escape") event.stopPropagation();
    const step = { ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("textarea, input")) return;
    event.preventDefault();
    go(index + step);
  };
  const add = () => {
    state.add("chapter", { persona: persona.id, title: "", text: "" });
    setAt(chapters.findIndex(({ part }) => part === "_ending") < 0 ? chapters.length : chapters.length - 1);
    setEditing(true);
  };
  const inside = !chapter ? html`<p class="soft">${made.trouble ?? "The story is being told …"}</p>`
    : html`<${Contents} chapters=${chapters} index=${index} onGo=${go} onAdd=${add} />
      <div class="leaf">
        <article class="page" tabindex="-1" aria-label=${`Chapter ${index + 1} of ${chapters.length}`}>
          <p class="eye"><${Avatar} face=${persona.face} size=${32} /><span>Chapter ${index + 1} of ${chapters.length}</span></p>
          ${editing ? html`<${Writing} key=${chapter.key} state=${state} persona=${persona} chapter=${chapter} />` : html`<${Reading} chapter=${chapter} />`}
        </article>
        <${Change} key=${chapter.key} state=${state} chapter=${chapter} onDone=${() => setEditing(false)} />
        <div class="turnbar">
          <p class="row">
            <${Button} icon="note" aria-pressed=${String(editing)} onClick=${() => setEditing(!editing)}>${editing ? "Done" : "Edit"}<//>
            ${voice.able && html`<${Button} icon=${voice.on ? "x" : "megaphone"} aria-pressed=${String(voice.on)} onClick=${() => (voice.on ? voice.stop() : voice.read(`${chapter.title}.\n${chapter.text}`))}>${voice.on ? "Stop reading" : "Read aloud"}<//>`}
            <${Button} icon="wall" onClick=${screen.toggle}>${screen.on ? "Leave full screen" : "Full screen"}<//>
          </p>
          <p class="row">
            <${Button} icon="left" aria-disabled=${index === 0 ? "true" : null} onClick=${() => go(index - 1)}>Back<//>
            <${Button} go=${screen.on} aria-disabled=${index === chapters.length - 1 ? "true" : null} onClick=${() => go(index + 1)}>Next chapter<${Icon} name="right" /><//>
          </p>
        </div>
      </div>`;
  return html`<div class=${classes("tale", screen.on && "whole")} ref=${root} role="group" aria-label=${`The story of ${persona.name || "this persona"}`} onKeyDown=${keys}>${inside}</div>`;
}

function Contents({ chapters, index, onGo, onAdd }) {
  return html`<nav class="contents" aria-label="Chapters">
    <ol>${chapters.map((one, i) => html`<li key=${one.key}><button type="button" aria-current=${i === index ? "true" : null} onClick=${() => onGo(i)}>
      <i>${i + 1}</i><span><bdi>${one.title || "Without a title"}</bdi>${one.own && html`<small>${one.changed ? "your words; the map has changed" : "your words"}</small>`}</span>
    </button></li>`)}</ol>
    <${Button} bare icon="plus" class="add" onClick=${onAdd}>A chapter of your own<//>
  </nav>`;
}

function Reading({ chapter }) {
  // What the map tells is English around other people's words; what people wrote has its own direction.
  const dir = chapter.own ? "auto" : "ltr";
  return html`<h4 dir="auto">${chapter.title || "Without a title"}</h4>
    ${paragraphs(chapter.text).map((pieces, i) => html`<p key=${i} dir=${dir}>${pieces.map(({ piece, said }) => (said ? html`<q dir="auto">${piece}</q>` : piece))}</p>`)}
    ${!chapter.text.trim() && html`<p class="soft">Nothing is written here yet.</p>`}`;
}

/** The chapter's fields; the first key makes it the person's own, and the map leaves it alone from then on. */
function Writing({ state, persona, chapter }) {
  const { own, made } = chapter;
  const change = (fields) => (own ? state.edit("chapter", own.id, fields) : state.add("chapter", firstEdit(persona.id, made, fields)));
  const field = (name) => ({
    name: own && `chapter:${own.id}:${name}`, value: (own ?? made)[name], error: own ? state.error("chapter", own.id, name) : null,
    note: prompt(state, "emotions", `chapter.${name}`), onInput: (value) => change({ [name]: value }),
  });
  return html`<${Field} label="Title" ...${field("title")} /><${Field} label="Text" kind="text" rows=${12} voice ...${field("text")} />`;
}

/** What can be done with a chapter in a person's own words. */
function Change({ state, chapter, onDone }) {
  const { own, made, changed } = chapter;
  const [asking, setAsking] = useState(false);
  const [seen, setSeen] = useState(false);
  if (!own) return null;
  const drop = () => {
    state.remove("chapter", own.id);
    setAsking(false);
    onDone();
  };
  return html`<div class="own-words">
    ${changed && html`<div class="conf"><p><b>The map has changed since you wrote this.</b> Your words stay as they are.</p>
      <p class="row"><${Button} aria-expanded=${String(seen)} onClick=${() => setSeen(!seen)}>${seen ? "Hide what the map says" : "What does the map say now?"}<//>
        <${Button} bare onClick=${() => state.edit("chapter", own.id, { told_from: made.mark })}>Mine still fits<//></p>
      ${seen && html`<blockquote dir="ltr">${made.text.split(/\n+/).map((one) => html`<p key=${one}>${one}</p>`)}</blockquote>`}</div>`}
    ${asking
      ? html`<${Confirm} text=${made ? "Your own words for this chapter go, and the map tells it again." : "This chapter is your own; the map cannot tell it again."} yes=${made ? "Write again from the map" : "Remove the chapter"} no="Keep mine" onYes=${drop} onNo=${() => setAsking(false)} />`
      : html`<${Button} bare icon=${made ? "repeat" : "x"} onClick=${() => setAsking(true)}>${made ? "Write again from the map" : "Remove this chapter"}<//>`}
  </div>`;
}

/** What the map tells now, asked of the kernel while the story is open and everything typed has reached it. */
function useMade(state, persona, root) {
  const [made, set] = useState({});
  const [seen, setSeen] = useState(false);
  const settled = state.status.state === "saved" ? state.base : null;
  useEffect(() => {
    const folded = root.current.closest("[hidden]");
    if (!folded) return setSeen(true);
    const watch = new folded.ownerDocument.defaultView.MutationObserver(() => setSeen(!folded.hidden));
    watch.observe(folded, { attributes: true, attributeFilter: ["hidden"] });
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (!seen || !settled) return undefined;
    let here = true;
    state.call("story", { persona: persona.id })
      .then(({ chapters }) => here && set({ chapters }))
      .catch((error) => here && set((before) => (before.chapters ? before : { chapters: [], trouble: error.message })));
    return () => { here = false; };
  }, [seen, settled, persona.id]);
  return made;
}
