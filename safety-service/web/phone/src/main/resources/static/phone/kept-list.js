// @ts-check
// The list as the server last told it, kept on the device so that it opens without a network. It is somebody's personal data:
// it goes when it is three days old, when another person signs in, when nothing is going on any more, and at signing out.
import { store } from "./report/outbox.js";

const KEEP = 3 * 24 * 3_600_000;
const NAME = "list";

/**
 * @typedef {{me: import("/kit/session.js").Me, incidents: import("./clients.js").Incident[], incident?: string,
 *   clients: CheckItem[], askedAt: number}} KeptList `askedAt` is when the question left, so that the list is never older than that
 */

/** @returns {Promise<KeptList | undefined>} */
export async function keptList() {
  const kept = await store.kept(NAME).catch(() => undefined);
  if (kept && Date.now() - kept.askedAt > KEEP) {
    await dropList();
    return undefined;
  }
  return kept;
}

export const dropList = () => store.drop();

/** A device without room for the list still works while the page is open. @param {KeptList} list */
export async function keepList(list) {
  await (list.incidents.length === 0 ? dropList() : store.keep(NAME, list)).catch(() => undefined);
}
