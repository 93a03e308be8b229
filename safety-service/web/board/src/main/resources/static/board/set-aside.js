// @ts-check
// Records of the log that nobody can read: how many, where each stood and why; never what it says.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { dateAndTime } from "/kit/time.js";
import { codes, dictionary } from "/kit/words.js";

/** @typedef {{topic: string, partition: number, offset: number, cause: string, at: string}} Letter */

const t = dictionary(
  {
    dead: "読み取れずに取り分けられた記録が {n} 件あります。ほかの報告は止まっていません。原因とともに保管しています。管理者に知らせてください。",
    which: "どの記録か",
    newest: "新しいものから {n} 件",
    place: "{topic}・区画 {partition}・{offset} 番目",
  },
  {
    dead: "{n} records could not be read and were set aside with their causes; nothing else is held up. Tell the administrator.",
    which: "Which records",
    newest: "The newest {n}",
    place: "{topic}, partition {partition}, offset {offset}",
  },
);

const causeWord = codes(
  {
    DAMAGED: "壊れている（鍵・中身・封筒が欠けているか、形が違う）",
    CHANGED: "書き換えられたか、別の場所のものが置かれている",
    NEWER_PROGRAM: "新しい版のプログラムが書いたもの",
    UNKNOWN_TYPE: "知らない種類の記録",
    WRONG_CONTENT: "中身が種類に合わない",
    KEY_MISSING: "開くための鍵がない",
    UNTOLD: "原因の分類がない（古い記録）",
  },
  {
    DAMAGED: "Damaged: key, content or envelope is missing or malformed",
    CHANGED: "Changed, or put where it does not belong",
    NEWER_PROGRAM: "Written by a newer version of the program",
    UNKNOWN_TYPE: "A type of record nobody here knows",
    WRONG_CONTENT: "The content does not fit its type",
    KEY_MISSING: "The key that opens it is missing",
    UNTOLD: "Set aside before causes had kinds",
  },
);

/** A notice while there are any; nothing otherwise. */
export function SetAside() {
  const [found, setFound] = useState(/** @type {{total: number, newest: Letter[]} | undefined} */ (undefined));
  useEffect(() => {
    get("/api/records/set-aside").then(setFound, () => {});
  }, []);
  if (!found?.total) return null;
  return html`<div class="notice bad" role="status">
    <p>${t("dead", { n: found.total.toLocaleString() })}</p>
    ${
      found.newest.length > 0 &&
      html`<details>
        <summary>${t("which")}</summary>
        <p class="small">${t("newest", { n: found.newest.length })}</p>
        <ol class="small">
          ${found.newest.map(
            (letter) => html`<li key=${`${letter.topic}/${letter.partition}/${letter.offset}`}>
              ${causeWord(letter.cause)}<br />
              <span class="quiet">${dateAndTime(letter.at)} ${t("place", {
                topic: letter.topic,
                partition: letter.partition,
                offset: letter.offset.toLocaleString(),
              })}</span>
            </li>`,
          )}
        </ol>
      </details>`
    }
  </div>`;
}
