// @ts-check
// Files from the server. A file is asked for before it is saved, so that a refusal is read here and not found inside the file.
import { asProblem, languageHeader, Problem } from "/kit/api.js";
import { saveFile } from "/kit/save.js";

/**
 * Asks for a file and has the browser keep it.
 *
 * @param {string} path @param {string} name the file's, without anybody's name in it
 * @param {{purpose?: string, json?: unknown}} [options] what it is for, as the audit trail will have it; `json` is posted, for a file
 *   that is made of it
 */
export async function keep(path, name, { purpose, json } = {}) {
  let response;
  let blob;
  try {
    response = await fetch(path, {
      credentials: "same-origin",
      headers: { ...languageHeader(), ...purposeHeader(purpose), ...(json ? { "Content-Type": "application/json" } : {}) },
      ...(json ? { method: "POST", body: JSON.stringify(json) } : {}),
    });
    if (response.ok) blob = await response.blob();
  } catch (thrown) {
    throw asProblem(thrown);
  }
  if (!blob) throw new Problem(response.status, await response.json());
  saveFile(blob, name);
}

/** Headers hold no Japanese: it goes percent-encoded. @param {string} [purpose] @returns {Record<string, string>} */
export const purposeHeader = (purpose) => (purpose ? { "Anpi-Purpose": encodeURIComponent(purpose) } : {});

/**
 * Sends a file, or several, and the words of its form, however long that takes.
 *
 * @param {string} path @param {File | File[]} file @param {Record<string, string>} query @param {Record<string, string>} [words] blank ones are left out
 */
export async function upload(path, file, query, words = {}) {
  const body = new FormData();
  for (const [name, word] of Object.entries(words)) if (word) body.append(name, word);
  for (const one of [file].flat()) body.append("file", one);
  let response;
  let answer;
  try {
    response = await fetch(`${path}?${new URLSearchParams(query)}`, {
      method: "POST",
      body,
      credentials: "same-origin",
      headers: { Accept: "application/json, application/problem+json", ...languageHeader() },
    });
    answer = await response.json();
  } catch (thrown) {
    throw asProblem(thrown);
  }
  if (!response.ok) throw new Problem(response.status, answer);
  return answer;
}
