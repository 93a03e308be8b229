// @ts-check
// A frame of the board changes few of its parts: what is given the same as before is not drawn again.
import { html } from "/kit/vendor/preact-all.js";

/**
 * Draws a component again only when one of what it is given is another. Keeping its node instead would keep the whole page of the
 * moment at which it was drawn, and that one the page before it: a day of changes would fill the memory.
 *
 * @this {any}
 * @param {{of: Function} & Record<string, unknown>} given
 */
export function Kept(given) {
  const { of, ...inputs } = given;
  this.shouldComponentUpdate = (/** @type {Record<string, unknown>} */ next) =>
    [...new Set([...Object.keys(this.props), ...Object.keys(next)])].some((name) => this.props[name] !== next[name]);
  return html`<${of} ...${inputs} />`;
}
