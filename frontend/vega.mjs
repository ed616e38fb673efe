/** Bundles src/vega.js: `node vega.mjs FOLDER` tells what its bytes are made of, build.mjs writes it with the rest. */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));

export const vega = {
  absWorkingDir: here,
  bundle: true,
  charset: "utf8",
  entryPoints: { vega: "src/vega.js" },
  format: "esm",
  legalComments: "none",
  logLevel: "error",
  minify: true,
  target: "es2022",
};

export async function write(folder, options = {}) {
  return build({ ...vega, ...options, outdir: folder });
}
