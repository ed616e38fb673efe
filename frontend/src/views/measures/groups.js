/** Did it help? All pairs of groups at once: the difference, how far it may as well be, and whether that is chance. */
import { classes, html, sentence, useId, useMemo } from "../../lib.js";
import { termOf, told } from "./terms.js";

const WIDTH = 320, HEIGHT = 34;

export function Groups({ state }) {
  const heading = useId();
  const { doc, facts } = state;
  return useMemo(() => {
    const pairs = doc.measures.flatMap((measure) => told(state, measure.id).groups.map((pair) => ({ ...pair, id: measure.id, name: measure.name || termOf(state, measure.kind).label })));
    return pairs.length > 0 && html`<section class="helped" aria-labelledby=${heading}>
      <h3 id=${heading}>Did it help?</h3>
      <ul>${pairs.map((pair) => html`<${Pair} key=${`${pair.id} ${pair.second}`} ...${pair} />`)}</ul>
      <p class="hint">The bar is the 95 % interval: shares by Newcombe, means by Welch. Where it lies across the line, chance alone could have made the difference. Both take it that the groups are different people.</p>
    </section>`;
  }, [doc.measures, facts?.measures]);
}

function Pair({ name, first, second, values, text, sure, good, drawn }) {
  const verdict = !sure ? "" : good === true ? "Better" : good === false ? "Worse" : "Different";
  return html`<li>
    <p><b dir="auto">${name}</b><span class="soft num"><bdi>${first}</bdi> ${values[0]}, <bdi>${second}</bdi> ${values[1]}</span></p>
    ${drawn ? html`<${Bar} ...${drawn} sure=${sure} />` : html`<span></span>`}
    <p class=${classes(sure && "sure")}>${verdict && html`<b>${verdict}. </b>`}${sentence(text)}.</p>
  </li>`;
}

function Bar({ value, low, high, sure }) {
  const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const x = (number) => WIDTH / 2 + ((WIDTH / 2 - 8) * number) / most;
  return html`<svg class=${classes("apart", sure && "sure")} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
    <path class="zero" d=${`M${WIDTH / 2} 2V${HEIGHT - 2}`} />
    <path class="reach" d=${`M${x(low)} ${HEIGHT / 2}H${x(high)}M${x(low)} 11V${HEIGHT - 11}M${x(high)} 11V${HEIGHT - 11}`} />
    <circle cx=${x(value)} cy=${HEIGHT / 2} r="6" />
  </svg>`;
}
