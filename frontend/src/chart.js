/** Live charts: one Vega view each, whose data are swapped when they change. */
import { page } from "./lib.js";

/** A chart's colour signals, and the custom properties of the page they follow. */
const COLOURS = {
  palette: ["--f-2", "--f-1", "--f0", "--f1", "--f2"],
  card: "--card",
  line: "--line",
  soft: "--soft",
  ink: "--ink",
};

/** Vega for the whole page, loaded by its first chart; a failure is not kept. */
function vega(load) {
  page.vega ??= load().catch((error) => {
    page.vega = undefined;
    throw error;
  });
  return page.vega;
}

/**
 * Draws a compiled chart and keeps it up to date.
 * @param {HTMLElement} el stretched over the place of the chart, whose size it follows
 * @param {string|object} spec name of a chart in the Vega bundle, or a Vega specification
 * @param {Record<string, object[]>} datasets rows by name of the dataset
 * @param {{load: () => Promise<object>, drawn?: (scale: (name: string) => Function) => void}} options
 * how to load the Vega bundle, and who is told after each drawing
 */
export function liveChart(el, spec, datasets, options) {
  return new LiveChart(el, spec, datasets, options);
}

class LiveChart {
  constructor(el, spec, datasets, { load, drawn }) {
    this.el = el;
    this.drawn = drawn;
    this.waiting = new Map(Object.entries(datasets));
    this.signals = new Map();
    this.shown = new Map();
    this.turn = vega(load).then((parts) => this.open(parts, spec));
    this.opened = this.soon();
  }

  /** Show these rows; resolves when they, or newer ones, are in the page. */
  update(name, rows) {
    this.waiting.set(name, rows);
    return this.soon();
  }

  /** Give a signal of the chart another value. */
  set(name, value) {
    this.signals.set(name, value);
    return this.soon();
  }

  /** Take the chart away. */
  destroy() {
    this.gone = true;
    this.sizes?.disconnect();
    this.el.removeEventListener("transitionend", this.recolour);
    this.view?.finalize();
    this.el.replaceChildren();
  }

  /** One drawing at a time; what comes meanwhile shares the next one. */
  soon() {
    this.next ??= this.turn.then(() => {
      this.next = undefined;
      return this.draw();
    });
    this.turn = this.next;
    return this.next;
  }

  open(parts, spec) {
    if (this.gone) return;
    const { View, parse, charts, changeset } = parts;
    this.changeset = changeset;
    // A copy: Vega writes into what it reads, and a page may hold the same chart twice.
    const own = structuredClone(typeof spec === "string" ? charts[spec] : spec);
    this.view = new View(parse(own), { renderer: "svg", container: this.el });
    page.drawings = (page.drawings ?? 0) + 1;
    this.view.signal("drawing", `wk-drawing-${page.drawings}`);
    this.fit(this.el.clientWidth, this.el.clientHeight);
    this.sizes = new ResizeObserver(([{ contentRect }]) => this.fit(contentRect.width, contentRect.height) && this.soon());
    this.sizes.observe(this.el);
    // A registered colour that changes runs a transition (curve/plot.css): the one signal that every kind of theme gives.
    this.recolour = ({ propertyName }) => propertyName === "--card" && this.paint() && this.soon();
    this.el.addEventListener("transitionend", this.recolour);
    this.paint();
  }

  async draw() {
    if (this.gone || !this.view) return;
    for (const [name, rows] of this.waiting) this.swap(name, rows);
    this.waiting.clear();
    for (const [name, value] of this.signals) this.view.signal(name, value);
    this.signals.clear();
    await this.view.runAsync();
    localise(this.el);
    if (!this.gone) this.drawn?.((name) => this.view.scale(name));
  }

  /** Rows that stay are left alone: where a curve moves in one place, only the marks there are made again. */
  swap(name, rows) {
    const before = this.shown.get(name) ?? new Map();
    const after = new Map();
    for (const row of rows) {
      const text = JSON.stringify(row);
      let key = text;
      for (let twin = 1; after.has(key); twin += 1) key = `${text} ${twin}`;
      // A copy: Vega marks what it is given.
      after.set(key, before.get(key) ?? { ...row });
    }
    const only = (these, others) => [...these].filter(([key]) => !others.has(key)).map(([, row]) => row);
    this.view.change(name, this.changeset().remove(only(before, after)).insert(only(after, before)));
    this.shown.set(name, after);
  }

  /** Take the size of the place; without one it is hidden, and the observer speaks up when it is shown. */
  fit(width, height) {
    if (!width || !height) return false;
    const before = [this.view.width(), this.view.height()];
    this.view.width(width).height(height);
    return before[0] !== width || before[1] !== height;
  }

  paint() {
    const style = getComputedStyle(this.el);
    const colour = (name) => style.getPropertyValue(name).trim();
    for (const [signal, names] of Object.entries(COLOURS)) {
      const value = Array.isArray(names) ? names.map(colour) : colour(names);
      if ([value].flat().every(Boolean)) this.view.signal(signal, value);
    }
    return this;
  }
}

/**
 * Vega names its gradients by the whole address of the page, and they vanish when JupyterLab changes the address.
 * @param {HTMLElement} el
 */
function localise(el) {
  for (const name of ["fill", "stroke"]) {
    for (const mark of el.querySelectorAll(`[${name}^="url(http"]`)) {
      mark.setAttribute(name, mark.getAttribute(name).replace(/url\([^#]*/, "url("));
    }
  }
}
