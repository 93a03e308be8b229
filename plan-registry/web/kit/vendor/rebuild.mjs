// Rebuilds what the pages take from others: bundles, licence texts, tokens.css and vendor.lock.json.
//   npm ci && npm run build     writes them        npm run verify     fails when the committed files differ
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const kit = join(here, "../src/main/resources/static/kit");
const verifying = process.argv.includes("--verify");
const lock = JSON.parse(await readFile(join(here, "package-lock.json"), "utf8")).packages;

/** What each output is made of; the first output listed for a package is enough to find its licence. */
const outputs = [
  {
    file: "vendor/preact-all.js",
    entry: "preact-all.js",
    from: ["preact", "@preact/signals", "@preact/signals-core", "htm"],
  },
  { file: "vendor/qr.js", entry: "qr.js", from: ["qr"] },
  {
    file: "vendor/map-all.js",
    entry: "map-all.js",
    from: ["leaflet", "@mapbox/vector-tile", "@mapbox/point-geometry", "pbf"],
  },
  {
    file: "vendor/leaflet.css",
    style: "node_modules/leaflet/dist/leaflet.css",
    from: ["leaflet"],
  },
  {
    file: "tokens.css",
    tokens: "node_modules/@digital-go-jp/design-tokens/dist/tokens.css",
    from: ["@digital-go-jp/design-tokens"],
  },
];

const bundle = async (entry) => {
  const result = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2020",
    legalComments: "none",
    absWorkingDir: here,
  });
  return result.outputFiles[0].text;
};

/** Only the tokens that theme.css names: it is the one file that may name them. */
const usedTokens = async (source) => {
  const used = new Set(
    (await readFile(join(kit, "theme.css"), "utf8")).match(
      /--(color-primitive|color-neutral|font-size|line-height|border-radius)-[a-z0-9-]+/g,
    ),
  );
  const lines = (await readFile(join(here, source), "utf8"))
    .split("\n")
    .filter((line) => used.has(line.trim().split(":")[0]));
  if (lines.length !== used.size) throw new Error(`theme.css names ${used.size} tokens, ${lines.length} exist`);
  return `/* From @digital-go-jp/design-tokens (MIT, see vendor/LICENSES.txt); written by vendor/rebuild.mjs. */\n:root {\n${lines.join("\n")}\n}\n`;
};

/** A style without the rules that load pictures: no page uses the controls they belong to. */
const pictureless = async (source) =>
  (await readFile(join(here, source), "utf8"))
    .replace(/\r/g, "")
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/[^{}]+\{[^{}]*url\([^{}]*\}/g, "")
    .replace(/\n\s*\n+/g, "\n")
    .replace(/^/, "/* From leaflet (BSD-2-Clause, see LICENSES.txt), without its pictures; written by vendor/rebuild.mjs. */");

const licenceText = (name) =>
  readFile(join(here, "node_modules", name, "LICENSE"), "utf8").catch(() =>
    readFile(join(here, "node_modules", name, "LICENSE.txt"), "utf8"),
  );

const keep = async (file, text) => {
  const path = join(kit, file);
  if (verifying) {
    if ((await readFile(path, "utf8").catch(() => "")) !== text) throw new Error(`${file} differs from a fresh build`);
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
};

const entries = [];
const licences = new Map();
for (const output of outputs) {
  const text = output.entry
    ? await bundle(output.entry)
    : output.style
      ? await pictureless(output.style)
      : await usedTokens(output.tokens);
  await keep(output.file, text);
  entries.push({
    file: output.file,
    sha256: createHash("sha256").update(text).digest("hex"),
    bytes: Buffer.byteLength(text),
    from: output.from.map((name) => {
      const { version, integrity, license } = lock[`node_modules/${name}`];
      return { name, version, integrity, licence: license };
    }),
  });
  for (const name of output.from) {
    const { version, license } = lock[`node_modules/${name}`];
    const text = await licenceText(name);
    licences.set(name, `${name} ${version} (${license})\n\n${text.trim().replace(/\r/g, "")}\n`);
  }
}
await keep("vendor/LICENSES.txt", [...licences.values()].join(`\n${"-".repeat(100)}\n\n`));
await keep("vendor/vendor.lock.json", JSON.stringify(entries, null, 2) + "\n");
console.log(
  verifying ? "committed files equal a fresh build" : entries.map((e) => `${e.file} ${e.bytes} bytes`).join("\n"),
);
