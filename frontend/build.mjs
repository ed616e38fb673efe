/**
 * Bundles the browser side: `node build.mjs [FOLDER]` writes app.js and vega.js (where its source exists).
 *
 * The stylesheet and the drawings travel inside app.js, so that one file is all a notebook needs.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const shipped = resolve(here, "../workshop_kit/widgets/static");
const art = resolve(here, "../templates/art");

const common = { bundle: true, minify: true, charset: "utf8", legalComments: "none", absWorkingDir: here, logLevel: "error" };

/** The one stylesheet as text, fonts embedded. */
export async function styles(options = {}) {
  const { outputFiles } = await build({
    ...common,
    entryPoints: ["src/css/app.css"],
    loader: { ".woff2": "dataurl" },
    write: false,
    ...options,
  });
  return outputFiles[0].text;
}

/** The drawings as one hidden sprite; ids get a prefix, because a page has only one space of ids. */
export async function sprite() {
  const sheets = await Promise.all(
    ["faces", "icons", "evidence", "avatars"].map((name) => readFile(join(art, `${name}.svg`), "utf8")),
  );
  const symbols = sheets.map((sheet) => sheet.replace(/<!--[\s\S]*?-->/g, "").replace(/^\s*<svg[^>]*>|<\/svg>\s*$/g, "").trim());
  const prefixed = symbols.join("").replaceAll(' id="', ' id="wk-').replaceAll("url(#", "url(#wk-").replaceAll('href="#', 'href="#wk-');
  return `<svg width="0" height="0" style="position:absolute" aria-hidden="true">${prefixed.replaceAll(">\n<", "><")}</svg>`;
}

/** Lets the sources say `import css from "kit:css"`. */
const texts = {
  name: "kit",
  setup(build) {
    const make = { "kit:css": styles, "kit:sprite": sprite };
    build.onResolve({ filter: /^kit:/ }, ({ path }) => ({ path, namespace: "kit" }));
    build.onLoad({ filter: /.*/, namespace: "kit" }, async ({ path }) => ({ contents: await make[path](), loader: "text" }));
  },
};

/** Options of the app's bundle; the dev server builds the same thing unminified. */
export const app = {
  ...common,
  entryPoints: { app: "src/main.js" },
  format: "esm",
  target: "es2022",
  plugins: [texts],
};

async function write(folder) {
  await mkdir(folder, { recursive: true });
  await build({ ...app, outdir: folder });
  if (existsSync(join(here, "vega.mjs"))) await (await import("./vega.mjs")).write(folder);
  await writeFile(join(folder, "LICENSES.txt"), await licences());
}

/** Notices of all packages whose code or fonts end up in a bundle. */
async function licences() {
  const { packages } = JSON.parse(await readFile(join(here, "package-lock.json"), "utf8"));
  const used = Object.keys(packages).filter((path) => path.startsWith("node_modules/") && !packages[path].dev);
  const notes = used.sort().map(async (path) => {
    const name = path.replace(/^.*node_modules\//, "");
    return `${name}\n${"=".repeat(name.length)}\n\n${(await licence(join(here, path))).trim()}\n`;
  });
  return (await Promise.all(notes)).join("\n\n");
}

async function licence(folder) {
  const file = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${folder} has no licence file, so it cannot be shipped`);
  return readFile(join(folder, file), "utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await write(resolve(process.argv[2] ?? shipped));
