// @ts-check
// One act at a time: what is pressed again while its answer is awaited is not sent again, and what is pressed again because its
// answer was lost goes under the same id, so that it stands once. Pressed later, or with other words, it is an act of its own.
import { useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, newId } from "/kit/api.js";
import { begun, keepBegun } from "/kit/begun.js";

/** Something else stands under that id, or it stands no more: the next press is an act of its own. */
const OTHERWISE = 409;
/** Who asks again hours later wants to ask again, and who has not heard the answer presses soon. */
const SAME_FOR = 15 * 60_000;

/** @typedef {{id: string, says: string, at: number}} Unanswered */

/**
 * `problem` is why the last act failed; `send` gives the act what it says and its id, which stays the same for as long as somebody
 * may press because they have not heard the answer.
 *
 * @param {string} [what] which act, of which incident, about whom: its id then outlives a reload, too
 * @returns {{busy: boolean, problem: unknown, send: (act: (whole: any) => Promise<unknown>, says?: object) => Promise<void>}}
 */
export function useSending(what) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  // Two presses may come before the button is drawn anew.
  const underWay = useRef(false);
  const unanswered = useRef(/** @type {Unanswered | undefined} */ (undefined));
  const keep = (/** @type {Unanswered | undefined} */ act) => {
    unanswered.current = act;
    if (what !== undefined) keepBegun(`act ${what}`, act);
  };
  /** The id of the same act when it was pressed a short while ago. @param {string} says */
  const again = (says) => {
    /** @type {Unanswered | undefined} */
    const before = unanswered.current ?? (what === undefined ? undefined : begun(`act ${what}`));
    return before?.says === says && Date.now() - before.at < SAME_FOR ? before : undefined;
  };
  const send = async (/** @type {(whole: any) => Promise<unknown>} */ act, says = {}) => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    const words = JSON.stringify(says);
    const sent = again(words) ?? { id: newId(), says: words, at: Date.now() };
    keep(sent);
    try {
      await act({ ...says, id: sent.id });
      keep(undefined);
      setProblem(undefined);
    } catch (thrown) {
      if (asProblem(thrown).status === OTHERWISE) keep(undefined);
      setProblem(thrown);
    }
    underWay.current = false;
    setBusy(false);
  };
  return { busy, problem, send };
}
