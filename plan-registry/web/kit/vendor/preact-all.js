// One file instead of six requests: the page needs all of these at once, and one copy of Preact.
export { h, render, Fragment } from "preact";
export { useEffect, useErrorBoundary, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
export { batch, computed, effect, signal, untracked } from "@preact/signals";
import { h } from "preact";
import htm from "htm";

/**
 * Every part is built anew. Left alone, htm hands out the same node of a part without values each time; a node that was drawn
 * holds the page it was drawn in, and a page that holds such nodes the pages before it: hours of changes would fill the memory.
 *
 * @this {{0: number}} what htm knows of the part; 3 says that it differs each time
 */
function anew(...part) {
  this[0] = 3;
  return h(...part);
}
export const html = htm.bind(anew);
