// @ts-check
// One view, kept up to date over server-sent events. Read with fetch rather than EventSource, because EventSource hides
// status codes. A stream that is silent too long is taken for dead.
import { signal } from "/kit/vendor/preact-all.js";
import { languageHeader, signedOut } from "/kit/api.js";
import { recognise } from "/kit/session.js";

const HEARTBEAT = 15_000;
const DEAD_AFTER = 3 * HEARTBEAT;
const HIDDEN_AFTER = 60_000;
const LONGEST_PAUSE = 15_000;

/** @typedef {"connecting" | "live" | "broken" | "signedOut" | "refused"} LinkState */

/**
 * Follows a stream until `close()` is called. Every event is JSON and says by `sentAt` when the server sent it.
 *
 * @template T
 * @param {string} path of the event stream
 * @param {(before: T | undefined, event: string, message: any) => T | undefined} fold the view after one event; undefined
 *   when something between was missed: then the stream is opened anew and starts with a snapshot
 */
export function follow(path, fold) {
  const view = signal(/** @type {T | undefined} */ (undefined));
  /** `asOf` is when what is on screen was true, by this device's clock: a slow line is behind though it never stops. */
  const link = signal({ state: /** @type {LinkState} */ ("connecting"), asOf: Date.now() });
  // How far this device is ahead of the server's clock, as the fastest message tells: what others took longer is their age.
  // By the clock that nobody sets: a device whose time is put right is not behind for it.
  let ahead = Infinity;
  let closed = false;
  let failures = 0;
  let stop = new AbortController();
  /** @type {number | undefined} */
  let pause;
  /** @type {number | undefined} */
  let hiding;

  /** @param {LinkState} state */
  const say = (state) => (link.value = { ...link.peek(), state });

  /** @param {string} event @param {string} data */
  function take(event, data) {
    if (!data) return;
    const message = JSON.parse(data);
    const sentAt = Date.parse(message.sentAt);
    ahead = Math.min(ahead, performance.now() - sentAt);
    const next = fold(view.peek(), event, message);
    if (next === undefined) throw new Error("missed a step");
    failures = 0;
    view.value = next;
    link.value = { state: "live", asOf: sentAt + ahead + Date.now() - performance.now() };
  }

  async function listen() {
    stop = new AbortController();
    const mine = stop;
    ahead = Infinity;
    let watchdog = setTimeout(() => mine.abort(), DEAD_AFTER);
    try {
      const response = await fetch(path, {
        signal: mine.signal,
        cache: "no-store",
        credentials: "same-origin",
        headers: { Accept: "text/event-stream", ...languageHeader() },
      });
      if (response.status === 401) {
        signedOut.value = true;
        return later("signedOut", LONGEST_PAUSE);
      }
      if ([403, 404, 410].includes(response.status)) {
        closed = true;
        return say("refused");
      }
      if (!response.ok || !response.body) throw new Error(`stream answered ${response.status}`);
      // Somebody signed in again, perhaps in another tab and as somebody else.
      if (signedOut.peek()) void recognise().catch(() => undefined);
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      let rest = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) throw new Error("stream ended");
        clearTimeout(watchdog);
        watchdog = setTimeout(() => mine.abort(), DEAD_AFTER);
        rest += decoder.decode(value, { stream: true });
        const frames = rest.split(/\r?\n\r?\n/);
        rest = frames.pop() ?? "";
        for (const frame of frames) take(...readFrame(frame));
      }
    } catch {
      if (mine === stop && !closed) again();
    } finally {
      clearTimeout(watchdog);
      mine.abort();
    }
  }

  function again() {
    failures += 1;
    later("broken", Math.min(LONGEST_PAUSE, 500 * 2 ** Math.min(failures, 6)));
  }

  /** @param {LinkState} state meanwhile @param {number} about milliseconds; never all pages at once */
  function later(state, about) {
    if (closed) return;
    say(state);
    clearTimeout(pause);
    pause = setTimeout(listen, about * (0.7 + Math.random() * 0.6));
  }

  function reconnectNow() {
    if (closed || link.peek().state === "live") return;
    clearTimeout(pause);
    stop.abort();
    void listen();
  }

  // A browser allows six connections to one host: a tab nobody looks at gives its own back.
  function onVisibility() {
    clearTimeout(hiding);
    if (document.hidden) {
      hiding = setTimeout(() => {
        clearTimeout(pause);
        const old = stop;
        stop = new AbortController();
        old.abort();
        say("broken");
      }, HIDDEN_AFTER);
    } else reconnectNow();
  }

  document.addEventListener("visibilitychange", onVisibility);
  addEventListener("online", reconnectNow);
  void listen();

  return {
    view,
    link,
    close() {
      closed = true;
      clearTimeout(pause);
      clearTimeout(hiding);
      document.removeEventListener("visibilitychange", onVisibility);
      removeEventListener("online", reconnectNow);
      stop.abort();
    },
  };
}

/** @param {string} frame @returns {[string, string]} */
function readFrame(frame) {
  let event = "message";
  const data = [];
  for (const line of frame.split(/\r?\n/)) {
    if (line.startsWith("event:")) event = line.slice(6).trim();
    else if (line.startsWith("data:")) data.push(line.slice(line[5] === " " ? 6 : 5));
  }
  return [event, data.join("\n")];
}
