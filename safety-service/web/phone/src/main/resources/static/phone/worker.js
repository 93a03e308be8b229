// @ts-check
// Opens the page without a network, and sends what waits when the network is back, also with every page closed. The shell is
// one set of files under one version: a page is never made of two.
import { noticeText } from "./notice.js";
import { FILES, VERSION } from "./shell-files.js";
import { sendDue } from "./report/sender.js";
import { openStore } from "./report/store.js";

const worker = /** @type {any} */ (self);
const SHELL = `anpi.shell.${VERSION}`;
const PAGE = "/phone/";
const WAIT_FOR_UNDO = 6_000;

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const file = ours(event.request);
  if (file) event.respondWith(serve(file, event.request));
});
worker.addEventListener("sync", (/** @type {any} */ event) => {
  if (event.tag === "anpi.outbox") event.waitUntil(send());
});

worker.addEventListener("push", (/** @type {any} */ event) => event.waitUntil(notify(event.data)));
worker.addEventListener("notificationclick", (/** @type {any} */ event) => {
  event.notification.close();
  event.waitUntil(openPage());
});

worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "page started") event.waitUntil(takeOverIfAlone());
});

/** All or nothing. Each file is asked for anew but only sent when it changed, so a first visit loads nothing twice. */
async function install() {
  const shell = await caches.open(SHELL);
  await shell.addAll([PAGE, ...FILES].map((file) => new Request(file, { cache: "no-cache" })));
}

/** A new version takes over when a page starts that is the only one: another page may be half loaded from the old one. */
async function takeOverIfAlone() {
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length <= 1) await worker.skipWaiting();
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith("anpi.shell.") && name !== SHELL).map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
}

/** The file of the shell that answers a request, if one does. @param {Request} request */
function ours(request) {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return undefined;
  if (request.mode === "navigate") return pathname === PAGE || pathname === "/phone/index.html" ? PAGE : undefined;
  return FILES.includes(pathname) ? pathname : undefined;
}

/** @param {string} file @param {Request} request */
async function serve(file, request) {
  const shell = await caches.open(SHELL);
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

/** One round; what is left over makes the browser call again. */
async function send() {
  const store = await openStore();
  for (;;) {
    const round = await sendDue(store, tell, "ja");
    if (!round || round.left === 0 || round.signedOut) return;
    if (round.failed || (round.wait ?? 0) > WAIT_FOR_UNDO) throw new Error("reports are left");
    await new Promise((then) => setTimeout(then, Math.max(50, round.wait ?? 0)));
  }
}

const tabs = new BroadcastChannel("anpi.outbox");
const tell = () => tabs.postMessage("changed");
