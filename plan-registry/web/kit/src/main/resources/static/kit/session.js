// @ts-check
// Who is signed in, and where that person's work is.
import { signal } from "/kit/vendor/preact-all.js";
import { get, post, Problem, signedOut } from "/kit/api.js";
import { forgetBegun, forgetPeople, whenSignedOutElsewhere } from "/kit/forget.js";

/**
 * @typedef {{username: string, displayName?: string, role: string, memberId?: string, officeId?: string, deviceId?: string, sharedDevice?: boolean, lastDay?: string, sample?: boolean, language?: string}} Me
 */

/** @type {import("/kit/vendor/preact-all.js").Signal<Me | undefined>} */
export const me = signal(undefined);

/** True once somebody has signed out and the page is on its way to the next. */
export const leaving = signal(false);

/** Asks the server; undefined when nobody is signed in. @returns {Promise<Me | undefined>} */
export async function recognise() {
  try {
    const someone = await get("/api/auth/me");
    // What was asked before somebody signed out may be answered after it.
    if (leaving.peek()) return undefined;
    me.value = someone;
    // Half written in this tab by others, or by somebody who had not signed in.
    forgetBegun((by) => by !== someone.username);
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

/** Leaves this device to whoever comes next: nobody's people stay on it. */
export async function signOut() {
  try {
    await post("/api/auth/logout");
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.status !== 401) throw thrown;
  }
  showNobody();
  await forgetPeople();
  location.assign("/");
}

function showNobody() {
  leaving.value = true;
  me.value = undefined;
}

// Nobody is on the screen of another tab either, and nothing is written there any more. A page that needs no signing in stays.
whenSignedOutElsewhere(() => {
  const theirs = me.peek();
  if (theirs) showNobody();
  forgetBegun((by) => by !== "");
  if (theirs) location.assign("/");
});
