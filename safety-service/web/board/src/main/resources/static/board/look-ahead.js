// @ts-check
// Looking ahead: who would run out if the power went, and whom to call in which order. Nothing changes by looking.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get, getAll, post } from "/kit/api.js";
import { Choices, Field, ProblemNotice } from "/kit/parts.js";
import { GroupBadge, StateMark } from "/kit/state.js";
import { fromLocalInput, incidentNow, localInput, timeOfDay } from "/kit/time.js";
import { dictionary, inRow } from "/kit/words.js";
import { clockWord, roleWord } from "/phone/safety-words.js";
import { CALLING } from "./contact.js";
import { api, live, personPage } from "./incident.js";
import { Flags, Needs, districtName } from "./queue.js";

const HOUR = 3_600_000;

const t = dictionary(
  {
    title: "見通し",
    lead: "いまの状況から先を計算します。見るだけで、だれにも依頼は出ません。",
    whatIf: "停電したら、だれの時間がなくなるか",
    area: "停電する範囲",
    districts: "地区を選ぶ",
    city: "市の全域",
    chosen: "{n} 地区を選択",
    none: "地区を一つ以上選んでください",
    from: "停電の時刻",
    until: "いつまでを見るか",
    ask: "計算する",
    crossing: "{at} までに時間がなくなる人: {n} 人",
    of: "範囲内の①〜④群 {inside} 人、うち医療機器・酸素・透析・薬の登録がある {dependent} 人について",
    notLocated: "位置が分からない {n} 人は範囲内かどうか判断できません",
    unknown: "登録情報が見つからない {n} 人は計算できません",
    age: "{at} 時点の計算 · 最新の報告 {newest}",
    noReport: "なし",
    nobody: "この時刻までに時間がなくなる人はいません",
    person: "対象者",
    district: "地区",
    runsOut: "なくなる時刻",
    asked: "返事がない場合に依頼する相手",
    desk: "市に届く",
    assumed: "推定",
    anyway: "停電しなくても",
    state: "いまの状態",
    first: "{of} 人のうち先の {n} 人を表示",
    plan: "電話の順番",
    planLead: "期限までに連絡がつく人が最も多くなる順です。一件の時間は同じとみなします。",
    callers: "電話する職員の数",
    minutes: "一件にかかる分",
    draw: "順番を決める",
    inTime: "期限のある {of} 人のうち {n} 人に間に合います",
    byDeadline: "期限の早い順にかけた場合は {n} 人",
    callersForAll: "全員に間に合うには {n} 人の職員が必要です",
    noCallersForAll: "一件の時間より残りが短い人がいるため、電話だけでは全員に間に合いません",
    counted: "①〜④群 {roster} 人のうち、電話の対象 {waiting} 人、担当中 {claimed} 人、現場へ {dispatch} 人",
    dispatch: "電話ではなく現場へ（危険の知らせ、または時間切れ）",
    order: "順",
    caller: "職員 {n}",
    callsOf: "だれの電話を表示するか",
    everybody: "全員",
    number: "連絡先",
    callsShown: "{of} 件のうち {n} 件を表示",
    at: "開始",
    deadline: "期限",
    CLOCK: "生命維持の時計",
    RUNG: "回答の期限",
    NONE: "期限なし",
    late: "間に合わない",
    good: "間に合う",
    nobodyToCall: "電話の対象者はいません",
  },
  {
    title: "Look ahead",
    lead: "Works out what would follow from how things stand now. Looking asks nobody.",
    whatIf: "If the power went, who would run out?",
    area: "Area without power",
    districts: "Choose districts",
    city: "Whole city",
    chosen: "{n} districts chosen",
    none: "Choose at least one district",
    from: "Power goes out at",
    until: "Look until",
    ask: "Work it out",
    crossing: "Run out by {at}: {n} people",
    of: "of {inside} people of groups ①–④ inside, {dependent} of them with devices, oxygen, dialysis or medicine on file",
    notLocated: "{n} people cannot be placed and may be inside",
    unknown: "{n} people are no longer on file",
    age: "worked out at {at} · latest report {newest}",
    noReport: "none",
    nobody: "Nobody runs out by then",
    person: "Person",
    district: "District",
    runsOut: "Runs out",
    asked: "Asked while nobody answers",
    desk: "desk hears",
    assumed: "assumed",
    anyway: "also with power",
    state: "State now",
    first: "The first {n} of {of}",
    plan: "Order of calls",
    planLead: "The order that reaches the most people in time, taking every call as equally long.",
    callers: "People calling",
    minutes: "Minutes a call",
    draw: "Draw the plan",
    inTime: "{n} of {of} people with a deadline are reached in time",
    byDeadline: "calling strictly by deadline: {n}",
    callersForAll: "it takes {n} people calling to reach all in time",
    noCallersForAll: "somebody has less time than one call takes: calls alone do not reach all in time",
    counted: "of {roster} people of groups ①–④: {waiting} to call, {claimed} taken, {dispatch} to go to",
    dispatch: "Go there instead of calling (danger, or time is up)",
    order: "No.",
    caller: "caller {n}",
    callsOf: "Whose calls",
    everybody: "everybody's",
    number: "Contact",
    callsShown: "{n} of {of} calls shown",
    at: "Starts",
    deadline: "Deadline",
    CLOCK: "life-support clock",
    RUNG: "answer due",
    NONE: "no deadline",
    late: "too late",
    good: "in time",
    nobodyToCall: "Nobody to call",
  },
);

/** @param {{id: string}} props */
export function LookAhead({ id }) {
  return html`<div class="page stack">
    <div>
      <h1>${t("title")}</h1>
      <p class="quiet">${t("lead")}</p>
    </div>
    <${WhatIf} id=${id} />
    <${CallPlan} id=${id} />
  </div>`;
}

/** @param {{id: string}} props */
function WhatIf({ id }) {
  const [type, setType] = useState("DISTRICTS");
  const [chosen, setChosen] = useState(/** @type {string[]} */ ([]));
  const [districts, setDistricts] = useState(/** @type {{id: string, name: string}[]} */ ([]));
  const [from, setFrom] = useState(() => localInput(incidentNow()));
  const [until, setUntil] = useState(() => localInput(incidentNow() + 4 * HOUR));
  const [answer, setAnswer] = useState(/** @type {any} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  useEffect(() => void getAll("/api/hazards/districts").then(setDistricts, setProblem), []);
  const ask = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setSaid("");
    setProblem(undefined);
    if (type === "DISTRICTS" && chosen.length === 0) return setSaid(t("none"));
    setBusy(true);
    try {
      const area = type === "CITY" ? { type } : { type, districts: chosen };
      setAnswer(await post(api(id, "/what-if"), { area, from: fromLocalInput(from), until: fromLocalInput(until) }));
    } catch (thrown) {
      setProblem(thrown);
    }
    setBusy(false);
  };
  const refusal = problem === undefined ? undefined : asProblem(problem);
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("whatIf")}</h2></div>
    <form class="panel-body stack form" onSubmit=${ask} novalidate>
      <${Choices}
        legend=${t("area")}
        options=${[
          { value: "DISTRICTS", label: t("districts") },
          { value: "CITY", label: t("city") },
        ]}
        value=${type}
        onChange=${setType}
        problem=${said || refusal?.of("area")}
      />
      ${
        type === "DISTRICTS" &&
        html`<${Choices}
        legend=${t("chosen", { n: chosen.length })}
        options=${districts.map((d) => ({ value: d.id, label: d.name }))}
        value=${chosen}
        onChange=${setChosen}
      />`
      }
      <div class="row">
        <${When} label=${t("from")} value=${from} set=${setFrom} problem=${refusal?.of("from")} />
        <${When} label=${t("until")} value=${until} set=${setUntil} problem=${refusal?.of("until")} />
      </div>
      ${refusal && html`<${ProblemNotice} problem=${refusal} />`}
      <p><button type="submit" class="button primary" disabled=${busy}>${t("ask")}</button></p>
    </form>
    <div role="status">${answer && html`<${Foretold} answer=${answer} />`}</div>
    ${answer?.items.length > 0 && html`<${Prospects} id=${id} answer=${answer} />`}
  </section>`;
}

/** @param {{label: string, value: string, set: (value: string) => void, problem?: string}} props */
function When({ label, value, set, problem }) {
  return html`<${Field}
    label=${label}
    type="datetime-local"
    class="short"
    value=${value}
    problem=${problem}
    onInput=${(/** @type {any} */ e) => e.currentTarget.value && set(e.currentTarget.value)}
  />`;
}

/** The number with its denominators and its age. @param {{answer: any}} props */
export function Foretold({ answer }) {
  const { of, crossing, until } = answer;
  return html`<div class="panel-body">
    <p><strong>${t("crossing", { at: timeOfDay(until), n: crossing.toLocaleString() })}</strong></p>
    <p class="small">${t("of", { inside: of.inside.toLocaleString(), dependent: of.dependent.toLocaleString() })}</p>
    ${of.notLocated > 0 && html`<p class="small">${t("notLocated", { n: of.notLocated })}</p>`}
    ${of.unknown > 0 && html`<p class="small">${t("unknown", { n: of.unknown })}</p>`}
    <p class="small quiet">${aged(answer)}</p>
    ${crossing === 0 && html`<p class="quiet">${t("nobody")}</p>`}
    ${crossing > answer.items.length && html`<p class="small">${t("first", { n: answer.items.length, of: crossing })}</p>`}
  </div>`;
}

const aged = (/** @type {any} */ answer) =>
  t("age", { at: timeOfDay(answer.incidentNow), newest: timeOfDay(answer.newestReportAt) || t("noReport") });

/** @param {{id: string, answer: any}} props */
export function Prospects({ id, answer }) {
  const board = live.value?.view.value;
  return html`<div class="scroll-x" tabindex="0" role="group" aria-label=${t("whatIf")}>
    <table class="table">
      <thead>
        <tr>${["runsOut", "person", "district", "asked", "state"].map((word) => html`<th scope="col" key=${word}>${t(/** @type {any} */ (word))}</th>`)}</tr>
      </thead>
      <tbody>
        ${answer.items.map(
          (/** @type {any} */ item) => html`<tr key=${item.check.personId}>
            <td><b>${timeOfDay(item.clock.endsAt)}</b> <span class="small">${clockWord(item.clock.kind)}</span>
              ${item.clock.assumed && html` <span class="assumed">${t("assumed")}</span>`}
              ${item.anyway && html` <span class="small quiet">${t("anyway")}</span>`}</td>
            <th scope="row"><${Who} id=${id} item=${item.check} /></th>
            <td>${districtName(item.check, board)}</td>
            <td class="small">${item.asked
              .filter((/** @type {any} */ one) => one.role !== "CITY_DESK")
              .map(
                (/** @type {any} */ one) =>
                  html`<p key=${one.at}>${timeOfDay(one.at)} ${roleWord(one.role)} ${inRow(one.who)}</p>`,
              )}
              ${item.deskHears && html`<p>${timeOfDay(item.deskHears)} ${t("desk")}</p>`}</td>
            <td><${StateMark} state=${item.check.state} /></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** @param {{id: string, item: any}} props */
function Who({ id, item }) {
  return html`<${GroupBadge} group=${item.group} /> <a href=${personPage(id, item.personId)}>${item.name}</a>
    <${Flags} item=${item} /><${Needs} item=${item} />`;
}

/** @param {{id: string}} props */
function CallPlan({ id }) {
  const [callers, setCallers] = useState("3");
  const [minutes, setMinutes] = useState("5");
  const [plan, setPlan] = useState(/** @type {any} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const draw = (/** @type {Event} */ event) => {
    event.preventDefault();
    return get(api(id, "/call-plan"), { callers, minutes }).then(
      (answer) => (setPlan(answer), setProblem(undefined)),
      setProblem,
    );
  };
  const refusal = problem === undefined ? undefined : asProblem(problem);
  const number = (
    /** @type {string} */ label,
    /** @type {string} */ value,
    /** @type {(v: string) => void} */ set,
    /** @type {string} */ name,
  ) =>
    html`<${Field} label=${label} type="number" min="1" inputmode="numeric" class="short" value=${value}
      problem=${refusal?.of(name)} onInput=${(/** @type {any} */ e) => set(e.currentTarget.value)} />`;
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("plan")}</h2></div>
    <form class="panel-body stack form" onSubmit=${draw} novalidate>
      <p class="small quiet">${t("planLead")}</p>
      <div class="row">
        ${number(t("callers"), callers, setCallers, "callers")}
        ${number(t("minutes"), minutes, setMinutes, "minutes")}
      </div>
      ${refusal && html`<${ProblemNotice} problem=${refusal} />`}
      <p><button type="submit" class="button primary">${t("draw")}</button></p>
    </form>
    <div role="status">${plan && html`<${Reached} plan=${plan} />`}</div>
    ${plan && html`<${Dispatch} id=${id} items=${plan.dispatch} />`}
    ${plan?.calls.length > 0 && html`<${Calls} key=${plan.incidentNow} id=${id} plan=${plan} />`}
  </section>`;
}

/** @param {{plan: any}} props */
function Reached({ plan }) {
  const all = plan.callersForAll;
  return html`<div class="panel-body">
    <p><strong>${t("inTime", { n: plan.inTime.toLocaleString(), of: plan.of.withDeadline.toLocaleString() })}</strong>
      <span class="small quiet">${t("byDeadline", { n: plan.inTimeByDeadline.toLocaleString() })}</span></p>
    ${plan.of.withDeadline > 0 && html`<p class="small">${all ? t("callersForAll", { n: all.toLocaleString() }) : t("noCallersForAll")}</p>`}
    <p class="small">${t("counted", { roster: plan.of.roster.toLocaleString(), waiting: plan.of.waiting.toLocaleString(), claimed: plan.of.claimed.toLocaleString(), dispatch: plan.of.dispatch.toLocaleString() })}</p>
    <p class="small quiet">${aged(plan)}</p>
    ${plan.calls.length === 0 && html`<p class="quiet">${t("nobodyToCall")}</p>`}
    ${plan.of.waiting > plan.calls.length && html`<p class="small">${t("first", { n: plan.calls.length, of: plan.of.waiting.toLocaleString() })}</p>`}
  </div>`;
}

/** @param {{id: string, items: any[]}} props */
function Dispatch({ id, items }) {
  if (items.length === 0) return null;
  return html`<div class="panel-body">
    <h3>${t("dispatch")}</h3>
    <ul>${items.map((item) => html`<li key=${item.personId}><${Who} id=${id} item=${item} /></li>`)}</ul>
  </div>`;
}

/** @param {{id: string, plan: any}} props */
function Calls({ id, plan }) {
  const [caller, setCaller] = useState("");
  const board = live.value?.view.value;
  const callers = [...new Set(plan.calls.map((/** @type {any} */ call) => call.caller))].sort((a, b) => a - b);
  const calls = plan.calls.filter((/** @type {any} */ call) => !caller || String(call.caller) === caller);
  return html`<div class="panel-body row">
      <${Field} tag="select" class="compact" label=${t("callsOf")} value=${caller} onChange=${(/** @type {any} */ e) => setCaller(e.currentTarget.value)}>
        <option value="">${t("everybody")}</option>
        ${callers.map((n) => html`<option key=${n} value=${n}>${t("caller", { n })}</option>`)}
      <//>
      <span class="small quiet" role="status">${t("callsShown", { n: calls.length, of: plan.calls.length })}</span>
    </div>
    <div class="scroll-x" tabindex="0" role="group" aria-label=${t("plan")}>
    <table class="table">
      <thead>
        <tr>${["order", "at", "person", "number", "district", "deadline"].map((word) => html`<th scope="col" key=${word}>${t(/** @type {any} */ (word))}</th>`)}</tr>
      </thead>
      <tbody>
        ${calls.map(
          (/** @type {any} */ call, /** @type {number} */ i) => html`<tr key=${call.check.personId}>
            <td class="number">${i + 1}</td>
            <td>${timeOfDay(call.startsAt)} <span class="small quiet">${t("caller", { n: call.caller })}</span></td>
            <th scope="row"><${Who} id=${id} item=${call.check} /></th>
            <td><a class="button compact" href="${personPage(id, call.check.personId)}${CALLING}">${t("number")}<span class="unseen"> ${call.check.name}</span></a></td>
            <td>${districtName(call.check, board)}</td>
            <td>${call.deadline ? html`${timeOfDay(call.deadline)} ` : ""}<span class="small">${t(call.deadlineKind)}</span>
              ${call.deadlineKind === "CLOCK" && call.check.clock?.assumed && html` <span class="assumed">${t("assumed")}</span>`}
              ${call.deadline && html` <span class=${call.inTime ? "small quiet" : "flag-danger"}>${t(call.inTime ? "good" : "late")}</span>`}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
