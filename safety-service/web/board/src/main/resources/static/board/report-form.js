// @ts-check
// The desk writes down what came by telephone, paper or FAX. The bytes are made once; a lost answer is asked for again with
// the same bytes, so that nothing is counted twice.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, call, get, Problem } from "/kit/api.js";
import { Choices, Field, ProblemNotice } from "/kit/parts.js";
import { incidentNow, localInput, timeOfDay } from "/kit/time.js";
import { Axes } from "/phone/report/axes.js";
import { blank, complete, seal } from "/phone/report/draft.js";
import { observed } from "/phone/report/when.js";
import { SOURCES, channelWord, sourceWord } from "/phone/safety-words.js";
import { api, page, personPage } from "./incident.js";
import { t } from "./report-words.js";
import { t as words } from "./words.js";

/** How well the reporter knows when the person was seen; each has a word. */
const KNOWN = /** @type {const} */ (["AT", "BETWEEN", "UNKNOWN"]);

const CHANNELS = ["PHONE", "PAPER", "FAX", "MAIL", "RELAY"];

/** @param {{id: string, personId?: string}} props without a person the desk types the name */
export function ReportForm({ id, personId }) {
  const [name, setName] = useState("");
  const [draft, setDraft] = useState(() => blank());
  const [source, setSource] = useState("FAMILY");
  const [reporter, setReporter] = useState("");
  const [channel, setChannel] = useState("PHONE");
  const [from, setFrom] = useState(() => localInput(incidentNow()));
  const [how, setHow] = useState(/** @type {typeof KNOWN[number]} */ ("AT"));
  const [until, setUntil] = useState(() => localInput(incidentNow()));
  const [sealed, setSealed] = useState(/** @type {string | undefined} */ (undefined));
  const [receipt, setReceipt] = useState(/** @type {any} */ (undefined));
  const [problem, setProblem] = useState(/** @type {Problem | undefined} */ (undefined));
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (personId)
      get(api(id, `/checks/${encodeURIComponent(personId)}`)).then(
        (answer) => setName(answer.check.name),
        (thrown) => setProblem(asProblem(thrown)),
      );
  }, [id, personId]);
  const change = (/** @type {Partial<import("/phone/report/draft.js").Draft>} */ next) =>
    setDraft((now) => ({ ...now, ...next }));

  const send = async (/** @type {string} */ body) => {
    setBusy(true);
    setProblem(undefined);
    try {
      setReceipt(
        await call("POST", api(id, "/reports"), { text: body, headers: { "Anpi-Sent-At": new Date().toISOString() } }),
      );
      setSealed(undefined);
    } catch (thrown) {
      const refusal = asProblem(thrown);
      setProblem(refusal);
      // A refused report was not taken, so it may be corrected; one without an answer must stay as it is.
      setSealed(refusal.status >= 400 && refusal.status < 500 ? undefined : body);
    }
    setBusy(false);
  };

  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    setMissing(true);
    if ((!personId && !draft.name.trim()) || !complete(draft)) return;
    const { body } = seal(draft, {
      personId,
      source,
      channel,
      reportedBy: { name: reporter.trim() || sourceWord(source), role: source },
      ...observed({ how, from, until }),
      enteredAt: new Date().toISOString(),
    });
    void send(body);
  };

  const again = () => {
    setReceipt(undefined);
    setDraft(blank());
    setReporter("");
    setMissing(false);
    setHow("AT");
    setFrom(localInput(incidentNow()));
    setUntil(localInput(incidentNow()));
  };

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
          onClick=${again}
        >${words("another")}</button>
        ${
          personId
            ? html`<a
          class="button primary"
          href=${personPage(id, personId)}
        >${t("toPerson")}</a>`
            : html`<a class="button primary" href=${page(id)}>${words("backToBoard")}</a>`
        }
      </div>
    </div>`;

  return html`<form class="page narrow stack form" onSubmit=${submit} novalidate>
    <h1>${personId ? t("reportFor", { name }) : t("reportUnknown")}</h1>
    ${
      !personId &&
      html`
      <${Field}
        label=${words("name")}
        required
        value=${draft.name}
        maxlength="200"
        autocomplete="off"
        problem=${(missing && !draft.name.trim() && t("nameMissing")) || problem?.of("name")}
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
        onChange=${(/** @type {any} */ e) => setSource(e.currentTarget.value)}
      >${SOURCES.map((s) => html`<option key=${s} value=${s}>${sourceWord(s)}</option>`)}<//>
      <${Field}
        label=${words("reporterName")}
        value=${reporter}
        maxlength="200"
        autocomplete="off"
        problem=${problem?.of("reportedBy")}
        onInput=${(/** @type {any} */ e) => setReporter(e.currentTarget.value)}
      />
    </fieldset>
    <${Choices}
      legend=${t("channel")}
      options=${CHANNELS.map((value) => ({ value, label: channelWord(value) }))}
      value=${channel}
      onChange=${setChannel}
    />
    <${Choices}
      legend=${t("observedHow")}
      hint=${how === "UNKNOWN" ? t("observedUnknownWhat") : undefined}
      options=${KNOWN.map((value) => ({ value, label: t(`observed${value}`) }))}
      value=${how}
      onChange=${setHow}
      problem=${problem?.of("observedUnknown")}
    />
    ${
      how !== "UNKNOWN" &&
      html`<${Field}
      label=${t("observedAt")}
      hint=${t("observedHint")}
      type="datetime-local"
      class="short"
      value=${from}
      problem=${problem?.of("observedAt")}
      onInput=${(/** @type {any} */ e) => e.currentTarget.value && setFrom(e.currentTarget.value)}
    />`
    }
    ${
      how === "BETWEEN" &&
      html`<${Field}
      label=${t("observedUntil")}
      hint=${t("observedUntilHint")}
      type="datetime-local"
      class="short"
      value=${until}
      problem=${problem?.of("observedUntil")}
      onInput=${(/** @type {any} */ e) => e.currentTarget.value && setUntil(e.currentTarget.value)}
    />`
    }
    <${Axes} draft=${draft} change=${change} position=${false} problem=${problem} />
    ${missing && !complete(draft) && html`<p class="problem-text" role="alert">${t("chooseFirst")}</p>`}
    ${problem && html`<${ProblemNotice} problem=${problem} />`}
    ${
      sealed
        ? html`<div
          class="notice wait"
          role="alert"
        ><div>${t("unsent")}</div><button
          type="button"
          class="button primary"
          disabled=${busy}
          onClick=${() => send(sealed)}
        >${t("resend")}</button></div>`
        : html`<div class="row">
          <button type="submit" class="button primary big" disabled=${busy}>${t("sendReport")}</button>
          <a class="button plain" href=${personId ? personPage(id, personId) : page(id)}>${words("cancel")}</a>
        </div>`
    }
  </form>`;
}
