// @ts-check
// Which people the desk's user took, remembered on this device; ids only.
import { signal } from "/kit/vendor/preact-all.js";
import { me } from "/kit/session.js";

const MOST = 30;

/** @typedef {{incident: string, personId: string}} Taken */

const key = () => `anpi.taken.${me.peek()?.username ?? ""}`;

/** @type {import("/kit/vendor/preact-all.js").Signal<Taken[] | undefined>} */
const taken = signal(undefined);

/** @returns {Taken[]} */
export function remembered() {
  if (!taken.peek()) {
    try {
      taken.value = JSON.parse(localStorage.getItem(key()) ?? "[]");
    } catch {
      taken.value = [];
    }
  }
  return taken.value ?? [];
}

/** @param {Taken[]} next */
function keep(next) {
  taken.value = next.slice(-MOST);
  try {
    localStorage.setItem(key(), JSON.stringify(taken.peek()));
  } catch {
    // kept for this page only
  }
}

/** @param {string} incident @param {string} personId */
export function remember(incident, personId) {
  keep([
    ...remembered().filter((one) => one.personId !== personId || one.incident !== incident),
    { incident, personId },
  ]);
}

/** @param {string} incident @param {string} personId */
export function forget(incident, personId) {
  keep(remembered().filter((one) => one.personId !== personId || one.incident !== incident));
}
