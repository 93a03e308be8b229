// @ts-check
// Who is signed in, and where that person's work is.
import { signal } from "/kit/vendor/preact-all.js";
import { get, post, Problem, signedOut } from "/kit/api.js";

/**
 * @typedef {{username: string, displayName?: string, role: string, memberId?: string, officeId?: string, deviceId?: string, sharedDevice?: boolean, sample?: boolean, language?: string}} Me
 */

/** @type {import("/kit/vendor/preact-all.js").Signal<Me | undefined>} */
export const me = signal(undefined);

/** Asks the server; undefined when nobody is signed in. @returns {Promise<Me | undefined>} */
export async function recognise() {
  try {
    me.value = await get("/api/auth/me");
    signedOut.value = false;
    return me.value;
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.status === 401) return undefined;
    throw thrown;
  }
}

/** @param {Me | undefined} someone */
export const worksAtDesk = (someone) =>
  !!someone && ["ADMIN", "DESK", "RESTRICTED_DESK", "AUDITOR"].includes(someone.role);

/** May act on checks, not only look. @param {Me | undefined} someone */
export const actsAtDesk = (someone) => !!someone && ["ADMIN", "DESK", "RESTRICTED_DESK"].includes(someone.role);

/** @param {Me} someone */
export const homeOf = (someone) => (worksAtDesk(someone) ? "/board/" : "/phone/");

/** The sign-in page, coming back to here. */
export function signInAddress() {
  return `/?next=${encodeURIComponent(location.pathname + location.hash)}`;
}

export async function signOut() {
  try {
    await post("/api/auth/logout");
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.status !== 401) throw thrown;
  }
  location.assign("/");
}
