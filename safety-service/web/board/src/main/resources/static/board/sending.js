// @ts-check
// One act at a time: what is pressed again while its answer is awaited is not sent again.
import { useRef, useState } from "/kit/vendor/preact-all.js";

/** @returns {{busy: boolean, problem: unknown, send: (act: () => Promise<unknown>) => Promise<void>}} `problem` is why the last act failed */
export function useSending() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  // Two presses may come before the button is drawn anew.
  const underWay = useRef(false);
  const send = async (/** @type {() => Promise<unknown>} */ act) => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    try {
      await act();
      setProblem(undefined);
    } catch (thrown) {
      setProblem(thrown);
    }
    underWay.current = false;
    setBusy(false);
  };
  return { busy, problem, send };
}
