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
    const bytes = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
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
