// @ts-check
// Opens the page without a network, and sends what waits when the network is back, also with every page closed. The shell is
// one set of files under one version; a page is never made of two. A new version is for pages that begin after it came.
import { noticeText } from "./notice.js";
import { began, shellOf, shellsInUse } from "./page-versions.js";
import { FILES, VERSION } from "./shell-files.js";
import { expire } from "./report/expiry.js";
import { sendDue } from "./report/sender.js";
import { openStore } from "./report/store.js";

const worker = /** @type {any} */ (self);
const SHELLS = "anpi.shell.";
const SHELL = SHELLS + VERSION;
const PAGE = "/phone/";
const WAIT_FOR_UNDO = 6_000;

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request, clientId, resultingClientId } = event;
  const file = ours(request);
  if (!file) return;
  if (request.mode === "navigate") {
    event.waitUntil(began(resultingClientId, SHELL).then(shellsInUse));
    event.respondWith(serve(SHELL, file, request));
  } else event.respondWith(shellOf(clientId).then((shell = SHELL) => serve(shell, file, request)));
});
worker.addEventListener("sync", (/** @type {any} */ event) => {
  if (event.tag === "anpi.outbox") event.waitUntil(send());
});

worker.addEventListener("push", (/** @type {any} */ event) => {
  event.waitUntil(notify(event.data));
  event.waitUntil(forget());
});
worker.addEventListener("periodicsync", (/** @type {any} */ event) => event.waitUntil(forget()));
worker.addEventListener("notificationclick", (/** @type {any} */ event) => {
  event.notification.close();
  event.waitUntil(openPage());
});

/**
 * All or nothing. Each file is asked for anew but only sent when it changed, so a first visit loads nothing twice. The version is
 * the sum of the files: what comes from a server that is just being replaced, or from two that differ, is not kept.
 */
async function install() {
  const files = await Promise.all([PAGE, ...FILES].map(load));
  if ((await versionOf(files)) !== VERSION) throw new Error("files of more than one version");
  const shell = await caches.open(SHELL);
  await Promise.all(files.map(({ file, response }) => shell.put(file, response)));
  // A browser that does not tell which page began waits until all are closed.
  if ("resultingClientId" in worker.FetchEvent.prototype) await worker.skipWaiting();
}

/** @param {string} file */
async function load(file) {
  const response = await fetch(file, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return { file, response, bytes: await response.clone().arrayBuffer() };
}

/** As the server reckons it (ShellFiles). @param {{bytes: ArrayBuffer}[]} files */
async function versionOf(files) {
  const all = await new Blob(files.map(({ bytes }) => bytes)).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", all));
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function activate() {
  const older = (await caches.keys()).filter((name) => name.startsWith(SHELLS) && name !== SHELL);
  if (older.length === 0) await adopt();
  const used = await shellsInUse();
  await Promise.all(older.filter((name) => !used.has(name)).map((name) => caches.delete(name)));
}

/** Pages that were open before there was a worker came from the server, as this version. */
async function adopt() {
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  await Promise.all(pages.map((/** @type {any} */ page) => began(page.id, SHELL)));
  await worker.clients.claim();
}

/** The file of a shell that may answer a request; an older one has some that this one has no more. @param {Request} request */
function ours(request) {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return undefined;
  if (request.mode === "navigate") return pathname === PAGE || pathname === "/phone/index.html" ? PAGE : undefined;
  return FILES.includes(pathname) || /^\/(kit|phone)\//.test(pathname) ? pathname : undefined;
}

/** @param {string} name of the shell @param {string} file @param {Request} request */
async function serve(name, file, request) {
  const shell = await caches.open(name);
  return (await shell.match(file)) ?? fetch(request);
}

/** A newer one takes the place of the older: it is the same list that waits. @param {any} data */
async function notify(data) {
  let said = {};
  try {
    said = data?.json() ?? {};
  } catch {
    // whatever it was, somebody is asked
  }
  const { title, body } = noticeText(said, navigator.language.startsWith("ja"));
  await worker.registration.showNotification(title, {
    body,
    tag: "anpi.asked",
    renotify: true,
    icon: "/phone/icon-192.png",
  });
}

async function openPage() {
  const pages = await worker.clients.matchAll({ type: "window" });
  const page = pages.find((/** @type {any} */ one) => new URL(one.url).pathname === PAGE);
  await (page ? page.focus() : worker.clients.openWindow(PAGE));
}

/** Also on a phone that nobody opens. */
const forget = async () => expire(await openStore());

/** One round; what is left over makes the browser call again. */
async function send() {
  const store = await openStore();
  for (;;) {
    const round = await sendDue(store, tell);
    if (!round || round.left === 0 || round.signedOut) return;
    if (round.failed || (round.wait ?? 0) > WAIT_FOR_UNDO) throw new Error("reports are left");
    await new Promise((then) => setTimeout(then, Math.max(50, round.wait ?? 0)));
  }
}

const tabs = new BroadcastChannel("anpi.outbox");
const tell = () => tabs.postMessage("changed");
