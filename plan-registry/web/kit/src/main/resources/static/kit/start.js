// @ts-check
// How a page begins that is only for people who are signed in.
import { html, render } from "/kit/vendor/preact-all.js";
import { asProblem } from "/kit/api.js";
import { ProblemNotice } from "/kit/parts.js";
import { recognise, signInAddress } from "/kit/session.js";
import { Shell } from "/kit/shell.js";

/** Shows the page to whoever is signed in; everybody else signs in first and comes back. @param {() => unknown} Page */
export async function start(Page) {
  const app = /** @type {HTMLElement} */ (document.getElementById("app"));
  try {
    if (!(await recognise())) return location.replace(signInAddress());
  } catch (thrown) {
    const again = () => start(Page);
    return render(html`<${Shell}><${ProblemNotice} problem=${asProblem(thrown)} again=${again} /><//>`, app);
  }
  render(html`<${Page} />`, app);
}
