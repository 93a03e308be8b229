// @ts-check
// One act at a time: what is pressed again while its answer is awaited is not sent again, and what is pressed again because its
// answer was lost goes under the same id, so that it stands once.
import { useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, newId } from "/kit/api.js";
import { begun, keepBegun } from "/kit/begun.js";

/** Something else stands under that id: the next press is an act of its own. */
const OTHERWISE = 409;

/**
 * `problem` is why the last act failed; `send` gives the act its id, which stays the same until the server has answered for it.
 *
 * @param {string} [what] which act, of which incident, about whom: its id then outlives a reload, too
 * @returns {{busy: boolean, problem: unknown, send: (act: (id: string) => Promise<unknown>) => Promise<void>}}
 */
export function useSending(what) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  // Two presses may come before the button is drawn anew.
  const underWay = useRef(false);
  const unanswered = useRef(/** @type {string | undefined} */ (undefined));
  const keep = (/** @type {string | undefined} */ id) => {
    unanswered.current = id;
    if (what !== undefined) keepBegun(`act ${what}`, id);
  };
  const send = async (/** @type {(id: string) => Promise<unknown>} */ act) => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    const id = unanswered.current ?? (what === undefined ? undefined : begun(`act ${what}`)) ?? newId();
    keep(id);
    try {
      await act(id);
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
