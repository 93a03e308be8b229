// @ts-check
// What the link of a message says of itself: which incident, which person, whether it is a drill, whom it was sent to. The
// server believes none of it without the signature at the link's end; a name is not in it.

const MODES = ["REAL", "DRILL"];
const ASKED = ["MEMBER", "OFFICE", "PERSON", "CONTACT", "DESK"];
const BYTES = 83;

/** @typedef {{text: string, incident: string, personId: string, mode: string, asked: string}} Link */

/** @param {string} text @returns {Link | undefined} */
export function readLink(text) {
  try {
    const bytes = decoded(text);
    if (bytes.length !== BYTES) return undefined;
    return {
      text,
      mode: MODES[bytes[1]],
      asked: ASKED[bytes[2]],
      incident: uuid(bytes.subarray(3, 19)),
      personId: uuid(bytes.subarray(19, 35)),
    };
  } catch {
    return undefined;
  }
}

/** @param {Uint8Array} bytes */
function uuid(bytes) {
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

const CASELOAD_BYTES = 74;
const DIGEST_AT = 42;
const DIGEST_BYTES = 16;

/** @typedef {{text: string, incident: string, mode: string, until: Date, people: {personId: string, name: string}[]}} Caseload */

/**
 * The link for a whole caseload: the proof, a dot, and of each person id and name. Names that are not those the proof was made
 * for are not shown: who swaps two of them would have the wrong one reported safe.
 *
 * @param {string} fragment @returns {Promise<Caseload | undefined>}
 */
export async function readCaseload(fragment) {
  try {
    const [text, names] = fragment.split(".");
    const proof = decoded(text);
    const list = decoded(names);
    if (proof.length !== CASELOAD_BYTES) return undefined;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", list));
    if (digest.subarray(0, DIGEST_BYTES).some((byte, i) => byte !== proof[DIGEST_AT + i])) return undefined;
    const seconds = new DataView(proof.buffer, 34, 8).getBigUint64(0);
    return {
      text,
      mode: MODES[proof[1]],
      incident: uuid(proof.subarray(2, 18)),
      until: new Date(Number(seconds) * 1000),
      people: people(list),
    };
  } catch {
    return undefined;
  }
}

/** @param {Uint8Array} bytes */
function people(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 17 + bytes[at + 16];
    if (end > bytes.length) throw new Error("cut off");
    found.push({ personId: uuid(bytes.subarray(at, at + 16)), name: new TextDecoder().decode(bytes.subarray(at + 17, end)) });
    at = end;
  }
  return found;
}

/** @param {string} text */
const decoded = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
