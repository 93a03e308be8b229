// @ts-check
// Reports as a handful of short texts, each small enough for one QR code, in any order and with repeats; and back again. The bytes
// of the reports are carried as they are: the same ids and the same content, so that arriving twice is harmless.

/** @typedef {{incident: string, body: string}} Carried */

const MARK = "ANPI1";
const FRAME = /^ANPI1:([0-9a-f]{10}):([1-9]\d{0,3}):([1-9]\d{0,3}):([A-Za-z0-9+/=]{0,4296})$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST = 700;
const MOST_BYTES = 2_000_000;

/** @param {Uint8Array} bytes */
const toText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
/** @param {string} text */
const toBytes = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/** @param {Uint8Array} bytes @param {CompressionStream | DecompressionStream} way */
async function through(bytes, way) {
  const reader = new Blob([/** @type {any} */ (bytes)])
    .stream()
    .pipeThrough(/** @type {any} */ (way))
    .getReader();
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST_BYTES) throw new Error("too large");
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Short, and enough to tell one set of frames from another and a whole one from a broken one. @param {string} data */
async function checksum(data) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(data)));
  return Array.from(hash.subarray(0, 5), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Carried[]} reports @returns {Promise<string[]>} */
export async function toFrames(reports) {
  const text = JSON.stringify(reports.map(({ incident, body }) => [incident, body]));
  const data = toText(await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw")));
  const set = await checksum(data);
  const count = Math.max(1, Math.ceil(data.length / LONGEST));
  return Array.from({ length: count }, (_, n) =>
    [MARK, set, n + 1, count, data.slice(n * LONGEST, (n + 1) * LONGEST)].join(":"),
  );
}

/**
 * Anybody can draw a QR code: only a whole report to an incident goes on. It stands on one line, because the sender puts one
 * report a line, and a second one hidden in it would take the place of somebody else's.
 *
 * @param {unknown} drawn @returns {Carried | undefined}
 */
function carried(drawn) {
  const [incident, body] = Array.isArray(drawn) ? drawn : [];
  if (typeof incident !== "string" || typeof body !== "string" || !ID.test(incident) || /[\r\n]/.test(body))
    return undefined;
  try {
    const id = JSON.parse(body)?.id;
    return typeof id === "string" && ID.test(id) ? { incident, body } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} data @returns {Promise<unknown>} undefined when nothing was ever written so */
async function read(data) {
  try {
    return JSON.parse(new TextDecoder().decode(await through(toBytes(data), new DecompressionStream("deflate-raw"))));
  } catch {
    return undefined;
  }
}

/** Gathers frames until a set is whole. */
export class Gathering {
  /** @type {Map<number, string>} */
  #parts = new Map();
  #set = "";
  #count = 0;

  get seen() {
    return this.#parts.size;
  }

  get count() {
    return this.#count;
  }

  /** @param {string} text of one QR code @returns {boolean} whether it is one of ours; a frame of another set begins anew */
  take(text) {
    const found = FRAME.exec(text);
    if (!found || Number(found[2]) > Number(found[3])) return false;
    if (found[1] !== this.#set || Number(found[3]) !== this.#count) {
      this.#parts = new Map();
      this.#set = found[1];
      this.#count = Number(found[3]);
    }
    this.#parts.set(Number(found[2]), found[4]);
    return true;
  }

  /** @returns {Promise<{reports: Carried[], broken: number} | undefined>} undefined while something is missing or does not fit together */
  async reports() {
    if (this.#count === 0 || this.#parts.size < this.#count) return undefined;
    const data = Array.from({ length: this.#count }, (_, n) => this.#parts.get(n + 1) ?? "").join("");
    if ((await checksum(data)) !== this.#set) return undefined;
    const all = await read(data);
    if (!Array.isArray(all)) return undefined;
    const reports = /** @type {Carried[]} */ (all.map(carried).filter((one) => one));
    return { reports, broken: all.length - reports.length };
  }
}
