package jp.anpi.deploy.acceptance.browser;

import com.microsoft.playwright.Page;

/** A phone without room: as on a full disk, whatever writes is refused as a whole, also what only writes over something. */
final class FullDevice {

    /** Some browsers find out while they write, others at the end of the transaction. */
    enum Refuses {
        REQUEST,
        COMMIT
    }

    private static final String FULL = """
            ([stores, freedBy, refuses]) => {
              const { put, add, delete: forget } = IDBObjectStore.prototype;
              const { update } = IDBCursor.prototype;
              const { get: error } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "error");
              const refused = new WeakSet();
              let full = true;
              const refuse = (request, store, args) => {
                if (!full || !stores.includes(store.name)) return request;
                if (refuses === "REQUEST") {
                  refused.add(store.transaction);
                  return add.apply(store, args); // what is there already cannot be added
                }
                request.addEventListener("success", () => {
                  if (refused.has(store.transaction)) return;
                  refused.add(store.transaction);
                  store.transaction.abort();
                });
                return request;
              };
              IDBObjectStore.prototype.put = function (...args) { return refuse(put.apply(this, args), this, args); };
              IDBCursor.prototype.update = function (...args) {
                return refuse(update.apply(this, args), this.source, args);
              };
              IDBObjectStore.prototype.delete = function (...args) {
                // Only what was there frees anything.
                if (this.name === freedBy) this.count(...args).onsuccess = ({ target }) => {
                  if (target.result > 0) full = false;
                };
                return forget.apply(this, args);
              };
              IDBCursor.prototype.delete = new Proxy(IDBCursor.prototype.delete, { apply(given, cursor, args) {
                if (cursor.source.name === freedBy) full = false;
                return Reflect.apply(given, cursor, args);
              } });
              Object.defineProperty(IDBTransaction.prototype, "error", { get() {
                const told = error.call(this);
                return refused.has(this) && (told || refuses === "COMMIT")
                  ? new DOMException("no room", "QuotaExceededError") : told;
              } });
              window.someRoom = () => { full = false; };
            }""";

    private static final String ALL = "['reports', 'receipts', 'kept']";

    private FullDevice() {}

    /** From now on, until something of the store is given up. */
    static void untilSomethingGoesOf(String store, Page page) {
        untilSomethingGoesOf(store, page, Refuses.COMMIT);
    }

    static void untilSomethingGoesOf(String store, Page page, Refuses at) {
        page.evaluate("(%s)([%s, '%s', '%s'])".formatted(FULL, ALL, store, at));
    }

    /** For good, from now on and in every page that is opened later, whatever goes; until {@link #hasRoom}. */
    static void forGood(Page page) {
        String full = "(%s)([%s, '', '%s'])".formatted(FULL, ALL, Refuses.COMMIT);
        page.evaluate(full);
        page.context().addInitScript(full);
    }

    /** Somebody has deleted their photographs, and the page is told as by a network that comes back. */
    static void hasRoom(Page page) {
        page.evaluate("someRoom(), dispatchEvent(new Event('online'))");
    }
}
