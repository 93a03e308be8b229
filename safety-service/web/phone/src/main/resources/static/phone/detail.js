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
import { WhenSeen, justNow, observed, seenAt, sensible } from "./report/when.js";
import { conditionWord, contactWord } from "./safety-words.js";
import { clients, incident, ofIncident } from "./clients.js";
import { dropHalfWritten, halfWritten, keepHalfWritten, keyOf } from "./report/half-written.js";
import { reporter } from "./tap.js";
import { Begun, useBegun } from "./which-incident.js";
import { t } from "./words.js";

/** @param {{personId?: string}} props without one it is about somebody not listed */
export function Detail({ personId }) {
  const begun = useBegun();
  // An office's tablet may be in other hands before the form is sent: it stays the one that was begun.
  const [writer] = useState(() => me.peek()?.username);
  const person = useListed(personId, begun);
  const { draft, change, when, changeWhen, resumed, anew, done } = useHalfWritten(keyOf(writer, begun?.id, personId));
  const [tries, setTries] = useState(0);
  const missing = tries > 0;
  const [failed, setFailed] = useState(false);
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (missing) toFirstProblem();
  }, [tries]);

  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const someone = me.peek();
    if (!someone || !begun) return setFailed(true);
    setTries((before) => before + 1);
    if (!personId && !draft.name.trim()) return;
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
      await add({ id, body, ...ofIncident(begun), personId, label, word, urgent: isDanger(draft) });
      await done();
      go(personId ? "#/" : "#/outbox");
    } catch {
      setFailed(true);
    }
  };

  return html`<form class="detail stack" onSubmit=${submit} novalidate>
    <p><a href="#/">${t("back")}</a></p>
    <${Begun} begun=${begun} />
    ${
      resumed &&
      html`<div class="notice" role="status"><div>${t("resumed")}</div>
      <button type="button" class="button compact" onClick=${anew}>${t("anew")}</button></div>`
    }
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
    <${Axes} draft=${draft} change=${change} asked=${missing} />
    <${WhenSeen} when=${when} change=${changeWhen} problem=${missing} />
    ${missing && !complete(draft) && html`<p class="problem-text" role="alert">${t("chooseFirst")}</p>`}
    ${failed && html`<p class="problem-text" role="alert">${t("saveFailed")}</p>`}
    <div class="send"><button type="submit" class="button primary">${t("send")}</button></div>
  </form>`;
}

/** With large text what is missing is far from the button. */
function toFirstProblem() {
  const field = document.querySelector(".detail .problem-text")?.closest("fieldset, .field");
  const input = /** @type {HTMLElement | null | undefined} */ (field?.querySelector("input, select, textarea"));
  input?.focus();
}

/** The person as listed when the form was begun, also after the list is another incident's.
 * @param {string | undefined} personId @param {import("./clients.js").Incident | undefined} begun */
function useListed(personId, begun) {
  const listed = useRef(/** @type {CheckItem | undefined} */ (undefined));
  const found = clients.value?.find((c) => c.personId === personId);
  if (found && incident.value?.id === begun?.id) listed.current = found;
  return listed.current;
}

/** What is being written, kept on the device from the first word on. @param {string} key */
function useHalfWritten(key) {
  const [form, setForm] = useState(() => ({ draft: blank(), when: justNow() }));
  const [resumed, setResumed] = useState(false);
  const touched = useRef(false);
  useEffect(() => {
    void halfWritten(key).then((kept) => {
      if (!kept || touched.current) return;
      // What was "now" when it was written is a time by now.
      const when = kept.when.how === "NOW" ? seenAt(kept.at) : kept.when;
      setForm({ draft: blank(kept.draft), when });
      setResumed(true);
    });
  }, []);
  useEffect(() => {
    if (touched.current) keepHalfWritten(key, form);
  }, [form]);
  return {
    ...form,
    resumed,
    change: (/** @type {Partial<import("./report/draft.js").Draft>} */ next) => {
      touched.current = true;
      setForm((now) => ({ ...now, draft: { ...now.draft, ...next } }));
    },
    changeWhen: (/** @type {import("./report/when.js").When} */ when) => {
      touched.current = true;
      setForm((now) => ({ ...now, when }));
    },
    anew: () => {
      if (!confirm(t("anewSure"))) return;
      touched.current = false;
      setForm({ draft: blank(), when: justNow() });
      setResumed(false);
      void dropHalfWritten(key);
    },
    done: () => {
      touched.current = false;
      return dropHalfWritten(key);
    },
  };
}
