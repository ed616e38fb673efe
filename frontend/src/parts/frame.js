/** Frames around fields: a step's head, sections that fold, words of what is missing, questions and news. */
import { classes, html, useId, useLayoutEffect, useRef, useState } from "../lib.js";
import { Button } from "./controls.js";
import { Icon } from "./marks.js";

/** A step's head: its number, the question it answers, and when it is done. */
export function Intro({ eye, title, done }) {
  return html`<div class="intro">
    ${eye && html`<p class="eye">${eye}</p>`}
    <h2>${title}</h2>
    ${done && html`<p>${done}</p>`}
  </div>`;
}

/**
 * A part that folds away. What is in it is said in words beside its title.
 * @param {{title: string, hint?: string, open?: boolean, level?: number, lazy?: boolean}} props `lazy`: what is in it is
 *   made only when it is open, because it asks the kernel for much
 */
export function Section({ title, hint, open = false, lazy, children }) {
  const [shown, setShown] = useState(open);
  const id = useId();
  return html`<section class="section">
    <h3><button type="button" class="sec" aria-expanded=${String(shown)} aria-controls=${id} onClick=${() => setShown(!shown)}>
      <span class="name">${title}</span>${hint && html`<span class="soft">${hint}</span>`}<${Icon} name="chev" />
    </button></h3>
    <div class="body" id=${id} hidden=${!shown}>${(shown || !lazy) && children}</div>
  </section>`;
}

/**
 * What is missing, as a headline and links that lead to the fields.
 * @param {{headline: string, text?: string, level?: 2|3, items: {text: string, href?: string, onGo: () => void}[]}} props
 *   `href` leads to another notebook; without it the field is in this page
 */
export function Words({ headline, text, level = 3, items = [] }) {
  const go = (event, item) => {
    if (!item.href) event.preventDefault();
    item.onGo();
  };
  return html`<div class="words">
    <div role="status"><${`h${level}`} class="headline">${headline}<//>${text && html`<p>${text}</p>`}</div>
    ${items.length > 0 && html`<ul>
      ${items.map((item) => html`<li key=${item.text}><a href=${item.href ?? "#"} data-notebook=${item.href} onClick=${(event) => go(event, item)}>${item.text}</a></li>`)}
    </ul>`}
  </div>`;
}

/** Asks before something is lost, where the button was. */
export function Confirm({ text, yes, no = "Keep it", onYes, onNo }) {
  const keys = ({ key }) => key === "Escape" && onNo();
  const box = useRef(null);
  useLayoutEffect(() => box.current.querySelector("button:last-of-type").focus(), []);
  return html`<div class="conf" role="group" aria-label=${text} onKeyDown=${keys} ref=${box}>
    <p>${text}</p>
    <p class="row"><${Button} onClick=${onYes}>${yes}<//><${Button} bare onClick=${onNo}>${no}<//></p>
  </div>`;
}

/** Good news that stays until it is put away. */
export function Toast({ title, text, children, onClose, class: more }) {
  return html`<div class=${classes("toast", more)} role="status">
    <span class="ok"><${Icon} name="check" /></span>
    <p><b>${title}</b>${text && html`<br /><span class="soft">${text}</span>`}</p>
    <span class="row">${children}${onClose && html`<${Button} bare icon="x" label="Dismiss" onClick=${onClose} />`}</span>
  </div>`;
}
