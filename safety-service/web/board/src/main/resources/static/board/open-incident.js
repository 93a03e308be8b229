// @ts-check
// Opening an incident. Drill and real look different before anything is sent, and a real one is confirmed.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, getAll, newId, post } from "/kit/api.js";
import { Choices, Dialog, Field, ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { modeWord } from "/kit/state.js";
import { duration, fromLocalInput, localInput } from "/kit/time.js";
import { KINDS, kindWord } from "/phone/safety-words.js";
import { page } from "./incident.js";
import { t } from "./open-words.js";
import { t as words } from "./words.js";

const SPEEDS = [1, 10, 60, 360, 1440];

export function OpenIncident() {
  // Of this form, not of a press: sent again after a lost answer it opens nothing twice.
  const [id, setId] = useState(newId);
  const [mode, setMode] = useState("");
  const [kind, setKind] = useState("EARTHQUAKE");
  const [title, setTitle] = useState(/** @type {string | undefined} */ (undefined));
  const [onset, setOnset] = useState(() => localInput(Date.now()));
  const [area, setArea] = useState("CITY");
  const [chosen, setChosen] = useState(/** @type {string[]} */ ([]));
  const [speed, setSpeed] = useState(1);
  const [districts, setDistricts] = useState(/** @type {{id: string, name: string}[]} */ ([]));
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [checked, setChecked] = useState(false);
  useEffect(() => {
    if (area === "DISTRICTS" && districts.length === 0) getAll("/api/hazards/districts").then(setDistricts, setProblem);
  }, [area]);

  const named =
    title ?? `${onset.slice(0, 10).replaceAll("-", "/")} ${kindWord(kind)}${mode === "DRILL" ? modeWord("DRILL") : ""}`;
  const wrong = checked
    ? {
        mode: mode ? "" : t("missingMode"),
        title: named.trim() ? "" : t("missingTitle"),
        area: area === "CITY" || chosen.length ? "" : t("districtsNone"),
      }
    : { mode: "", title: "", area: "" };

  const send = async () => {
    setAsking(false);
    setBusy(true);
    setProblem(undefined);
    try {
      const opened = await post("/api/incidents", {
        id,
        kind,
        mode,
        title: named.trim(),
        onsetAt: fromLocalInput(onset),
        area: area === "CITY" ? { type: "CITY" } : { type: "DISTRICTS", districts: chosen },
        ...(mode === "DRILL" ? { speed } : {}),
      });
      go(page(opened.id));
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };

  /** What this form sent is open as it was sent; what it says now is an incident of its own. */
  const another = () => {
    setId(newId());
    setProblem(undefined);
  };

  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    setChecked(true);
    if (!mode || !named.trim() || (area === "DISTRICTS" && chosen.length === 0)) return;
    if (mode === "REAL") setAsking(true);
    else void send();
  };

  const refusal = problem === undefined ? undefined : asProblem(problem);
  return html`<form class="page narrow stack form" onSubmit=${submit} novalidate>
    <div>
      <h1>${t("formTitle")}</h1>
      <p class="quiet">${t("formLead")}</p>
    </div>
    <${ModeChoice} mode=${mode} setMode=${setMode} problem=${wrong.mode} />
    <${Choices}
      legend=${t("kind")}
      options=${KINDS.map((value) => ({ value, label: kindWord(value) }))}
      value=${kind}
      onChange=${setKind}
      problem=${refusal?.of("kind")}
    />
    <${Field}
      label=${t("title")}
      hint=${t("titleHint")}
      value=${named}
      maxlength="200"
      required
      problem=${wrong.title || refusal?.of("title")}
      onInput=${(/** @type {any} */ e) => setTitle(e.currentTarget.value)}
    />
    <${Field}
      label=${t("onsetAt")}
      hint=${t("onsetHint")}
      type="datetime-local"
      class="short"
      value=${onset}
      problem=${refusal?.of("onsetAt")}
      onInput=${(/** @type {any} */ e) => e.currentTarget.value && setOnset(e.currentTarget.value)}
    />
    <${Choices}
      legend=${t("area")}
      options=${[
        { value: "CITY", label: t("city") },
        { value: "DISTRICTS", label: t("districts") },
      ]}
      value=${area}
      onChange=${setArea}
      problem=${wrong.area || refusal?.of("area")}
    />
    ${
      area === "DISTRICTS" &&
      html`<${Choices}
        legend=${t("districtsChosen", { n: chosen.length })}
        options=${districts.map((d) => ({ value: d.id, label: d.name }))}
        value=${chosen}
        onChange=${setChosen}
      />`
    }
    ${
      mode === "DRILL" &&
      html`<${Field}
        tag="select"
        label=${t("speedLabel")}
        hint=${t("speedHint")}
        class="short"
        value=${String(speed)}
        problem=${refusal?.of("speed")}
        onChange=${(/** @type {any} */ e) => setSpeed(Number(e.currentTarget.value))}
      >
      ${SPEEDS.map(
        (n) => html`<option
        key=${n}
        value=${n}
      >${n === 1 ? t("speedReal") : t("speedTimes", { n, d: duration(3_600_000 / n) })}</option>`,
      )}
    <//>`
    }
    ${refusal && html`<${ProblemNotice} problem=${refusal} />`}
    ${refusal && !refusal.status && html`<p class="notice wait">${t("perhapsOpen")}</p>`}
    ${
      refusal?.status === 409 &&
      html`<p class="row"><a class="button" href=${page(id)}>${t("seeOpen")}</a>
        <button type="button" class="button" onClick=${another}>${t("another")}</button></p>`
    }
    <div class="row">
      <button
        type="submit"
        class="button primary big"
        disabled=${busy}
      >${mode === "REAL" ? t("openReal") : mode === "DRILL" ? t("openDrill") : words("openNew")}</button>
      <a class="button plain" href="#/">${words("cancel")}</a>
    </div>
    ${asking && html`<${ConfirmReal} title=${named} go=${send} close=${() => setAsking(false)} />`}
  </form>`;
}

/** @param {{mode: string, setMode: (mode: string) => void, problem: string}} props */
function ModeChoice({ mode, setMode, problem }) {
  return html`<fieldset>
    <legend>${t("mode")}</legend>
    <span class="hint">${t("modeHint")}</span>
    <div class="modes">
      ${["DRILL", "REAL"].map(
        (value) => html`<label key=${value} class="mode-card mode-card-${value}">
          <input type="radio" name="mode" value=${value} checked=${mode === value} onChange=${() => setMode(value)} />
          ${value === "DRILL" && html`<span class="stripes" aria-hidden="true"></span>`}
          <span class="mode-card-body">
            <strong>${modeWord(value)}</strong>
            <span class="small">${t(value === "DRILL" ? "drillWhat" : "realWhat")}</span>
          </span>
        </label>`,
      )}
    </div>
    ${problem && html`<p class="problem-text" role="alert">${problem}</p>`}
  </fieldset>`;
}

/** @param {{title: string, go: () => void, close: () => void}} props */
function ConfirmReal({ title, go, close }) {
  const [sure, setSure] = useState(false);
  return html`<${Dialog} title=${t("confirmReal")} onClose=${close}>
    <p class="dialog-text">${t("confirmRealWhat", { title })}</p>
    <label class="choice"><input
      type="checkbox"
      checked=${sure}
      onChange=${(/** @type {any} */ e) => setSure(e.currentTarget.checked)}
    /><span>${t("confirmTick")}</span></label>
    <div class="dialog-acts">
      <button type="button" class="button" onClick=${close}>${words("cancel")}</button>
      <button type="button" class="button danger" disabled=${!sure} onClick=${go}>${t("confirmGo")}</button>
    </div>
  <//>`;
}
