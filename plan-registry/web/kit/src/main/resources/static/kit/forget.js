// @ts-check
// What a lost or withdrawn device does when the server tells it so: it forgets everything that this site kept on it. Over https
// the browser does the same by the answer's Clear-Site-Data; this holds for every browser and every connection.

/** The part of the problem's type that says so, and of the address that tells the person. */
export const DEVICE_WITHDRAWN = "device-withdrawn";

const DATABASES = ["anpi.outbox"];
const ONE_STEP = 3_000;
const ENROL = "/enrol/";

let going = false;

/** Forgets, then shows the page that says why. Harmless when it is interrupted: the server says it again at each contact. */
export async function forgetEverything() {
  if (going) return;
  going = true;
  const steps = [forgetDatabases, forgetCaches, forgetWorkers, () => localStorage.clear(), () => sessionStorage.clear()];
  for (const step of steps) {
    try {
      await Promise.race([step(), new Promise((after) => setTimeout(after, ONE_STEP))]);
    } catch {
      // what this browser refuses must not keep the rest
    }
  }
  // Whoever is about to redeem a new invitation stays there.
  if (!location.pathname.startsWith(ENROL)) location.replace(`${ENROL}#${DEVICE_WITHDRAWN}`);
}

async function forgetDatabases() {
  const found = indexedDB.databases ? (await indexedDB.databases()).map((database) => database.name ?? "") : [];
  await Promise.all([...new Set([...DATABASES, ...found])].filter(Boolean).map(forgetDatabase));
}

/** @param {string} name @returns {Promise<void>} */
function forgetDatabase(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

async function forgetCaches() {
  if (!("caches" in self)) return;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

async function forgetWorkers() {
  if (!("serviceWorker" in navigator)) return;
  await Promise.all((await navigator.serviceWorker.getRegistrations()).map((worker) => worker.unregister()));
}
