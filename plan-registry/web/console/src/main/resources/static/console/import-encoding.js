// @ts-check
// The encoding that was found out, with the beginning of the list as it then reads: only a person can tell that it reads right.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { dictionary } from "/kit/words.js";

const BYTES = 4096;
const LINES = 4;

const t = dictionary(
  {
    found: "文字コードは {encoding} と見分けました。次のように正しく読めていますか。読めていなければ、上の「文字コード」を選び直してもう一度確かめてください。",
    said: "文字コードは {encoding} として読みました。次のように正しく読めていますか。",
    beginning: "一覧のはじめの数行",
    listed: "はじめの{n}件の誤りをCSVで保存（全部で{all}件）",
    all: "すべての誤りをCSVで保存",
    missing: "名簿にいない人の一覧をCSVで保存",
  },
  {
    found: "The encoding seems to be {encoding}. Does the list read right? If not, choose the other encoding above and look again.",
    said: "Read as {encoding}. Does the list read right?",
    beginning: "The first lines of the list",
    listed: "The first {n} of {all} faults as CSV",
    all: "All of them as CSV",
    missing: "Who is not in the list, as CSV",
  },
);

/** What encodings are called by the API, by people and by browsers. */
const ENCODINGS = /** @type {const} */ ({
  UTF_8: { name: "UTF-8", decoder: "utf-8" },
  UTF_16: { name: "UTF-16", decoder: "utf-16le" },
  WINDOWS_31J: { name: "windows-31j（シフトJIS）", decoder: "shift_jis" },
});

/** @param {{file?: File, encoding: keyof typeof ENCODINGS, said: boolean}} props nothing is shown of a workbook, which has none */
export function EncodingFound({ file, encoding, said }) {
  const [lines, setLines] = useState(/** @type {string[]} */ ([]));
  const isText = file !== undefined && !file.name.toLowerCase().endsWith(".xlsx");
  useEffect(() => {
    setLines([]);
    if (!isText || !file) return undefined;
    let gone = false;
    file.slice(0, BYTES)
      .arrayBuffer()
      .then((bytes) => {
        const isBigEndian = encoding === "UTF_16" && new Uint8Array(bytes)[0] === 0xfe;
        const text = new TextDecoder(isBigEndian ? "utf-16be" : ENCODINGS[encoding].decoder).decode(bytes, { stream: true });
        if (!gone) setLines(text.split(/\r\n|\r|\n/).slice(0, LINES));
      });
    return () => {
      gone = true;
    };
  }, [file, encoding]);
  if (!isText || lines.length === 0) return null;
  return html`<p class="small">${t(said ? "said" : "found", { encoding: ENCODINGS[encoding].name })}</p>
    <pre class="scroll-x small" tabindex="0" role="region" aria-label=${t("beginning")}>${lines.join("\n")}</pre>`;
}

/** Where the whole lists of an import are: of its faults, and of whom it lacks. @param {{job: any}} props */
export function ImportFiles({ job }) {
  return html`
    ${
      job.faultCount > 0 &&
      html`<p><a href=${job.errors} download>${
        job.faultCount > job.errorsListed
          ? t("listed", { n: job.errorsListed.toLocaleString(), all: job.faultCount.toLocaleString() })
          : t("all")
      }</a></p>`
    }
    ${job.missingList && html`<p><a href=${job.missingList} download>${t("missing")}</a></p>`}
  `;
}
