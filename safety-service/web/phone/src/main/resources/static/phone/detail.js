// @ts-check
// 詳しく: one screen with all axes, for one of the listed people or for somebody who is not listed.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { Field } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { me } from "/kit/session.js";
import { GroupBadge, StateMark } from "/kit/state.js";
import { Axes } from "./report/axes.js";
import { add } from "./report/outbox.js";
import { blank, complete, isDanger, seal } from "./report/draft.js";
import { WhenSeen, justNow, observed, sensible } from "./report/when.js";
import { conditionWord, contactWord } from "./safety-words.js";
import { clients, incident, ofIncident } from "./clients.js";
import { reporter } from "./tap.js";
import { t } from "./words.js";

/** @param {{personId?: string}} props without one it is about somebody not listed */
export function Detail({ personId }) {
  const person = clients.value?.find((c) => c.personId === personId);
  const [draft, setDraft] = useState(() => blank());
  const [when, setWhen] = useState(justNow);
  const [missing, setMissing] = useState(false);
  const [failed, setFailed] = useState(false);
  const change = (/** @type {Partial<import("./report/draft.js").Draft>} */ next) =>
    setDraft((now) => ({ ...now, ...next }));
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => heading.current?.focus(), []);

  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const someone = me.peek();
    const now = incident.peek();
    if (!someone || !now) return;
    const nameless = !personId && !draft.name.trim();
    setMissing(true);
    if (nameless) return document.querySelector("#main input")?.scrollIntoView({ block: "center" });
    if (!complete(draft) || !sensible(when)) return;
    const { id, body } = seal(draft, {
      ...reporter(someone),
      ...observed(when),
      personId,
      enteredAt: when.how === "NOW" ? undefined : new Date().toISOString(),
    });
    const word = draft.contact === "REACHED" ? conditionWord(draft.condition) : contactWord(draft.contact);
    try {
      const label = person?.name ?? draft.name.trim();
      await add({ id, body, ...ofIncident(now), personId, label, word, urgent: isDanger(draft) });
      go(personId ? "#/" : "#/outbox");
    } catch {
      setFailed(true);
    }
  };

  return html`<form class="detail stack" onSubmit=${submit} novalidate>
    <p><a href="#/">${t("back")}</a></p>
    <div class="person-head">
      ${person && html`<${GroupBadge} group=${person.group} />`}
      <h1 ref=${heading} tabindex="-1">${personId ? t("report", { name: person?.name ?? "" }) : t("notListed")}</h1>
      ${person && html`<${StateMark} state=${person.state} />`}
    </div>
    ${person?.address && html`<p class="quiet">${person.address}</p>`}
    ${
      !personId &&
      html`
      <${Field}
        label=${t("name")}
        hint=${t("nameHint")}
        required
        value=${draft.name}
        maxlength="200"
        autocomplete="off"
        problem=${missing && !draft.name.trim() ? t("nameMissing") : ""}
        onInput=${(/** @type {any} */ e) => change({ name: e.currentTarget.value })}
      />
      <${Field}
        label=${t("address")}
        hint=${t("addressHint")}
        value=${draft.address}
        maxlength="500"
        autocomplete="off"
        onInput=${(/** @type {any} */ e) => change({ address: e.currentTarget.value })}
      />
      <${Field}
        label=${t("birthDate")}
        hint=${t("birthDateHint")}
        value=${draft.birthDate}
        maxlength="100"
        autocomplete="off"
        onInput=${(/** @type {any} */ e) => change({ birthDate: e.currentTarget.value })}
      />
    `
    }
    <${Axes} draft=${draft} change=${change} />
    <${WhenSeen} when=${when} change=${setWhen} problem=${missing} />
    ${missing && !complete(draft) && html`<p class="problem-text" role="alert">${t("chooseFirst")}</p>`}
    ${failed && html`<p class="problem-text" role="alert">${t("saveFailed")}</p>`}
    <div class="send"><button type="submit" class="button primary">${t("send")}</button></div>
  </form>`;
}
