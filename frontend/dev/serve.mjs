/**
 * Shows the views without Jupyter: `npm run dev`, then open the address it prints.
 *
 * The page takes ?view=personas&state=sample|empty|none|long|offline&theme=dark&step=personas.
 */
import { readFile, readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { context } from "esbuild";
import { parse } from "yaml";
import { app } from "../build.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");

async function yaml(path, otherwise) {
  return readFile(join(root, path), "utf8").then(parse, () => otherwise);
}

async function folder(path) {
  const names = await readdir(join(root, path)).catch(() => []);
  const files = names.filter((name) => name.endsWith(".yaml"));
  return Object.fromEntries(await Promise.all(files.map(async (name) => [name.replace(".yaml", ""), await yaml(`${path}/${name}`)])));
}

/** The project's own data as the kernel would hand it over. */
const data = {
  name: "data",
  setup(build) {
    build.onResolve({ filter: /^dev:data$/ }, ({ path }) => ({ path, namespace: "data" }));
    build.onLoad({ filter: /.*/, namespace: "data" }, async () => {
      const contents = {
        sample: await yaml("data/sample/cafe.workshop.yaml", null),
        vocabulary: { ...(await folder("templates/vocabulary")), prompts: await folder("templates/prompts") },
        templates: await yaml("templates/industries.yaml", []),
      };
      return { contents: JSON.stringify(contents), loader: "json" };
    });
  },
};

const dev = await context({
  ...app,
  minify: false,
  sourcemap: true,
  entryPoints: { dev: join(here, "dev.js") },
  outdir: join(here, "../.dev"),
  plugins: [...app.plugins, data],
});
const { port } = await dev.serve({ servedir: resolve(here, ".."), host: "127.0.0.1", port: Number(process.env.PORT ?? 8123) });
console.log(`http://127.0.0.1:${port}/dev.html`);
