// @ts-check
// Reads again after changes, however many come: never more often than each second, and never without the last of them.
import { useEffect, useRef } from "/kit/vendor/preact-all.js";

const AT_MOST_EVERY = 1_000;

/**
 * @param {unknown} mark another one after every change; undefined while nothing is known yet
 * @param {() => unknown} read may answer a promise: the next reading waits for it
 */
export function useFollowing(mark, read) {
  const newest = useRef(read);
  newest.current = read;
  const { current: state } = useRef({
    seen: mark,
    changed: false,
    timer: /** @type {number | undefined} */ (undefined),
    gone: false,
  });
  const wait = () => {
    state.timer = setTimeout(async () => {
      state.changed = false;
      try {
        await newest.current();
      } finally {
        state.timer = undefined;
        if (state.changed && !state.gone) wait();
      }
    }, AT_MOST_EVERY);
  };
  useEffect(() => {
    if (mark === state.seen) return;
    const first = state.seen === undefined;
    state.seen = mark;
    if (first) return;
    state.changed = true;
    if (state.timer === undefined) wait();
  }, [mark]);
  useEffect(
    () => () => {
      state.gone = true;
      clearTimeout(state.timer);
    },
    [],
  );
}
