// @ts-check
// The list as the server last told it, kept on the device so that it opens without a network. It is somebody's personal data:
// it goes when it is three days old, when another person signs in, and at signing out. When nothing is going on any more, when there
// is no room, or when it is old and something still waits, it names nobody, and still says whose all is that was begun here.
import { LIST, expireList, isOld, nobodyListed } from "./report/expiry.js";
import { store } from "./report/outbox.js";
import { roomIsShort } from "./report/room.js";

/** @typedef {{clients: CheckItem[], askedAt: number, cut?: boolean}} OneList `askedAt` is when the question left, so that it is never older than that */

/**
 * @typedef {{me: import("/kit/session.js").Me, incidents: import("./clients.js").Incident[], incident?: string,
 *   lists?: Map<string, OneList>} & OneList} KeptList with the last one of each open incident
 */

/** @returns {Promise<KeptList | undefined>} */
export async function keptList() {
  await dropOldList();
  const kept = await store.kept(LIST).catch(() => undefined);
  for (const [id, { askedAt }] of kept?.lists ?? []) if (isOld(askedAt)) kept.lists.delete(id);
  return kept;
}

/** With all that is begun: the device is another's now. */
export const dropAll = () => store.drop();

/** @returns {Promise<boolean>} whether it was old and is gone now */
export const dropOldList = () => expireList(store).catch(() => false);

/** A device without room for the list still works while the page is open, and leaves what room there is to the reports.
 * @param {KeptList} list */
export async function keepList(list) {
  await store.keep(LIST, roomIsShort() ? nobodyListed(list) : list).catch(() => undefined);
}
