// @ts-check
// Another device's reports, read from its screen: kept here like one's own and sent with one's own sign-in. What the city answers
// is kept here; the other device keeps its reports until the city answers it directly.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { Field } from "/kit/parts.js";
import { me, worksAtDesk } from "/kit/session.js";
import { dictionary } from "/kit/words.js";
import { incidents, ofIncident } from "../clients.js";
import { addAll, entries } from "../report/outbox.js";
import { look, readPicture } from "./camera.js";
import { t as words } from "../words.js";
import { Gathering } from "./frames.js";

const t = dictionary(
  {
    title: "QRコードで預かる",
    back: "送信の状況へ戻る",
    what: "相手の「QRコードで預ける」の画面にカメラを向けてください。順番は問いません。",
    progress: "{seen} / {count} を読み取りました",
    searching: "QRコードを探しています",
    noCamera: "カメラを使えません。相手の画面を撮った写真を選んでください。",
    pictures: "写真から読み取る",
    unread: "読み取れない写真が {n} 枚あります",
    taken: "{n} 件を預かりました。この端末から市へ送ります。",
    notYours:
      "あなたの担当ではない人の報告は、市が受け付けないことがあります。そのときは、この端末から市の窓口へもう一度QRコードで預けてください。",
    known: "すでに預かっています",
    broken: "読み取った内容に、報告ではないものがあります",
    label: "預かった報告",
    again: "続けて読み取る",
  },
  {
    title: "Take over by QR codes",
    back: "Back to sent and unsent",
    what: "Point the camera at the other device's “Hand over by QR codes”. The order does not matter.",
    progress: "{seen} of {count} read",
    searching: "Looking for QR codes",
    noCamera: "The camera cannot be used. Choose photographs of the other screen.",
    pictures: "Read from photographs",
    unread: "{n} photographs could not be read",
    taken: "{n} reports taken over. This device sends them to the city.",
    notYours:
      "Reports on people who are not yours may not be accepted. Then hand them over again, from this device to the city's desk.",
    known: "These were taken over before",
    broken: "Something that was read is not a report",
    label: "Taken over",
    again: "Read more",
  },
);

/** @param {import("./frames.js").Carried} carried @returns {import("../report/outbox.js").NewEntry} */
function entry({ incident, body }) {
  const { id, needs, condition } = JSON.parse(body);
  const urgent = needs?.length > 0 || !["SAFE", "UNKNOWN"].includes(condition);
  const known = incidents.peek()?.find((one) => one.id === incident);
  return { id, ...ofIncident(known), incident, body, label: t("label"), word: "", urgent, carried: true };
}

export function TakeOver() {
  const [progress, setProgress] = useState({ seen: 0, count: 0 });
  const [taken, setTaken] = useState(/** @type {number | undefined} */ (undefined));
  const [blind, setBlind] = useState(false);
  const [trouble, setTrouble] = useState("");
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const gathering = useRef(new Gathering());

  const found = async (/** @type {string} */ text) => {
    if (!gathering.current.take(text)) return false;
    setProgress({ seen: gathering.current.seen, count: gathering.current.count });
    const whole = await gathering.current.reports();
    if (!whole) return true;
    gathering.current = new Gathering();
    if (whole.reports.length === 0) {
      setTrouble(t("broken"));
      return true;
    }
    const fresh = whole.reports.map(entry).filter((report) => !entries.peek().some((mine) => mine.id === report.id));
    try {
      await addAll(fresh);
    } catch {
      // The other device still has them, and its screen is read on.
      setTrouble(words("saveFailed"));
      return true;
    }
    setTrouble(whole.broken > 0 ? t("broken") : "");
    // A frame that was read meanwhile brings nothing new, and is no other count.
    setTaken((before) => before ?? fresh.length);
    return true;
  };

  useEffect(() => {
    if (taken !== undefined || !video.current) return undefined;
    let stop = () => {};
    let wanted = true;
    look(video.current, (text) => void found(text)).then(
      (end) => (wanted ? (stop = end) : end()),
      () => setBlind(true),
    );
    return () => {
      wanted = false;
      stop();
    };
  }, [taken === undefined]);

  const pictures = async (/** @type {any} */ event) => {
    let unread = 0;
    for (const file of event.currentTarget.files) {
      const text = await readPicture(file);
      if (!text || !(await found(text))) unread += 1;
    }
    if (unread > 0) setTrouble(t("unread", { n: unread }));
  };

  return html`<div class="stack relay">
    <p><a href="#/outbox">${t("back")}</a></p>
    <h1>${t("title")}</h1>
    ${
      taken === undefined
        ? html`<p>${t("what")}</p>
            ${!blind && html`<video ref=${video} muted playsinline aria-hidden="true"></video>`}
            ${blind && html`<p class="notice wait">${t("noCamera")}</p>`}
            <p role="status"><strong>${progress.count ? t("progress", progress) : t("searching")}</strong></p>
            <${Field} label=${t("pictures")} type="file" accept="image/*" multiple onChange=${pictures} />`
        : html`<div class="notice good" role="status"><div><strong>${taken ? t("taken", { n: taken }) : t("known")}</strong>${!worksAtDesk(me.value) && html`<p>${t("notYours")}</p>`}</div></div>
            <button type="button" class="button" onClick=${() => (setTaken(undefined), setProgress({ seen: 0, count: 0 }))}>${t("again")}</button>`
    }
    ${trouble && html`<p class="problem-text" role="alert">${trouble}</p>`}
  </div>`;
}
