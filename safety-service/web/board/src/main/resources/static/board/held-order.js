// @ts-check
// Whoever aims at a row must hit it. While a pointer moves over a list, or keys are pressed in it, its rows stay where they are: what
// they say changes at once, but who comes, goes or moves waits, is counted, and never waits for long.
import { useEffect, useLayoutEffect, useRef, useState } from "/kit/vendor/preact-all.js";

const STILL_FOR = 5_000;
const LONGEST = 30_000;

/** @template Item @typedef {{item: Item, gone: boolean}} Row `gone` is no longer in the list, as last known */

/**
 * @template {{personId: string}} Item
 * @param {Item[]} items in their present order
 * @param {string} [of] which list; another one begins anew
 */
export function useHeldOrder(items, of = "") {
  const [kept, setKept] = useState(/** @type {{items: Item[], of: string} | undefined} */ (undefined));
  const held = kept?.of === of ? kept.items : undefined;
  const { current: hand } = useRef({ since: 0, timer: /** @type {number | undefined} */ (undefined) });
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const release = () => {
    clearTimeout(hand.timer);
    setKept(undefined);
  };
  const hold = () => {
    const now = Date.now();
    if (!held) {
      hand.since = now;
      setKept({ items, of });
    }
    clearTimeout(hand.timer);
    hand.timer = setTimeout(release, Math.max(0, Math.min(STILL_FOR, hand.since + LONGEST - now)));
  };
  useEffect(() => () => clearTimeout(hand.timer), []);
  useFocusInside(list);
  const present = new Map(items.map((item) => [item.personId, item]));
  /** @type {Row<Item>[]} */
  const rows = (held ?? items).map((item) => ({
    item: present.get(item.personId) ?? item,
    gone: !present.has(item.personId),
  }));
  return {
    rows,
    /** How many rows will come, go or move once nobody aims any more. */
    waiting: held ? difference(ids(held), ids(items)) : 0,
    /** What the element around the rows needs. */
    hands: {
      ref: list,
      tabindex: -1,
      onPointerMove: hold,
      onPointerDown: hold,
      onKeyDown: hold,
      onFocusIn: hold,
      onPointerLeave: () => !list.current?.contains(document.activeElement) && release(),
      onFocusOut: (/** @type {FocusEvent} */ e) =>
        !list.current?.contains(/** @type {Node | null} */ (e.relatedTarget)) && release(),
    },
  };
}

/** @param {{personId: string}[]} items */
const ids = (items) => items.map((item) => item.personId);

/** @param {string[]} before @param {string[]} after */
function difference(before, after) {
  const gone = before.filter((id) => !after.includes(id)).length;
  const places = after.map((id) => before.indexOf(id)).filter((place) => place >= 0);
  // Whoever is not in the longest run that kept its order has moved.
  /** @type {number[]} */
  const ends = [];
  for (const place of places) {
    const at = ends.findIndex((end) => end > place);
    ends[at < 0 ? ends.length : at] = place;
  }
  return gone + (after.length - places.length) + (places.length - ends.length);
}

/** A row that is put elsewhere loses the focus, and one that goes takes it along: whoever works by keys stays in the list.
 * @param {{current: HTMLElement | null}} list */
function useFocusInside(list) {
  const before = document.activeElement;
  const inside = !!before && !!list.current?.contains(before);
  useLayoutEffect(() => {
    if (!inside || document.activeElement !== document.body) return;
    const still = before.isConnected && !before.closest("[inert]");
    /** @type {HTMLElement | null} */ (still ? before : list.current)?.focus({ preventScroll: true });
  });
}
