// @ts-check
// The tiles of a layer that could not be had: said once, asked for again until each of them is here or off the screen.

const FIRST_AFTER = 5_000;
const LAST_AFTER = 60_000;

export class MissingTiles {
  /** @param {(missing: boolean) => void} told hears when the first is missing, and when none is any more */
  constructor(told) {
    this.told = told;
    /** @type {Map<HTMLElement, {wait: number, timer: number}>} */
    this.missing = new Map();
  }

  /** @param {HTMLElement} tile @param {() => void} again asks for it once more */
  lost(tile, again) {
    const before = this.missing.get(tile);
    clearTimeout(before?.timer);
    const wait = before ? Math.min(LAST_AFTER, 2 * before.wait) : FIRST_AFTER;
    this.missing.set(tile, { wait, timer: setTimeout(again, wait) });
    if (!before && this.missing.size === 1) this.told(true);
  }

  /** It is here, or nobody looks at it any more. @param {HTMLElement} tile */
  settled(tile) {
    const before = this.missing.get(tile);
    if (!before) return;
    clearTimeout(before.timer);
    this.missing.delete(tile);
    if (this.missing.size === 0) this.told(false);
  }
}
