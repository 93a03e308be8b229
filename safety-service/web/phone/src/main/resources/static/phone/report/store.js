// @ts-check
// What this device keeps: reports until the city has them, receipts, and the list as it was last seen. IndexedDB, on disk
// before a write counts; memory when the browser refuses storage. Page and service worker use it alike.

/**
 * SAVED on this device only; SENT, the answer is awaited; ACCEPTED by the city; REFUSED by the server.
 *
 * @typedef {"SAVED" | "SENT" | "ACCEPTED" | "REFUSED"} Stage
 */

/**
 * Something this device tells the city: a report, or (with `act`) that its holder cannot act; `carried` from another device;
 * `drill` where it is not meant for real; a refusal is told in its `language`.
 *
 * @typedef {{id: string, incident: string, drill?: boolean, user: string, language?: "ja" | "en", personId?: string, label: string, word: string, body: string,
 *   act?: string, urgent?: boolean, tappedAt: number, notBefore: number, stage: Stage, acceptedAt?: number,
 *   receipt?: Record<string, any>, carried?: boolean, problem?: {title: string, detail: string}}} Entry
 */

/**
 * @typedef {{
 *   durable: boolean,
 *   all: () => Promise<Entry[]>,
 *   put: (entries: Entry[]) => Promise<void>,
 *   change: (ids: string[], next: (now: Entry) => Entry) => Promise<string[]>,
 *   accept: (ids: string[], at: number, receiptOf: (id: string) => Record<string, any> | undefined) => Promise<void>,
 *   removeIf: (ids: string[], may: (now: Entry) => boolean) => Promise<string[]>,
 *   forget: (may: (receipt: Entry) => Entry | undefined) => Promise<void>,
 *   keep: (name: string, value: any) => Promise<void>,
 *   changeKept: (name: string, next: (now: any) => any) => Promise<void>,
 *   kept: (name: string) => Promise<any>,
 *   drop: () => Promise<void>
 * }} Store `all` has unsent reports and receipts (as ACCEPTED); `put` all or none; `change` and `removeIf` answer the ids they found; `accept` puts receipts in
 *   the reports' places in one step; `forget` passes over the receipts and keeps what comes back; `changeKept` reads and writes in one step, and like `keep` forgets
 *   what is undefined; `drop` forgets what was kept
 */

const REPORTS = "reports";
const RECEIPTS = "receipts";
const KEPT = "kept";

const NAME = "anpi.outbox";
/** A newer layout only adds: pages of older versions may still be open beside it. */
const LAYOUT = 2;

/** @returns {Promise<Store>} */
export async function openStore() {
  try {
    return onDisk(await open().catch(orOfANewerPage));
  } catch {
    return inMemory();
  }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  const request = indexedDB.open(NAME, LAYOUT);
  request.onupgradeneeded = () => {
    const db = request.result;
    for (const name of [REPORTS, RECEIPTS])
      if (!db.objectStoreNames.contains(name)) db.createObjectStore(name, { keyPath: "id" });
    db.createObjectStore(KEPT);
  };
  return opened(request);
}

/** After a step back to an older page what waits is still there. @param {unknown} refused */
function orOfANewerPage(refused) {
  if (refused instanceof DOMException && refused.name === "VersionError") return openAsItIs();
  throw refused;
}

/** In whatever layout, and not made anew: a withdrawn device has forgotten it. */
function openAsItIs() {
  const request = indexedDB.open(NAME);
  request.onupgradeneeded = () => request.transaction?.abort();
  return opened(request);
}

/** @param {IDBOpenDBRequest} request @returns {Promise<IDBDatabase>} */
function opened(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      // A withdrawn device forgets everything, and a newer page may lay out more: an open connection must not keep them from that.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

/** The receipt in its report's place: the bytes are gone, the proof stays. @param {Entry} entry @param {number} at
 * @param {Record<string, any>} [receipt] @returns {Entry} */
export function accepted(entry, at, receipt) {
  return { ...entry, body: "", stage: "ACCEPTED", acceptedAt: at, receipt, problem: undefined };
}

/** @param {IDBDatabase} first @returns {Store} */
function onDisk(first) {
  let db = first;
  /**
   * One transaction; reading and writing inside it is atomic across tabs.
   *
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(store: (name: string) => IDBObjectStore, give: (value: T) => void) => void} work
   * @returns {Promise<T>}
   */
  const once = (mode, work) =>
    new Promise((resolve, reject) => {
      const transaction = db.transaction([REPORTS, RECEIPTS, KEPT], mode, { durability: "strict" });
      /** @type {any} */
      let result;
      transaction.oncomplete = () => resolve(result);
      // A request that fails tells its error before the transaction has it, and then ends in this.
      transaction.onabort = () => reject(transaction.error);
      work(
        (name) => transaction.objectStore(name),
        (value) => (result = value),
      );
    });
  /** @type {typeof once} */
  const within = (mode, work) =>
    once(mode, work).catch(async (thrown) => {
      if (thrown?.name !== "InvalidStateError") throw thrown;
      // A newer page laid out more beside this one, which goes on in what both know.
      db = await openAsItIs();
      return once(mode, work);
    });
  /** @param {IDBRequest} request @param {(found: any) => void} then */
  const read = (request, then) => (request.onsuccess = () => then(request.result));
  return {
    durable: true,
    all: () =>
      within("readonly", (store, give) =>
        read(store(REPORTS).getAll(), (reports) =>
          read(store(RECEIPTS).getAll(), (receipts) => give([...reports, ...receipts])),
        ),
      ),
    put: (added) => within("readwrite", (store) => added.forEach((entry) => store(REPORTS).put(entry))),
    change: (ids, next) =>
      within("readwrite", (store, give) => {
        /** @type {string[]} */
        const found = [];
        give(found);
        for (const id of ids)
          read(store(REPORTS).get(id), (now) => {
            if (!now) return;
            store(REPORTS).put(next(now));
            found.push(id);
          });
      }),
    accept: (ids, at, receiptOf) =>
      within("readwrite", (store) => {
        for (const id of ids)
          read(store(REPORTS).get(id), (now) => {
            if (!now) return;
            store(RECEIPTS).put(accepted(now, at, receiptOf(id)));
            store(REPORTS).delete(id);
          });
      }),
    removeIf: (ids, may) =>
      within("readwrite", (store, give) => {
        /** @type {string[]} */
        const removed = [];
        give(removed);
        for (const id of ids)
          read(store(REPORTS).get(id), (now) => {
            if (!now || !may(now)) return;
            store(REPORTS).delete(id);
            removed.push(id);
          });
      }),
    forget: (may) =>
      within("readwrite", (store) =>
        read(store(RECEIPTS).openCursor(), (cursor) => {
          if (!cursor) return;
          const rest = may(cursor.value);
          if (!rest) cursor.delete();
          else if (rest !== cursor.value) cursor.update(rest);
          cursor.continue();
        }),
      ),
    keep: (name, value) =>
      within(
        "readwrite",
        (store) => void (value === undefined ? store(KEPT).delete(name) : store(KEPT).put(value, name)),
      ),
    changeKept: (name, next) =>
      within("readwrite", (store) =>
        read(store(KEPT).get(name), (now) => {
          const then = next(now);
          then === undefined ? store(KEPT).delete(name) : store(KEPT).put(then, name);
        }),
      ),
    kept: (name) => within("readonly", (store, give) => read(store(KEPT).get(name), give)),
    drop: () => within("readwrite", (store) => void store(KEPT).clear()),
  };
}

/** @returns {Store} */
function inMemory() {
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  /** @type {Map<string, any>} */
  const kept = new Map();
  return {
    durable: false,
    all: async () => [...entries.values()],
    put: async (added) => added.forEach((entry) => entries.set(entry.id, entry)),
    change: async (ids, next) =>
      ids.filter((id) => {
        const now = entries.get(id);
        return now?.body && entries.set(id, next(now));
      }),
    accept: async (ids, at, receiptOf) => {
      for (const id of ids) {
        const now = entries.get(id);
        if (now) entries.set(id, accepted(now, at, receiptOf(id)));
      }
    },
    removeIf: async (ids, may) =>
      ids.filter((id) => {
        const now = entries.get(id);
        return !!now && now.stage !== "ACCEPTED" && may(now) && entries.delete(id);
      }),
    forget: async (may) => {
      for (const entry of entries.values()) {
        if (entry.stage !== "ACCEPTED") continue;
        const rest = may(entry);
        rest ? entries.set(entry.id, rest) : entries.delete(entry.id);
      }
    },
    keep: async (name, value) => void (value === undefined ? kept.delete(name) : kept.set(name, value)),
    changeKept: async (name, next) => {
      const then = next(kept.get(name));
      then === undefined ? kept.delete(name) : kept.set(name, then);
    },
    kept: async (name) => kept.get(name),
    drop: async () => kept.clear(),
  };
}
