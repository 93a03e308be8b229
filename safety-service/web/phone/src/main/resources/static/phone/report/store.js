// @ts-check
// Where the outbox keeps its entries: IndexedDB, on disk before a write counts; memory when the browser refuses storage.

/** @typedef {import("./outbox.js").Entry} Entry */

/**
 * @typedef {{
 *   durable: boolean,
 *   all: () => Promise<Entry[]>,
 *   put: (entry: Entry) => Promise<void>,
 *   change: (id: string, next: (now: Entry) => Entry) => Promise<boolean>,
 *   removeIf: (id: string, may: (now: Entry) => boolean) => Promise<boolean>
 * }} Store
 */

/** @returns {Promise<Store>} */
export async function openStore() {
  try {
    return onDisk(await open());
  } catch {
    return inMemory();
  }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("anpi.outbox", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("reports", { keyPath: "id" });
    request.onsuccess = () => {
      // A withdrawn device forgets everything, and an open connection must not keep it from that.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

/** @param {IDBDatabase} db @returns {Store} */
function onDisk(db) {
  /**
   * One transaction; reading and writing inside it is atomic across tabs.
   *
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(reports: IDBObjectStore, give: (value: T) => void) => void} work
   * @returns {Promise<T>}
   */
  const within = (mode, work) =>
    new Promise((resolve, reject) => {
      const transaction = db.transaction("reports", mode, { durability: "strict" });
      /** @type {any} */
      let result;
      work(transaction.objectStore("reports"), (value) => (result = value));
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  return {
    durable: true,
    all: () =>
      within(
        "readonly",
        (reports, give) => (reports.getAll().onsuccess = (e) => give(/** @type {any} */ (e.target).result)),
      ),
    put: (entry) => within("readwrite", (reports) => void reports.put(entry)),
    change: (id, next) =>
      within("readwrite", (reports, give) => {
        reports.get(id).onsuccess = (e) => {
          const now = /** @type {any} */ (e.target).result;
          if (now) reports.put(next(now));
          give(!!now);
        };
      }),
    removeIf: (id, may) =>
      within("readwrite", (reports, give) => {
        reports.get(id).onsuccess = (e) => {
          const now = /** @type {any} */ (e.target).result;
          const removed = !!now && may(now);
          if (removed) reports.delete(id);
          give(removed);
        };
      }),
  };
}

/** @returns {Store} */
function inMemory() {
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  return {
    durable: false,
    all: async () => [...entries.values()],
    put: async (entry) => void entries.set(entry.id, entry),
    change: async (id, next) => {
      const now = entries.get(id);
      if (now) entries.set(id, next(now));
      return !!now;
    },
    removeIf: async (id, may) => {
      const now = entries.get(id);
      return !!now && may(now) && entries.delete(id);
    },
  };
}
