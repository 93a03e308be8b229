// @ts-check
// Calls to the server with the browser's session cookie. A refusal is a Problem that a page can show as it is.
import { signal } from "/kit/vendor/preact-all.js";
import { DEVICE_WITHDRAWN, forgetEverything } from "/kit/forget.js";
import { dictionary, language } from "/kit/words.js";

const TIMEOUT = 20_000;
const MOST_PAGES = 20;

/** True after the server has said that nobody is signed in. */
export const signedOut = signal(false);

const t = dictionary(
  {
    offline: "サーバーに接続できません",
    offlineWhat: "通信状態を確かめて、もう一度お試しください。",
    odd: "サーバーの応答を読み取れません（{status}）",
    oddWhat: "しばらく待ってから、もう一度お試しください。",
  },
  {
    offline: "The server cannot be reached",
    offlineWhat: "Check the connection and try again.",
    odd: "The server's answer cannot be read ({status})",
    oddWhat: "Wait a moment and try again.",
  },
);

/** A refusal (RFC 9457), or the network's silence (status 0). */
export class Problem extends Error {
  /** @param {number} status @param {{type?: string, title?: string, detail?: string, errors?: {field?: string, detail?: string, message?: string}[]}} body
   *  @param {number} [retryAfter] seconds */
  constructor(status, body, retryAfter) {
    super(body.title ?? t("odd", { status }));
    this.status = status;
    this.type = body.type ?? "";
    this.title = this.message;
    this.detail = body.detail ?? "";
    this.errors = Array.isArray(body.errors) ? body.errors : [];
    this.retryAfter = retryAfter;
  }

  /** What is wrong with one field, if the server named it. @param {string} field */
  of(field) {
    const found = this.errors.find(
      (e) => e.field === field || /^[.[]/.test(e.field?.startsWith(field) ? e.field.slice(field.length) : ""),
    );
    return found ? (found.detail ?? found.message ?? "") : "";
  }
}

/** Any thrown value as something to show. @param {unknown} thrown @returns {Problem} */
export function asProblem(thrown) {
  return thrown instanceof Problem ? thrown : new Problem(0, { title: t("offline"), detail: t("offlineWhat") });
}

/** Headers that every request carries: problems come back in the language on screen. */
export function languageHeader() {
  return { "Accept-Language": language.peek() === "en" ? "en" : "ja" };
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{json?: unknown, text?: string, headers?: Record<string, string>, query?: Record<string, string | number | undefined | null>}} [options]
 *   `json` is serialised here; `text` is sent byte for byte, as JSON
 * @returns {Promise<any>} the body, or undefined when there is none
 */
export async function call(method, path, { json, text, headers = {}, query } = {}) {
  const body = json === undefined ? text : JSON.stringify(json);
  const wanted = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== null && value !== "") wanted.set(name, String(value));
  const search = wanted.size ? `?${wanted}` : "";
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT);
  let response;
  let answer;
  try {
    response = await send(method, path + search, body, stop.signal, {
      Accept: "application/json, application/problem+json",
      ...headers,
    });
    answer = await response.text();
  } catch {
    throw asProblem(undefined);
  } finally {
    clearTimeout(timer);
  }
  if (response.ok) return answer ? parsed(answer, response.status) : undefined;
  throw refused(response, answer);
}

/**
 * Sends something and hands the answer on line by line, however long that takes as a whole. It is given up when nothing has come for
 * as long as a call may take, or when somebody stops it.
 * @param {string} path @param {unknown} json @param {(line: any) => void} each @param {AbortController} stop
 */
export async function postForLines(path, json, each, stop) {
  let timer = 0;
  const patience = () => (clearTimeout(timer), (timer = setTimeout(() => stop.abort(), TIMEOUT)));
  try {
    patience();
    const accept = { Accept: "application/x-ndjson, application/problem+json" };
    const response = await send("POST", path, JSON.stringify(json), stop.signal, accept);
    if (!response.ok || !response.body) throw refused(response, await response.text());
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      patience();
      const lines = (rest + part.value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line) each(parsed(line, response.status));
    }
  } catch (thrown) {
    throw asProblem(thrown);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} method @param {string} path @param {string | undefined} body @param {AbortSignal} signal @param {Record<string, string>} headers */
function send(method, path, body, signal, headers) {
  return fetch(path, {
    method,
    body,
    signal,
    credentials: "same-origin",
    cache: "no-store",
    headers: { ...languageHeader(), ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
  });
}

/** What the server said no with. @param {Response} response @param {string} answer */
function refused(response, answer) {
  if (response.status === 401) signedOut.value = true;
  const refusal = isJson(response)
    ? parsed(answer, response.status)
    : { title: t("odd", { status: response.status }), detail: t("oddWhat") };
  if (response.status === 401 && refusal.type?.endsWith(DEVICE_WITHDRAWN)) void forgetEverything();
  return new Problem(response.status, refusal, Number(response.headers.get("Retry-After")) || undefined);
}

/** @param {string} text @param {number} status */
function parsed(text, status) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(status, { title: t("odd", { status }), detail: t("oddWhat") });
  }
}

/** @param {Response} response */
function isJson(response) {
  return (response.headers.get("Content-Type") ?? "").includes("json");
}

/** @param {string} path @param {Record<string, string | number | undefined | null>} [query] */
export const get = (path, query) => call("GET", path, { query });
/** Every page of a list, as far as a bound. @param {string} path @param {Record<string, string | number | undefined>} [query]
 *  @returns {Promise<any[]>} */
export async function getAll(path, query = {}) {
  const items = [];
  let cursor;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await get(path, { ...query, cursor });
    items.push(...answer.items);
    cursor = answer.next;
    if (!cursor) break;
  }
  return items;
}

/** @param {string} path @param {unknown} [json] */
export const post = (path, json = {}) => call("POST", path, { json });

/** A random id made by the sender. `crypto.randomUUID` exists only on HTTPS and localhost. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
