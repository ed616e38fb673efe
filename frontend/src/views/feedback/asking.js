/** A survey and an interview guide made from the map, to print or to fill in; the answers come in without matching. */
import { hand } from "../../files.js";
import { html, useState } from "../../lib.js";
import { Button } from "../../parts.js";

const FILES = [
  { what: "survey", icon: "print", name: "Short survey", use: "One page to print and lay where people wait." },
  { what: "guide", icon: "note", name: "Interview guide", use: "Questions along the journey, for a talk of forty minutes." },
  { what: "text", icon: "mail", name: "Survey as text", use: "To paste into an e-mail or, question by question, into a survey tool." },
  { what: "sheet", icon: "download", name: "Table for the answers", use: "Type the papers in, one row a person, and bring the file in: nothing has to be matched." },
];

export function Asking({ state }) {
  return html`<ul class="formats asking">${FILES.map((one) => html`<${File} key=${one.what} state=${state} ...${one} />`)}</ul>`;
}

function File({ state, what, icon, name, use }) {
  const [said, setSaid] = useState("");
  const make = () => state.call("feedback_asking", { what }).then((file) => setSaid(`Saved as ${hand(file)}`), ({ message }) => setSaid(message));
  return html`<li><${Button} icon=${icon} onClick=${make}>${name}<//><p>${use}<span role="status" dir="auto">${said && html`<br />${said}`}</span></p></li>`;
}
