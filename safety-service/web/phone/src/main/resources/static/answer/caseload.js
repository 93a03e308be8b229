// @ts-check
// Behind the link for a whole caseload: somebody whose phone was never enrolled says how each of their people is. The names come
// with the link itself; the page asks the server for nothing. The bytes of a report are made once and resent until a receipt comes.
import { html, render, useEffect, useState } from "/kit/vendor/preact-all.js";
import { call } from "/kit/api.js";
import { DAY, begun, keepBegun, useBegun } from "/kit/begun.js";
import { Choices, ProblemNotice } from "/kit/parts.js";
import { Unanswered, useSending } from "/kit/sending.js";
import { Shell } from "/kit/shell.js";
import { timeOfDay } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { Axes } from "/phone/report/axes.js";
import { blank, complete, seal } from "/phone/report/draft.js";
import { sourceWord } from "/phone/safety-words.js";
import { readCaseload } from "./link.js";

const t = dictionary(
  {
    title: "担当者の安否報告",
    lead: "市から受け取ったリンクです。担当の {n} 人について、確認できた方から知らせてください。サインインは要りません（{until} まで）。",
    who: "あなたの立場",
    whoMissing: "先に、あなたの立場を選んでください",
    safe: "無事を確認",
    unreachable: "連絡がつかない",
    more: "詳しく",
    less: "閉じる",
    send: "この内容で知らせる",
    sending: "送っています",
    chooseFirst: "連絡・確かさ・状態（補給は時間数も）を入力してください",
    received: "市が受け付けました（{at}）",
    broken: "このリンクは読み取れません",
    brokenWhat: "受け取ったリンクを、もう一度そのまま開いてください。それでも開けないときは、市の災害対策本部に電話してください。",
    over: "このリンクの期限（{until}）が過ぎました",
    overWhat: "続けて報告するときは、市の災害対策本部に新しいリンクを頼んでください。",
    emergency: "これは緊急通報ではありません。救急・救助は119へ。",
  },
  {
    title: "Report on your people",
    lead: "The city gave you this link. Tell us about your {n} people as you reach them. You need not sign in (until {until}).",
    who: "Who are you?",
    whoMissing: "First choose who you are",
    safe: "Seen safe",
    unreachable: "Cannot reach",
    more: "More",
    less: "Close",
    send: "Send this",
    sending: "Sending",
    chooseFirst: "Choose contact, how you know, and condition; give the hours of what was brought",
    received: "The city has received it ({at})",
    broken: "This link cannot be read",
    brokenWhat: "Open the link again as you were given it. If it still cannot be opened, call the city's disaster desk.",
    over: "This link ended at {until}",
    overWhat: "To go on reporting, ask the city's disaster desk for a new one.",
    emergency: "This is not an emergency call. For ambulance or rescue dial 119.",
  },
);

const SOURCES = ["CARE_MANAGER", "PROVIDER", "VISITING_NURSE", "DOCTOR", "OXYGEN_SUPPLIER", "WELFARE_VOLUNTEER", "OTHER"];

/** @param {{link: import("./link.js").Caseload}} props */
function Caseload({ link }) {
  const { form, change } = useBegun(`caseload ${link.incident}`, () => ({ source: "" }));
  const { source } = form;
  const [missing, setMissing] = useState(false);
  const needsSource = () => {
    setMissing(!source);
    // Whoever goes on telling is still the same.
    if (source) change({ source });
    return !source;
  };
  return html`<div class="answer stack">
    <h1>${t("title")}</h1>
    <p>${t("lead", { n: link.people.length, until: timeOfDay(link.until.toISOString()) })}</p>
    <${Choices}
      legend=${t("who")}
      options=${SOURCES.map((value) => ({ value, label: sourceWord(value) }))}
      value=${source}
      onChange=${(/** @type {string} */ value) => (change({ source: value }), setMissing(false))}
      problem=${missing ? t("whoMissing") : ""}
    />
    <ul class="caseload">
      ${link.people.map(
        (one) => html`<li key=${one.personId} class="panel">
          <${One} link=${link} person=${one} source=${source} needsSource=${needsSource} />
        </li>`,
      )}
    </ul>
    <p class="small quiet">${t("emergency")}</p>
  </div>`;
}

/** @param {{link: import("./link.js").Caseload, person: {personId: string, name: string}, source: string, needsSource: () => boolean}} props */
function One({ link, person, source, needsSource }) {
  const about = `${link.incident} ${person.personId}`;
  const start = () => ({ ...blank(), open: false, sent: false });
  const { form, change, anew } = useBegun(`caseload form ${about}`, start);
  const { open } = form;
  const [received, setReceived] = useState(
    /** @returns {string | undefined} */ () => begun(`caseload received ${about}`),
  );
  const [missing, setMissing] = useState(false);
  const { receipt, problem, busy, stuck, unanswered, giveUp, send } = useSending(`caseload ${about}`, (body) =>
    call("POST", `/api/incidents/${link.incident}/answers`, {
      text: body,
      headers: { "Anpi-Answer-Link": link.text, "Anpi-Sent-At": new Date().toISOString() },
    }),
  );
  useEffect(() => {
    if (!receipt) return;
    setReceived(receipt.receivedAt);
    // Of what was sent only that it was: after a reload, too, nobody is told about again by mistake.
    keepBegun(`caseload received ${about}`, receipt.receivedAt, DAY);
    // What is half written beside one tap is not sent with it.
    if (form.sent) anew();
  }, [receipt]);
  const tell = (/** @type {import("/phone/report/draft.js").Draft} */ what) => {
    if (needsSource()) return;
    setMissing(!complete(what));
    if (!complete(what)) return;
    const { body } = seal(what, {
      personId: person.personId,
      source,
      channel: "LINK",
      observedAt: new Date().toISOString(),
    });
    if (what === form || form.sent) change({ sent: what === form });
    void send(body);
  };
  return html`<div class="stack">
    <h2>${person.name}</h2>
    ${received && html`<p class="notice good" role="status">${t("received", { at: timeOfDay(received) })}</p>`}
    ${problem && html`<${ProblemNotice} problem=${problem} />`}
    <${Unanswered} body=${unanswered} send=${send} giveUp=${giveUp} />
    <div class="acts">
      <button type="button" class="button primary" disabled=${stuck} onClick=${() => tell(blank({ contact: "REACHED", evidence: "DIRECT", condition: "SAFE" }))}>
        ${busy ? t("sending") : t("safe")}<span class="unseen"> ${person.name}</span>
      </button>
      <button type="button" class="button" disabled=${stuck} onClick=${() => tell(blank({ contact: "UNREACHABLE" }))}>
        ${t("unreachable")}<span class="unseen"> ${person.name}</span>
      </button>
      <button type="button" class="button" aria-expanded=${open} disabled=${stuck} onClick=${() => change({ open: !open })}>
        ${t(open ? "less" : "more")}<span class="unseen"> ${person.name}</span>
      </button>
    </div>
    ${
      open &&
      html`<form class="stack" onSubmit=${(/** @type {Event} */ e) => (e.preventDefault(), tell(form))} novalidate>
        <${Axes} draft=${form} change=${change} problem=${problem} />
        ${missing && html`<p class="problem-text" role="alert">${t("chooseFirst")}</p>`}
        <div class="send"><button type="submit" class="button primary" disabled=${stuck}>${busy ? t("sending") : t("send")}</button></div>
      </form>`
    }
  </div>`;
}

/** @param {{what: string, more: string}} props */
function Useless({ what, more }) {
  return html`<div class="answer stack">
    <h1>${t("title")}</h1>
    <div class="notice bad" role="alert"><div><strong>${what}</strong><p>${more}</p></div></div>
    <p class="small quiet">${t("emergency")}</p>
  </div>`;
}

/** @param {import("./link.js").Caseload | undefined} link */
function page(link) {
  if (!link) return html`<${Useless} what=${t("broken")} more=${t("brokenWhat")} />`;
  return link.until.getTime() <= Date.now()
    ? html`<${Useless} what=${t("over", { until: timeOfDay(link.until.toISOString()) })} more=${t("overWhat")} />`
    : html`<${Caseload} link=${link} />`;
}

const link = await readCaseload(location.hash.slice(1));
render(
  html`<${Shell} title=${t("title")} drill=${link?.mode === "DRILL"}>${page(link)}<//>`,
  /** @type {HTMLElement} */ (document.getElementById("app")),
);
addEventListener("hashchange", () => location.reload());
