/** Says that the stages were changed, and takes it back at once if that was wrong. */
import { html, useLayoutEffect, useRef, useState } from "../../lib.js";
import { Button, Toast } from "../../parts.js";

export function Changed({ state, done, onClose }) {
  const [trouble, setTrouble] = useState("");
  const box = useRef(null);
  useLayoutEffect(() => box.current.querySelector("button").focus(), [done]);
  const undo = () => state.call("undo").then(onClose, (error) => setTrouble(error.message));
  return html`<div class="changed" ref=${box}>
    <${Toast} title=${done.title} text=${trouble || done.text} onClose=${onClose}><${Button} icon="undo" onClick=${undo}>Undo<//><//>
  </div>`;
}
