// @ts-check
// Sending a report once. Its bytes are made once and kept from before they leave until the server has answered, over a reload too:
// whoever did not hear the answer sends the same bytes again, and nothing counts twice.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, newId } from "/kit/api.js";
import { keepSent, sent, sentUnder } from "/kit/begun.js";
import { dictionary } from "/kit/words.js";

const t = dictionary(
  {
    unanswered: "送りましたが、受け付けの返事がまだ届いていません。もう一度送っても二重にはなりません。",
    resend: "もう一度送る",
    giveUp: "書き直す",
    giveUpSure: "送った内容は、すでに届いているかもしれません。書き直して送ると、別の報告になります。書き直しますか",
  },
  {
    unanswered: "This was sent, and no answer has come yet. Sent again it still counts once.",
    resend: "Send again",
    giveUp: "Write anew",
    giveUpSure: "What was sent may have arrived already. Written anew it is another report. Write it anew?",
  },
);

/** Later, they say, and not no. */
const LATER = [408, 429];

/** What was refused was not taken, so it may be corrected. @param {import("/kit/api.js").Problem} problem */
const refused = ({ status }) => status >= 400 && status < 500 && !LATER.includes(status);

/** So often, too, what lies aside goes again: a browser does not always say that the network is back. */
const AGAIN_EVERY = 60_000;

/** Nor is it by who did not look into it: bytes of which nobody knows whether they arrived are given up for nobody's other reasons. */
const UNREAD = [401, 403, 404];

/** Once more, until they are answered: nobody waits for it. @param {string} aside @param {(body: string) => Promise<any>} post
 * @returns {Promise<boolean>} whether one was taken now */
async function sendAside(aside, post) {
  let taken = false;
  for (const name of sentUnder(aside)) {
    try {
      await post(sent(name) ?? "");
      taken = true;
    } catch (thrown) {
      if (!refused(asProblem(thrown)) || UNREAD.includes(asProblem(thrown).status)) return taken;
    }
    keepSent(name, undefined);
  }
  return taken;
}

/**
 * @param {string} what of which incident, about whom
 * @param {(body: string) => Promise<any>} post answers the receipt
 * @param {{anybody?: boolean}} [where] `anybody` may stand there next: what one has sent is not the other's to give up, and goes all
 *   the same
 */
export function useSending(what, post, { anybody = false } = {}) {
  const [sealed, setSealed] = useState(/** @returns {string | undefined} */ () => sent(what));
  const [receipt, setReceipt] = useState(/** @type {any} */ (undefined));
  const [problem, setProblem] = useState(/** @type {import("/kit/api.js").Problem | undefined} */ (undefined));
  const [busy, setBusy] = useState(false);
  const [asideTaken, setAsideTaken] = useState(false);
  const aside = `aside ${what} `;
  const again = () => void sendAside(aside, post).then((taken) => taken && setAsideTaken(true));
  useEffect(() => {
    if (!anybody) return undefined;
    again();
    const timer = setInterval(again, AGAIN_EVERY);
    addEventListener("online", again);
    return () => {
      clearInterval(timer);
      removeEventListener("online", again);
    };
  }, [receipt]);
  const seal = (/** @type {string | undefined} */ body) => {
    setSealed(body);
    keepSent(what, body);
  };
  const setAside = () => {
    const name = `${aside}${newId()}`;
    keepSent(name, sealed);
    // A browser that keeps nothing has it on this page only.
    if (sent(name) === undefined) return;
    seal(undefined);
    setProblem(undefined);
    again();
  };
  return {
    busy,
    receipt,
    problem,
    /** The bytes that have left and have no answer yet. */
    unanswered: busy ? undefined : sealed,
    /** Nothing else may be said before that answer. */
    stuck: busy || sealed !== undefined,
    /** @param {string} body @returns {Promise<boolean>} whether it was taken */
    send: async (body) => {
      const again = body === sealed;
      setBusy(true);
      setProblem(undefined);
      setAsideTaken(false);
      seal(body);
      try {
        setReceipt(await post(body));
        seal(undefined);
        return true;
      } catch (thrown) {
        const told = asProblem(thrown);
        setProblem(told);
        if (refused(told) && !(again && UNREAD.includes(told.status))) seal(undefined);
        return false;
      } finally {
        setBusy(false);
      }
    },
    /** Where no answer to these bytes ever comes, somebody may still have something to say. */
    giveUp: () => {
      if (!confirm(t("giveUpSure"))) return;
      if (anybody) setAside();
      seal(undefined);
      setProblem(undefined);
    },
    /** What is not of whoever stands there now goes by itself, and keeps nobody from sending. */
    setAside,
    /** Whether that was taken since. */
    asideTaken,
    another: () => setReceipt(undefined),
  };
}

/** What left without an answer, and the way to it. @param {{body?: string, send: (body: string) => void, giveUp: () => void}} props */
export function Unanswered({ body, send, giveUp }) {
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  // The button that was pressed is gone, and after a reload this may stand far below.
  useEffect(() => button.current?.focus(), [body]);
  if (body === undefined) return null;
  return html`<div class="notice wait" role="alert">
    <div>${t("unanswered")}</div>
    <button ref=${button} type="button" class="button primary" onClick=${() => send(body)}>${t("resend")}</button>
    <button type="button" class="button plain" onClick=${giveUp}>${t("giveUp")}</button>
  </div>`;
}
