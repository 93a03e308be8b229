// @ts-check
// Which page began with which shell. A page keeps the shell it began with until it is closed: what it loads later belongs to what
// it runs already, however many newer versions have come meanwhile.

const PAGES = "anpi.pages";
/** A page that was just asked for, and one that somebody may still go back to, is not among the open ones. */
const NOT_YET_CLOSED = 3_600_000;

/** Of this life of the worker, so that a start waits for no disk. @type {Map<string, string>} */
const known = new Map();

/** @param {string} page @param {string} shell */
export async function began(page, shell) {
  if (!page) return;
  known.set(page, shell);
  const pages = await caches.open(PAGES);
  await pages.put(`/phone/pages?${new URLSearchParams({ page, shell, at: String(Date.now()) })}`, new Response());
}

/** @param {string} page @returns {Promise<string | undefined>} undefined when nobody saw it begin */
export async function shellOf(page) {
  if (!known.has(page)) for (const one of await remembered()) known.set(one.page, one.shell);
  return known.get(page);
}

/** Forgets the pages that are closed. @returns {Promise<Set<string>>} the shells of all others */
export async function shellsInUse() {
  const open = await /** @type {any} */ (self).clients.matchAll({ type: "window", includeUncontrolled: true });
  const pages = await caches.open(PAGES);
  /** @type {Set<string>} */
  const used = new Set();
  for (const { page, shell, at, request } of await remembered()) {
    if (Date.now() - at < NOT_YET_CLOSED || open.some((/** @type {any} */ one) => one.id === page)) used.add(shell);
    else await pages.delete(request);
  }
  return used;
}

async function remembered() {
  const pages = await caches.open(PAGES);
  return (await pages.keys()).map((request) => {
    const said = new URL(request.url).searchParams;
    return { page: said.get("page") ?? "", shell: said.get("shell") ?? "", at: Number(said.get("at")), request };
  });
}
