// @ts-check
// From paper to a sheet on the screen: a photograph, the camera, or the six symbols of any row.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { Problem, asProblem, get } from "/kit/api.js";
import { Field, ProblemNotice } from "/kit/parts.js";
import { dictionary } from "/kit/words.js";
import { look, readPicture } from "../relay/camera.js";
import { readSheetCode } from "./sheet-code.js";

/** @typedef {import("./row-report.js").Sheet} Sheet */
/** Sheets that open without a network. @typedef {typeof import("./shelf.js").shelf} Shelf */

const t = dictionary(
  {
    picture: "票の写真・スキャンを選ぶ",
    pictureHint: "QRコードがはっきり写るように、票の全体かQRコードの周りを撮ります。写真はこの端末の外に出ません。",
    camera: "カメラで読み取る",
    stop: "カメラを止める",
    pointing: "票のQRコードにカメラを近づけてください",
    noCamera: "カメラを使えません。写真を選ぶか、コードを入力してください。",
    reading: "写真を読み取っています",
    unread: "写真からQRコードを読み取れません。明るい所で近くから撮り直すか、行のコード6文字を入力してください。",
    foreign: "このQRコードは安否確認票のものではありません。",
    notHere: "この票は、この端末でまだ開いたことがありません",
    notHereWhat: "自分の担当の票と一度開いた票は、3日間、通信がなくても開けます。いまは通信がないため、名簿にある人は一覧から、ほかの人は「名簿にない人を報告」から報告してください。",
    code: "行のコード（6文字）",
    codeHint: "票のどの行のコードでも、その票が開きます。O と 0、I と 1 は区別しません。",
    find: "コードで開く",
  },
  {
    picture: "Choose a photograph or scan of the sheet",
    pictureHint: "Take the whole sheet or the part around its QR code, sharp. The picture does not leave this device.",
    camera: "Read with the camera",
    stop: "Stop the camera",
    pointing: "Hold the camera close to the QR code of the sheet",
    noCamera: "The camera cannot be used. Choose a photograph or type a code.",
    reading: "Reading the picture",
    unread: "No QR code could be read. Take it again in good light from near, or type the six symbols of a row.",
    foreign: "This QR code is not that of a sheet.",
    notHere: "This sheet has not been opened on this device yet",
    notHereWhat: "Sheets of your own people, and sheets that were opened once, open for three days without a network. There is none now: report people from the list, and others as not on the list.",
    code: "Code of a row (six symbols)",
    codeHint: "Any row's code opens its sheet. O and 0, I and 1 are the same.",
    find: "Open by code",
  },
);

/** Without a network only what is on the shelf opens: it says so, and what can be done meanwhile. */
const notHere = () => new Problem(0, { title: t("notHere"), detail: t("notHereWhat") });

/** @param {{found: (sheet: Sheet, page: number) => unknown, shelf?: Shelf}} props */
export function FindSheet({ found, shelf }) {
  const [told, setTold] = useState(/** @type {"" | "reading" | "unread" | "foreign" | "noCamera"} */ (""));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [code, setCode] = useState("");
  const [filming, setFilming] = useState(false);

  /** @param {string} path @param {(sheet: Sheet) => number} pageOf @param {() => Promise<Sheet | undefined> | undefined} onShelf */
  const open = async (path, pageOf, onShelf) => {
    setProblem(undefined);
    try {
      const sheet = await get(`/api/sheets/${path}`).catch(async (thrown) => {
        const kept = asProblem(thrown).status === 0 ? await onShelf() : undefined;
        if (kept) return kept;
        throw shelf && asProblem(thrown).status === 0 ? notHere() : thrown;
      });
      setTold("");
      await found(sheet, pageOf(sheet));
    } catch (thrown) {
      setTold("");
      setProblem(thrown);
    }
  };

  /** @param {string} text of a QR code */
  const scanned = (text) => {
    const code = readSheetCode(text);
    if (!code) return setTold("foreign");
    setFilming(false);
    return open(
      code.sheet,
      (sheet) => Math.min(code.page, sheet.pages),
      () => shelf?.ofId(code.sheet),
    );
  };

  const picture = async (/** @type {any} */ event) => {
    const [file] = event.currentTarget.files;
    if (!file) return;
    setTold("reading");
    const text = await readPicture(file);
    if (text) await scanned(text);
    else setTold("unread");
  };

  const typed = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!code.trim()) return;
    void open(
      `rows/${encodeURIComponent(code.trim())}`,
      ({ rows, asked }) => rows.find(({ row }) => row === asked)?.page ?? 1,
      () => shelf?.ofRow(code),
    );
  };

  return html`<div class="stack">
    <${Field} label=${t("picture")} hint=${t("pictureHint")} type="file" accept="image/*" onChange=${picture} />
    ${
      filming
        ? html`<${Film} scanned=${scanned} blind=${() => (setFilming(false), setTold("noCamera"))} />
          <p><button type="button" class="button" onClick=${() => setFilming(false)}>${t("stop")}</button></p>`
        : html`<p><button type="button" class="button" onClick=${() => (setTold(""), setFilming(true))}>${t("camera")}</button></p>`
    }
    <p role="status" class=${told === "reading" ? "" : "problem-text"}>${told && t(told)}</p>
    <form class="row" onSubmit=${typed} novalidate>
      <${Field}
        label=${t("code")}
        hint=${t("codeHint")}
        class="short"
        value=${code}
        maxlength="20"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        onInput=${(/** @type {any} */ e) => setCode(e.currentTarget.value)}
      />
      <button type="submit" class="button">${t("find")}</button>
    </form>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
  </div>`;
}

/** @param {{scanned: (text: string) => unknown, blind: () => void}} props */
function Film({ scanned, blind }) {
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  useEffect(() => {
    let stop = () => {};
    let wanted = true;
    look(/** @type {HTMLVideoElement} */ (video.current), (text) => void (wanted && scanned(text))).then(
      (end) => (wanted ? (stop = end) : end()),
      blind,
    );
    return () => {
      wanted = false;
      stop();
    };
  }, []);
  return html`<p>${t("pointing")}</p>
    <video ref=${video} muted playsinline aria-hidden="true"></video>`;
}
