// @ts-check
// The desk writes down what came by telephone, paper or FAX. Nothing is chosen beforehand: who says so, how it came and when the
// person was seen are facts that count later.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, call, get, Problem } from "/kit/api.js";
import { useBegun } from "/kit/begun.js";
import { Choices, Field, ProblemNotice } from "/kit/parts.js";
import { Unanswered, useSending } from "/kit/sending.js";
import { incidentNow, localInput, timeOfDay } from "/kit/time.js";
import { Axes } from "/phone/report/axes.js";
import { blank, complete, seal } from "/phone/report/draft.js";
import { observed, sensible } from "/phone/report/when.js";
import { SOURCES, channelWord, sourceWord } from "/phone/safety-words.js";
import { api, page, personPage } from "./incident.js";
import { t } from "./report-words.js";
import { t as words } from "./words.js";

/** How well the reporter knows when the person was seen; each has a word. */
const KNOWN = /** @type {const} */ (["NOW", "AT", "BETWEEN", "UNKNOWN"]);

const LONGEST_NOW = 2 * 60_000;
const CHANNELS = ["PHONE", "PAPER", "FAX", "MAIL", "RELAY"];

/** @typedef {{draft: import("/phone/report/draft.js").Draft, source: string, reporter: string, channel: string,
 *   when: {how: typeof KNOWN[number] | "", from: string, until: string, chosenAt?: string}}} Form */

/** @returns {Form} */
const empty = () => ({ draft: blank(), source: "", reporter: "", channel: "", when: { how: "", from: "", until: "" } });

/** What was "now" when it was written is a time by now. @param {Form} then @returns {Form} */
const asOfThen = (then) => {
  const { how, chosenAt = "" } = then.when;
  return how === "NOW" ? { ...then, when: { ...then.when, how: "AT", from: chosenAt } } : then;
};

/** "Now" is when it was chosen: another call may have come before it is sent. @param {import("/phone/report/when.js").When & {chosenAt?: string}} when */
const asWritten = ({ chosenAt, ...when }) =>
  when.how === "NOW" && chosenAt && Date.parse(localInput(incidentNow())) - Date.parse(chosenAt) > LONGEST_NOW
    ? { ...when, how: /** @type {"AT"} */ ("AT"), from: chosenAt }
    : when;

/** Whether it is said when the person was seen. @param {Form["when"]} when @returns {when is import("/phone/report/when.js").When} */
const timed = (when) =>
  when.how !== "" &&
  (when.how === "NOW" || when.how === "UNKNOWN" || !!when.from) &&
  (when.how !== "BETWEEN" || !!when.until) &&
  sensible({ ...when, how: when.how });

/** @param {{id: string, personId?: string}} props without a person the desk types the name */
export function ReportForm({ id, personId }) {
  const what = `${id} ${personId ?? ""}`;
  const { form, change: changeForm, resumed, anew } = useBegun(`report ${what}`, empty, asOfThen);
  const { draft, source, reporter, channel, when } = form;
  const { receipt, problem, busy, stuck, unanswered, giveUp, send, another } = useSending(`sent report ${what}`, (body) =>
    call("POST", api(id, "/reports"), { text: body, headers: { "Anpi-Sent-At": new Date().toISOString() } }),
  );
  const [known, setKnown] = useState("");
  const [unread, setUnread] = useState(/** @type {Problem | undefined} */ (undefined));
  const [tries, setTries] = useState(0);
  const missing = tries > 0;
  const element = useRef(/** @type {HTMLFormElement | null} */ (null));
  useEffect(() => {
    if (personId)
      get(api(id, `/checks/${encodeURIComponent(personId)}`)).then(
        (answer) => setKnown(answer.check.name),
        (thrown) => setUnread(asProblem(thrown)),
      );
  }, [id, personId]);
  const onward = useRef(/** @type {HTMLElement | null} */ (null));
  // The form has gone with the button that sent it.
  useEffect(() => onward.current?.focus(), [receipt]);
  useEffect(() => {
    const field = element.current?.querySelector(".problem-text")?.closest("fieldset, .field");
    /** @type {HTMLElement | null | undefined} */ (field?.querySelector("input, select, textarea"))?.focus();
  }, [tries]);
  const change = (/** @type {Partial<import("/phone/report/draft.js").Draft>} */ next) =>
    changeForm({ draft: { ...draft, ...next } });
  const changeWhen = (/** @type {Partial<Form["when"]>} */ next) => changeForm({ when: { ...when, ...next } });
  const asked = (/** @type {unknown} */ said, /** @type {"chooseOne" | "nameMissing" | "timeMissing"} */ word) =>
    missing && !said ? t(word) : undefined;

  const deliver = async (/** @type {string} */ body) => {
    if (await send(body)) {
      anew();
      setTries(0);
    }
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    setTries(tries + 1);
    if ((!personId && !draft.name.trim()) || !source || !channel || !timed(when) || !complete(draft)) return;
    const { body } = seal(draft, {
      personId,
      source,
      channel,
      reportedBy: { name: reporter.trim() || sourceWord(source), role: source },
      ...observed(asWritten(when)),
      enteredAt: new Date().toISOString(),
    });
    void deliver(body);
  };
  const moment = (/** @type {"from" | "until"} */ which, /** @type {Record<string, unknown>} */ rest) => html`<${Field}
    ...${rest}
    type="datetime-local"
    class="short"
    value=${when[which]}
    onInput=${(/** @type {any} */ e) => changeWhen({ [which]: e.currentTarget.value })}
  />`;

  if (receipt)
    return html`<div class="page narrow stack">
      <div
        class="notice good"
        role="status"
      ><div><strong>${t("sent", { at: timeOfDay(receipt.receivedAt) })}</strong></div></div>
      <div class="row">
        <button
          type="button"
          class="button"
          onClick=${another}
        >${words("another")}</button>
        ${
          personId
            ? html`<a ref=${onward} class="button primary" href=${personPage(id, personId)}>${t("toPerson")}</a>`
            : html`<a ref=${onward} class="button primary" href=${page(id)}>${words("backToBoard")}</a>`
        }
      </div>
    </div>`;

  return html`<form ref=${element} class="page narrow stack form" onSubmit=${submit} novalidate>
    <h1>${!personId ? t("reportUnknown") : known ? t("reportFor", { name: known }) : words("enterReport")}</h1>
    ${unread && html`<${ProblemNotice} problem=${unread} />`}
    ${
      resumed &&
      !stuck &&
      html`<div class="notice" role="status"><div>${t("resumed")}</div>
        <button type="button" class="button compact" onClick=${anew}>${t("anew")}</button></div>`
    }
    ${
      !personId &&
      html`
      <${Field}
        label=${words("name")}
        required
        value=${draft.name}
        maxlength="200"
        autocomplete="off"
        problem=${asked(draft.name.trim(), "nameMissing") ?? problem?.of("name")}
        onInput=${(/** @type {any} */ e) => change({ name: e.currentTarget.value })}
      />
      <${Field}
        label=${words("address")}
        value=${draft.address}
        maxlength="500"
        autocomplete="off"
        problem=${problem?.of("address")}
        onInput=${(/** @type {any} */ e) => change({ address: e.currentTarget.value })}
      />
      <${Field}
        label=${t("birthDate")}
        hint=${t("birthDateHint")}
        value=${draft.birthDate}
        maxlength="100"
        autocomplete="off"
        problem=${problem?.of("birthDate")}
        onInput=${(/** @type {any} */ e) => change({ birthDate: e.currentTarget.value })}
      />
    `
    }
    <fieldset class="two">
      <legend>${t("reporter")}</legend>
      <${Field}
        tag="select"
        label=${t("source")}
        value=${source}
        problem=${asked(source, "chooseOne") ?? problem?.of("source")}
        onChange=${(/** @type {any} */ e) => changeForm({ source: e.currentTarget.value })}
      ><option value="">${t("chooseOne")}</option>${SOURCES.map((s) => html`<option key=${s} value=${s}>${sourceWord(s)}</option>`)}<//>
      <${Field}
        label=${words("reporterName")}
        value=${reporter}
        maxlength="200"
        autocomplete="off"
        problem=${problem?.of("reportedBy")}
        onInput=${(/** @type {any} */ e) => changeForm({ reporter: e.currentTarget.value })}
      />
    </fieldset>
    <${Choices}
      legend=${t("channel")}
      options=${CHANNELS.map((value) => ({ value, label: channelWord(value) }))}
      value=${channel}
      onChange=${(/** @type {string} */ value) => changeForm({ channel: value })}
      problem=${asked(channel, "chooseOne") ?? problem?.of("channel")}
    />
    <${Choices}
      legend=${t("observedHow")}
      hint=${when.how === "UNKNOWN" ? t("observedUnknownWhat") : undefined}
      options=${KNOWN.map((value) => ({ value, label: t(`observed${value}`) }))}
      value=${when.how}
      onChange=${(/** @type {Form["when"]["how"]} */ how) =>
        changeWhen({ how, chosenAt: localInput(incidentNow()) })}
      problem=${asked(when.how, "chooseOne") ?? problem?.of("observedUnknown")}
    />
    ${
      (when.how === "AT" || when.how === "BETWEEN") &&
      moment("from", {
        label: t("observedAt"),
        hint: t("observedHint"),
        problem: asked(when.from, "timeMissing") ?? problem?.of("observedAt"),
      })
    }
    ${
      when.how === "BETWEEN" &&
      moment("until", {
        label: t("observedUntil"),
        hint: t("observedUntilHint"),
        problem:
          asked(when.until, "timeMissing") ??
          (missing && when.from > when.until ? t("timeOrder") : problem?.of("observedUntil")),
      })
    }
    <${Axes} draft=${draft} change=${change} position=${false} problem=${problem} asked=${missing} />
    ${missing && !complete(draft) && html`<p class="problem-text" role="alert">${t("chooseFirst")}</p>`}
    ${problem && html`<${ProblemNotice} problem=${problem} />`}
    ${
      unanswered
        ? html`<${Unanswered} body=${unanswered} send=${deliver} giveUp=${giveUp} />`
        : html`<div class="row">
          <button type="submit" class="button primary big" disabled=${busy}>${t("sendReport")}</button>
          <a class="button plain" href=${personId ? personPage(id, personId) : page(id)}>${words("cancel")}</a>
        </div>`
    }
  </form>`;
}
