// @ts-check
// What the QR code of a sheet of paper says: which sheet, and which of its pages. The server knows whose the rows are.

const SYMBOL = "[0-9A-HJKMNP-TV-Z]";
const SHEET = new RegExp(`^ANPI:1:(${SYMBOL}{10}):\\d{8}:(\\d{1,3})/\\d{1,3}:(?:${SYMBOL}{6})+$`);

/** @param {string} text of a QR code @returns {{sheet: string, page: number} | undefined} undefined when it is another */
export function readSheetCode(text) {
  const found = SHEET.exec(text);
  return found ? { sheet: found[1], page: Number(found[2]) } : undefined;
}
