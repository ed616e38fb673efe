// Shows one step at a time out of those that wait in the page's templates, and leads from one to the next.
// Voilà's program connects to the kernel; the widgets are asked for only when their step is shown.

const PRODUCT = "Journey Workshop Kit";
const PATIENCE = 10_000;
const PAUSE = 20;
const LONGEST = 60_000;
const PLACE = "workshop-kit:place";

const main = document.getElementById("step");
const templates = [...document.querySelectorAll("template[data-notebook]")];
const names = [...new Set(templates.map((one) => one.dataset.notebook))];

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** The promise's value, or nothing when it takes longer. */
const within = (milliseconds, promise) => Promise.race([promise, pause(milliseconds)]);

/** ipywidgets' manager, once it knows the widgets that the kernel has. */
async function widgets() {
  const late = performance.now() + LONGEST;
  while (!window.jupyterapp) {
    if (performance.now() > late) throw new Error("The page's program did not come.");
    await pause(PAUSE);
  }
  const manager = await window.jupyterapp.widgetManagerPromise.promise;
  if (!manager.restoredStatus) await within(PATIENCE, new Promise((done) => manager.restored.connect(done)));
  return manager;
}

const ready = widgets();

/** "03_emotions.ipynb" as a person would say it: "Emotions". */
function spoken(name) {
  const words = name.replace(/^\d+_/, "").replace(/\.ipynb$/, "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The step that the address names; the first without one. */
function addressed() {
  const name = location.pathname.slice(1);
  return names.includes(name) ? name : (names[0] ?? "");
}

/** One step as elements, with its widgets drawn. */
async function made(name) {
  const section = document.createElement("div");
  section.className = "page coming";
  for (const template of templates.filter((one) => one.dataset.notebook === name)) {
    const cell = document.createElement("div");
    cell.className = "cell";
    cell.dataset.tags = template.dataset.tags;
    cell.append(template.content.cloneNode(true));
    section.append(cell);
  }
  main.append(section);
  const views = await Promise.all([...section.querySelectorAll(".view")].map(draw));
  return { section, views };
}

async function draw(place) {
  const manager = await ready;
  const view = await manager.create_view(await manager.get_model(place.dataset.model), {});
  place.append(view.el);
  await within(PATIENCE, drawn(view.el));
  return view;
}

/** A widget fills its element when it has loaded its program, which is a little later. */
function drawn(element) {
  return new Promise((done) => {
    const look = () => element.querySelector(".wk") && (watch.disconnect(), done());
    const watch = new MutationObserver(look);
    watch.observe(element, { childList: true, subtree: true });
    look();
  });
}

/** What is on the screen, and how often a step was asked for: only the last one counts. */
let shown = { name: "", views: [] };
let asked = 0;

/** Put a step in the place of the one that is shown, which stays until the new one is drawn. */
async function show(name) {
  asked += 1;
  const turn = asked;
  if (name === shown.name) return;
  const step = await made(name).catch(cannot);
  if (!step) return;
  const { section, views } = step;
  const old = turn === asked ? shown.views : views;
  if (turn === asked) {
    shown = { name, views };
    main.replaceChildren(section);
    section.classList.remove("coming");
    main.setAttribute("aria-label", spoken(name));
    document.title = `${spoken(name)} · ${PRODUCT}`;
  } else {
    section.remove();
  }
  for (const view of old) view.remove();
}

/** A kernel that went, or a program that did not come: the page made anew has both. */
function cannot(error) {
  console.error(error);
  main.querySelectorAll(".coming").forEach((one) => one.remove());
  const words = document.querySelector("template[data-lost]").content.cloneNode(true);
  if (shown.name) main.prepend(words);
  else main.replaceChildren(words);
}

/** Go to a step, as if it were a page of its own. */
async function go(name) {
  history.pushState(null, "", `/${name}`);
  await show(name);
  // A link to what is missing has chosen its field already.
  const chosen = main.contains(document.activeElement) && document.activeElement !== main;
  if (chosen) document.activeElement.scrollIntoView({ block: "center" });
  else {
    window.scrollTo(0, 0);
    main.focus({ preventScroll: true });
  }
}

function lead(event) {
  const link = event.target instanceof Element && event.target.closest("a[href]");
  const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const name = link && plain && (link.dataset.notebook ?? link.getAttribute("href"));
  if (!names.includes(name)) return;
  event.preventDefault();
  if (name === shown.name) window.scrollTo(0, 0);
  else void go(name);
}

/** A dead kernel is replaced when the page is asked for; what was typed meanwhile waits in the page and is sent then. */
async function reconnect() {
  const answer = await fetch(location.pathname, { cache: "no-store", redirect: "manual" }).catch(() => null);
  if (answer?.ok) location.reload();
}

/** Remember the field that is typed into, so that a reload goes on there. */
function keepPlace() {
  const { dataset, selectionStart } = document.activeElement ?? {};
  const place = dataset?.field && { name: shown.name, field: dataset.field, at: selectionStart };
  if (place) sessionStorage.setItem(PLACE, JSON.stringify(place));
  else sessionStorage.removeItem(PLACE);
}

function findPlace() {
  const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  const field = place?.name === shown.name && main.querySelector(`[data-field="${CSS.escape(place.field)}"]`);
  if (!field) return;
  field.focus();
  if (place.at !== null) field.setSelectionRange?.(place.at, place.at);
}

document.addEventListener("click", lead);
document.addEventListener("workshop-kit:reconnect", reconnect);
window.addEventListener("popstate", () => show(addressed()));
window.addEventListener("pagehide", keepPlace);
// Voilà lets go of the kernel when the page is left, so a page that comes back from the browser's memory is deaf.
window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

const failed = document.querySelector("template[data-failed]");
if (failed) main.replaceChildren(failed.content);

// The token has done its work, and need not be read over somebody's shoulder.
history.replaceState(null, "", `/${addressed()}`);
if (!failed) await show(addressed());
findPlace();
