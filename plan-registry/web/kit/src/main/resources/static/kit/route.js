// @ts-check
// The part of the address after #, as a signal: "#/incidents/7?group=GENERAL" is path ["incidents", "7"] and its query.
import { signal } from "/kit/vendor/preact-all.js";

/** @returns {{path: string[], query: URLSearchParams}} */
function read() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  return { path: decoded(path), query: new URLSearchParams(query) };
}

/** The parts of a path; none when the link was cut, so that the page's first view stands there. @param {string} path */
function decoded(path) {
  try {
    return path.split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    return [];
  }
}

export const route = signal(read());

addEventListener("hashchange", () => {
  const before = route.peek().path.join("/");
  route.value = read();
  if (route.peek().path.join("/") !== before) {
    scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  }
});

/** @param {string} hash */
export function go(hash) {
  location.hash = hash;
}

/** The same page with other query values; empty ones are left out. @param {Record<string, string | undefined>} values */
export function refine(values) {
  const { path, query } = route.peek();
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(values)) value ? next.set(name, value) : next.delete(name);
  const hash = `#/${path.map(encodeURIComponent).join("/")}${next.size ? `?${next}` : ""}`;
  history.replaceState(null, "", hash);
  route.value = read();
}
