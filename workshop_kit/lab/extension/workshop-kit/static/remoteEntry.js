// The kit's JupyterLab extension, written by hand: Lab loads this file as it stands, without a build.
// It shows a guided notebook's forms without a press, brings them back after a restart, and leads from step to step.

/** Modules that Lab shares, as webpack's module federation hands them over. @type {Record<string, object>} */
let shared = {};

/** What a kernel says when its memory is empty: by our own restart, after a crash, or because somebody else restarted it. */
const BEGINNINGS = ["restarting", "autorestarting", "starting"];
const GUIDED = "wk-guided";
const FILLED = "wk-filled";
const FACILITATOR = "facilitator";
const OPEN = "docmanager:open";
const WIDGET = "application/vnd.jupyter.widget-view+json";
const PATIENCE = 8000;
const PAUSE = 20;
const NO_SHORTCUTS = "data-lm-suppress-shortcuts";

/** @param {string} name of a module that Lab itself loads */
async function load(name) {
  const [version] = Object.values(shared[name]);
  return (await version.get())();
}

/**
 * A notebook that may run by itself: it asks for it, it lies in the kit's own folder and not below, and Jupyter trusts
 * it, which is true of what the launcher put there and of what this person saved, never of a file from elsewhere.
 */
function isGuided(panel) {
  const { path, model } = panel.context;
  const cells = Array.from(model.cells);
  return (
    model.getMetadata("workshop_kit")?.auto_run === true &&
    !path.includes("/") &&
    cells.every((cell) => cell.type !== "code" || cell.trusted)
  );
}

/**
 * Waits until ipywidgets has asked the kernel for the widgets it already has: a widget that is made meanwhile is
 * overlooked and never shown. Only the renderer knows the manager, in a private field; without it there is no wait.
 */
async function widgetsSettled(panel) {
  const manager = await within(PATIENCE, widgetManager(panel));
  const restoring = () => manager && !manager.isDisposed && (!manager.restoredStatus || manager._kernelRestoreInProgress);
  if (restoring()) await within(PATIENCE, new Promise((done) => manager.restored.connect(done)));
}

/** A renderer that is made before ipywidgets has taken the notebook over never gets a manager, so each look makes one. */
async function widgetManager({ content: { rendermime } }) {
  for (let waited = 0; waited < PATIENCE; waited += PAUSE) {
    const renderer = rendermime.mimeTypes.includes(WIDGET) ? rendermime.createRenderer(WIDGET) : null;
    const manager = await within(PAUSE, renderer?._manager?.promise ?? never);
    renderer?.dispose();
    if (manager) return manager;
  }
}

const never = new Promise(() => {});

/** The promise's value, or nothing when it takes longer. */
function within(milliseconds, promise) {
  return Promise.race([promise, new Promise((late) => setTimeout(late, milliseconds))]);
}

/** Runs a panel's cells when its kernel is new, unless somebody else (a menu) has begun to. */
class Guide {
  constructor(panel, actions) {
    this.panel = panel;
    this.actions = actions;
    this.due = true;
    const session = panel.sessionContext;
    panel.addClass(GUIDED);
    this.leaveFile(panel.context.model);
    markNotes(panel.content);
    // What was saved belongs to a kernel that has gone: Lab would write "model not found" over each form.
    actions.clearAllOutputs(panel.content);
    session.kernelChanged.connect((_, { newValue }) => newValue && this.renew());
    session.statusChanged.connect((_, status) => this.follow(status));
    void session.ready.then(() => this.runIfDue());
  }

  /**
   * Outputs that come and go by our own runs are no edits: each opening runs the cells again, and a second browser on
   * the same notebook would be asked whose file to keep.
   */
  leaveFile(model) {
    this.running = true;
    model.stateChanged.connect((_, { name, newValue }) => {
      if (name === "dirty" && newValue && this.running) model.dirty = false;
    });
  }

  renew() {
    this.due = true;
  }

  follow(status) {
    if (BEGINNINGS.includes(status)) this.renew();
    // Else Lab says it in a dialog that takes the focus and swallows what is being typed. The head of the page says it.
    this.panel._autorestarting = true;
    // A task later: "Restart and run all" schedules its own run as soon as the kernel is back.
    if (status === "idle") setTimeout(() => this.runIfDue(), 50);
  }

  async runIfDue() {
    if (!this.due || this.panel.isDisposed || !this.panel.sessionContext.session?.kernel) return;
    await this.run();
  }

  async run() {
    this.due = false;
    this.running = true;
    const { content, context, sessionContext } = this.panel;
    await widgetsSettled(this.panel);
    const forms = content.widgets.filter((cell) => cell.model.type === "code");
    const caret = Caret.of(this.panel.node);
    const complete = await this.actions.runCells(content, forms, sessionContext);
    if (context.isDisposed) return caret?.drop();
    void caret?.goOn();
    this.panel.toggleClass(FILLED, complete);
    // The last outputs may still be on their way.
    setTimeout(() => (this.running = false), 1000);
  }
}

/** The place where somebody types, kept while the form is made anew, with the letters that come meanwhile. */
class Caret {
  /** @param {HTMLElement} panel */
  static of(panel) {
    const field = document.activeElement?.closest?.(".wk [data-field]");
    return field && panel.contains(field) ? new Caret(panel, field) : null;
  }

  constructor(panel, field) {
    this.panel = panel;
    this.field = field;
    this.at = field.selectionStart;
    this.letters = "";
    this.look = () => (this.at = this.field.selectionStart);
    this.catch = (event) => this.key(event);
    field.addEventListener("input", this.look);
    window.addEventListener("keydown", this.catch, true);
  }

  key(event) {
    const elsewhere = document.activeElement?.closest("input, textarea, .wk");
    if (this.field.isConnected || elsewhere || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.key === "Backspace") this.letters = this.letters.slice(0, -1);
    else if (event.key.length === 1) this.letters += event.key;
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Wait for the new field, unless the person went elsewhere. */
  async goOn() {
    const { field } = this.field.dataset;
    const found = () => [...this.panel.querySelectorAll(`.wk [data-field="${CSS.escape(field)}"]`)].find((one) => one.getClientRects().length);
    let fresh = found();
    for (let waited = 0; !fresh && waited < PATIENCE; waited += PAUSE) {
      await within(PAUSE, never);
      fresh = found();
    }
    this.drop();
    if (!fresh || document.activeElement?.closest(".wk")) return;
    fresh.focus();
    if (this.at === null || this.at === undefined) return;
    fresh.setSelectionRange(this.at, this.at);
    // The only way to type for somebody that forms hear and that can be undone.
    if (this.letters) document.execCommand("insertText", false, this.letters);
  }

  drop() {
    this.field.removeEventListener("input", this.look);
    window.removeEventListener("keydown", this.catch, true);
  }
}

/** The stylesheet hides what only the person who leads should read until the head's switch asks for it. */
function markNotes({ widgets }) {
  for (const cell of widgets) cell.toggleClass(`wk-${FACILITATOR}`, Boolean(cell.model.getMetadata("tags")?.includes(FACILITATOR)));
}

/** "03_emotions.ipynb" as a person would say it: "Emotions". */
function spoken(name) {
  const words = name.replace(/^\d+_/, "").replace(/\.ipynb$/, "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Lab cuts a file's name to twelve letters for the title of the browser's tab, and repeats that whenever it likes. */
function nameTab(tracker, product) {
  const correct = () => {
    const panel = tracker.currentWidget;
    const wanted = panel?.hasClass(GUIDED) ? `${spoken(panel.context.path)} · ${product}` : document.title;
    if (document.title !== wanted) document.title = wanted;
  };
  tracker.currentChanged.connect(correct);
  new MutationObserver(correct).observe(document.querySelector("title"), { childList: true });
  return correct;
}

/**
 * Outside the forms a bare key would work on the hidden cells (x cuts one, Enter types into it), so bare keys are left
 * to the browser. The forms guard themselves. On the window, because Lab listens on the document.
 */
function calmKeys() {
  window.addEventListener(
    "keydown",
    ({ target, ctrlKey, metaKey, altKey }) => {
      if (!(target instanceof Element) || target.closest(".wk") || !target.closest(`.${GUIDED} .jp-mod-commandMode`)) return;
      target.toggleAttribute(NO_SHORTCUTS, !(ctrlKey || metaKey || altKey));
    },
    true,
  );
}

function leadClicks(commands) {
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest("a");
      const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
      const name = link && plain && link.dataset.notebook;
      if (!name) return;
      event.preventDefault();
      event.stopPropagation();
      void commands.execute(OPEN, { path: name, factory: "Notebook" });
    },
    true,
  );
}

/**
 * Opens the notebook of the page's address at once. Lab itself would do so only after it has laid everything else out,
 * a second later, and then finds it open.
 */
async function openEarly(commands) {
  const [, name] = decodeURIComponent(location.pathname).split("/doc/tree/");
  if (!name?.endsWith(".ipynb") || name.includes("/")) return;
  for (let waited = 0; !commands.hasCommand(OPEN) && waited < PATIENCE; waited += PAUSE) await within(PAUSE, never);
  // Whatever is wrong with it Lab says itself when it tries again.
  await commands.execute(OPEN, { path: name, factory: "Notebook" }).catch(() => {});
}

async function plugins() {
  const { INotebookTracker, NotebookActions } = await load("@jupyterlab/notebook");
  return [
    {
      id: "workshop-kit:guide",
      autoStart: true,
      requires: [INotebookTracker],
      activate(app, tracker) {
        const guides = new Map();
        const correctTitle = nameTab(tracker, app.name);
        tracker.widgetAdded.connect(async (_, panel) => {
          await panel.context.ready;
          if (!isGuided(panel)) return;
          guides.set(panel.content, new Guide(panel, NotebookActions));
          correctTitle();
          panel.disposed.connect(() => guides.delete(panel.content));
        });
        NotebookActions.executionScheduled.connect((_, { notebook }) => {
          const guide = guides.get(notebook);
          if (guide) guide.due = false;
        });
        document.addEventListener("workshop-kit:reconnect", () => {
          for (const guide of guides.values()) void guide.run();
        });
        leadClicks(app.commands);
        calmKeys();
        void openEarly(app.commands);
      },
    },
  ];
}

window._JUPYTERLAB = window._JUPYTERLAB ?? {};
window._JUPYTERLAB["workshop-kit"] = {
  init(scope) {
    shared = scope;
  },
  async get() {
    const list = await plugins();
    return () => ({ __esModule: true, default: list });
  },
};
