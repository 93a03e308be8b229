// @ts-check
// What a screen reader is told by itself: a summary at most every 30 seconds, and danger at once. Everything else on the
// board may change many times a second and is read when somebody goes there.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { ATTENTION, GROUPS, stateWord } from "/kit/state.js";
import { dictionary, inRow } from "/kit/words.js";
import { condition } from "./incident-head.js";
import { incident, live } from "./incident.js";

const AT_MOST_EVERY = 30_000;
const LOOK_EVERY = 1_000;
const MOST_NAMES = 3;

const t = dictionary(
  {
    summary: "{of} 人のうち {list}。",
    part: "{word} {n} 人",
    stopped: "情報の更新が止まっています。",
    back: "情報の更新が再開しました。",
    danger: "危険の知らせ {n} 件。{names}",
    unidentified: "対象者の分からない人",
    nobody: "災害対策本部にだれもいません。",
    waits: "本部の確認を待っている人がいます。",
  },
  {
    summary: "Of {of} people: {list}.",
    part: "{word} {n}",
    stopped: "The information has stopped coming.",
    back: "The information is coming again.",
    danger: "{n} reports of danger. {names}",
    unidentified: "somebody not identified",
    nobody: "Nobody is at the city desk.",
    waits: " People wait for the desk to see them.",
  },
);

/** The whole board in one sentence. @param {Board} board */
function summary(board) {
  const groups = GROUPS.filter((group) => board.counts[group]);
  const sum = (/** @type {keyof Counts} */ field) =>
    groups.reduce((n, group) => n + board.counts[group][field], 0).toLocaleString();
  const list = inRow(ATTENTION.map((state) => t("part", { word: stateWord(state), n: sum(state) })));
  return t("summary", { of: sum("total"), list });
}

/** What would be said now; the state of the connection goes before the numbers. */
function sentence() {
  const how = condition()?.how;
  const board = live.peek()?.view.peek();
  if (!board) return "";
  return how === "live" ? `${summary(board)}${board.desk?.waiting ? t("waits") : ""}` : t("stopped");
}

export function Aloud() {
  const [said, setSaid] = useState("");
  const saidAt = useRef(0);
  useEffect(() => {
    const look = () => {
      if (Date.now() - saidAt.current < AT_MOST_EVERY) return;
      const next = sentence();
      if (!next) return;
      setSaid((before) => {
        if (before === next) return before;
        saidAt.current = Date.now();
        return before === t("stopped") ? `${t("back")}${next}` : next;
      });
    };
    look();
    const timer = setInterval(look, LOOK_EVERY);
    return () => clearInterval(timer);
  }, [incident.value?.id]);
  return html`<p class="unseen" role="status" data-aloud>${said}</p><${DangerAloud} />`;
}

/** Dangers that came while this page was open, and an empty desk. */
function DangerAloud() {
  const board = live.value?.view.value;
  const newest = Math.max(-1, ...(board?.feed ?? []).map((item) => item.number ?? -1));
  const from = useRef(/** @type {{epoch: unknown, number: number} | undefined} */ (undefined));
  const [said, setSaid] = useState({ words: "", number: -1 });
  useEffect(() => {
    if (!board) return;
    const since = from.current;
    from.current = { epoch: board.epoch, number: newest };
    if (!since || since.epoch !== board.epoch) return;
    const news = board.feed.filter((item) => (item.number ?? -1) > since.number);
    if (news.length === 0) return;
    const names = news.slice(0, MOST_NAMES).map((item) => item.name ?? t("unidentified"));
    setSaid({ words: t("danger", { n: news.length, names: inRow(names) }), number: newest });
  }, [board?.epoch, newest]);
  // Another part each time: the same words about the same person are news again.
  return html`<p class="unseen" role="alert" data-danger><span key=${said.number}>${said.words}</span></p>
    <p class="unseen" role="alert">${board?.desk?.nobody ? t("nobody") : ""}</p>`;
}
