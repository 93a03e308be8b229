// @ts-check
// A person's decision whether a report counts, with a reason; whatever was decided can be decided anew.
import { html, useState } from "/kit/vendor/preact-all.js";
import { asProblem, post } from "/kit/api.js";
import { useBegun } from "/kit/begun.js";
import { Field } from "/kit/parts.js";
import { actsAtDesk, me } from "/kit/session.js";
import { api, page } from "./incident.js";
import { t } from "./unmatched-words.js";

/** @param {{id: string, personId: string, report: any, done: () => void}} props */
export function Judge({ id, personId, report, done }) {
  const { form, resumed, change, anew } = useBegun(`judge ${id} ${personId} ${report.id}`, () => ({ reason: "" }));
  const { reason } = form;
  const [open] = useState(resumed);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  if (!actsAtDesk(me.value) || report.withheld) return null;
  const aside = (report.remarks ?? []).some((/** @type {any} */ r) => r.kind === "SET_ASIDE");
  const act = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setBusy(true);
    setProblem("");
    const what = aside ? "count" : "set-aside";
    try {
      await post(
        api(id, `/checks/${encodeURIComponent(personId)}/reports/${encodeURIComponent(report.id)}/${what}`),
        { reason },
      );
      anew();
      done();
    } catch (thrown) {
      setProblem(asProblem(thrown).title);
    }
    setBusy(false);
  };
  return html`<details class="judge" open=${open}>
    <summary class="small">${t("judge")}</summary>
    <form onSubmit=${act}>
      <${Field}
        label=${t("reason")}
        hint=${t("reasonHint")}
        maxlength="500"
        autocomplete="off"
        value=${reason}
        problem=${problem}
        onInput=${(/** @type {any} */ e) => change({ reason: e.currentTarget.value })}
      />
      <button type="submit" class="button compact" disabled=${busy}>${t(aside ? "countAgain" : "setAside")}</button>
    </form>
    <p class="small"><a href=${page(id, `/unmatched/${encodeURIComponent(report.id)}`)}>${t("wrongPerson")}</a></p>
  </details>`;
}
