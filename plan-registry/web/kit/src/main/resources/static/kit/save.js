// @ts-check
// A file made here, given to the person.

/** Time enough for a slow disk to take it. */
const KEPT_FOR = 60_000;

/** @param {Blob} blob @param {string} name */
export function saveFile(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR);
}
