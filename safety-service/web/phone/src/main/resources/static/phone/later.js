// @ts-check
// What the first picture does not need is loaded when it is opened, or once the list stands; it lies on the device like the rest.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { Loading, ProblemNotice } from "/kit/parts.js";

const pages = {
  detail: () => import("./detail.js").then((found) => found.Detail),
  office: () => import("./office.js").then((found) => found.Office),
  outbox: () => import("./outbox-page.js").then((found) => found.OutboxPage),
  receipts: () => import("./receipts.js").then((found) => found.Receipts),
  "hand-over": () => import("./relay/hand-over.js").then((found) => found.HandOver),
  paper: () => import("./paper/phone-paper.js").then((found) => found.PhonePaper),
  tablet: () => import("./tablet.js").then((found) => found.Tablet),
  "take-over": () => import("./relay/take-over.js").then((found) => found.TakeOver),
};

const afterTheList = {
  begun: () => import("./begun-reports.js").then((found) => found.BegunReports),
  notify: () => import("./notify.js").then((found) => found.Notify),
  unable: () => import("./unable.js").then((found) => found.Unable),
};

const views = { ...pages, ...afterTheList };

/** @param {string} page @returns {page is keyof typeof pages} */
export const isLater = (page) => Object.hasOwn(pages, page);

/** @param {{page: keyof typeof views} & Record<string, unknown>} props `page` and what the view is given */
export function Later({ page, ...given }) {
  const [view, setView] = useState(/** @type {{is: unknown} | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () => views[page]().then((is) => setView({ is }), setProblem);
  useEffect(() => void load(), []);
  if (view) return html`<${view.is} ...${given} />`;
  if (problem !== undefined) return html`<${ProblemNotice} problem=${problem} again=${load} />`;
  return page in afterTheList ? null : html`<${Loading} rows=${3} />`;
}
