// @ts-check
// Power: where it is out, and to whom it has to be brought. Tasks come by themselves; a report of what was brought moves them.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { call, get, newId, post } from "/kit/api.js";
import { Dialog, Loading, ProblemNotice } from "/kit/parts.js";
import { actsAtDesk, me } from "/kit/session.js";
import { GroupBadge, StateMark, groupWord } from "/kit/state.js";
import { timeOfDay } from "/kit/time.js";
import { codes, dictionary, inRow } from "/kit/words.js";
import { LifeClock } from "/phone/time-left.js";
import { Claim } from "./claim.js";
import { useFollowing } from "./follow-changes.js";
import { api, incident, live, personPage } from "./incident.js";
import { OutageForm } from "./outage-form.js";
import { districtName } from "./queue.js";
import { useSending } from "./sending.js";

const EVERY = 5_000;

const t = dictionary(
  {
    tasks: "電源を届ける人",
    tasksWhat: "停電している人工呼吸器などの利用者。残り時間の短い順",
    tasksEmpty: "電源を届ける必要のある人はいません",
    since: "{at} から停電",
    suppliedAt: "{at} に補給済",
    supply: "届けたことを記録",
    outages: "停電の範囲",
    outagesEmpty: "停電は登録されていません",
    declare: "停電を登録",
    edit: "変更",
    end: "復旧した",
    endSure: "電気が復旧しましたか",
    endWhat: "{area}: {inside}。この人たちの、停電で動き出した時計が止まります。間違えたときは「変更」で復旧の時刻を空欄に戻せます。",
    cancel: "やめる",
    fromTo: "{from} から {to} まで",
    from: "{from} から",
    inside: "範囲内 {list}",
    insideNobody: "範囲内に①②の人はいません",
    unlocated: "位置不明 {n} 人",
    city: "市の全域",
    polygon: "図形（{n} 点）",
  },
  {
    tasks: "Bring power to",
    tasksWhat: "People on machines without power, the least time left first",
    tasksEmpty: "Nobody needs power to be brought",
    since: "without power since {at}",
    suppliedAt: "supplied at {at}",
    supply: "Record what was brought",
    outages: "Power outages",
    outagesEmpty: "No outage is entered",
    declare: "Enter an outage",
    edit: "Change",
    end: "Power is back",
    endSure: "Is the power back?",
    endWhat: "{area}: {inside}. The clocks that this outage started for them stop. If it was a mistake, empty the time of its end under Change.",
    cancel: "Cancel",
    fromTo: "from {from} to {to}",
    from: "from {from}",
    inside: "inside: {list}",
    insideNobody: "nobody of ① or ② inside",
    unlocated: "{n} whose place is unknown",
    city: "The whole city",
    polygon: "a drawn area ({n} points)",
  },
);
const taskWord = codes(
  { OPEN: "未着手", TAKEN: "対応中", SUPPLIED: "補給済" },
  { OPEN: "open", TAKEN: "taken", SUPPLIED: "supplied" },
);
const outageWord = codes(
  { PLANNED: "予定", RUNNING: "停電中", ENDED: "復旧" },
  { PLANNED: "planned", RUNNING: "out", ENDED: "back" },
);

/** @typedef {{id: string, area: any, startedAt: string, endedAt?: string, state: string, people: Record<string, number>, unlocated: number}} Outage */

/** @param {{id: string}} props */
export function Power({ id }) {
  const [tasks, setTasks] = useState(/** @type {any[] | undefined} */ (undefined));
  const [outages, setOutages] = useState(/** @type {Outage[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [form, setForm] = useState(/** @type {Outage | "new" | undefined} */ (undefined));
  const [made, setMade] = useState("");
  const [ending, setEnding] = useState(/** @type {Outage | undefined} */ (undefined));
  const board = live.value?.view.value;
  const load = () =>
    Promise.all([get(api(id, "/tasks")), get(api(id, "/outages"))]).then(
      ([some, all]) => (setTasks(some.items), setOutages(all.items), setProblem(undefined)),
      setProblem,
    );
  useEffect(() => {
    void load();
    const timer = setInterval(() => !document.hidden && load(), EVERY);
    return () => clearInterval(timer);
  }, [id]);
  useFollowing(board && `${board.epoch} ${board.version}`, load);
  const acts = actsAtDesk(me.value) && incident.value?.state !== "CLOSED";
  if (!tasks || !outages)
    return html`<div class="page">${problem ? html`<${ProblemNotice} problem=${problem} again=${load} />` : html`<${Loading} rows=${6} />`}</div>`;
  return html`<div class="page stack">
    <h1 class="unseen">${t("outages")}</h1>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    <section class="panel">
      <div class="panel-head"><h2>${t("tasks")} <span class="quiet">${tasks.length}</span></h2>
        <p class="small quiet">${t("tasksWhat")}</p></div>
      ${
        tasks.length === 0
          ? html`<p class="empty small">${t("tasksEmpty")}</p>`
          : html`<ol class="entries tasks">${tasks.map((task) => html`<${Task} key=${task.personId} id=${id} task=${task} done=${load} acts=${acts} />`)}</ol>`
      }
    </section>
    <section class="panel">
      <div class="panel-head"><h2>${t("outages")}</h2>
        ${acts && html`<button type="button" class="button compact" onClick=${() => (setMade(newId()), setForm("new"))}>${t("declare")}</button>`}</div>
      ${outages.length === 0 && html`<p class="empty small">${t("outagesEmpty")}</p>`}
      <ul class="entries">${outages.map(
        (outage) => html`<li key=${outage.id} class="acted">
          <div><p><b>${outageWord(outage.state)}</b> ${areaText(outage.area)}
            <span class="quiet"> ${outage.endedAt ? t("fromTo", { from: timeOfDay(outage.startedAt), to: timeOfDay(outage.endedAt) }) : t("from", { from: timeOfDay(outage.startedAt) })}</span></p>
          <p class="small quiet">${insideText(outage)}${outage.unlocated > 0 && ` · ${t("unlocated", { n: outage.unlocated })}`}</p></div>
          ${
            acts &&
            html`<div class="row">
            <button type="button" class="button compact" onClick=${() => setForm(outage)}>${t("edit")}<span class="unseen"> ${areaText(outage.area)}</span></button>
            ${outage.state !== "ENDED" && html`<button type="button" class="button compact" onClick=${() => setEnding(outage)}>${t("end")}<span class="unseen"> ${areaText(outage.area)}</span></button>`}
          </div>`
          }
        </li>`,
      )}</ul>
    </section>
    ${
      form !== undefined &&
      html`<${OutageForm}
      outage=${form === "new" ? undefined : form}
      onClose=${() => setForm(undefined)}
      send=${(/** @type {any} */ body) =>
        (form === "new"
          ? post(api(id, "/outages"), { ...body, id: made })
          : call("PATCH", api(id, `/outages/${form.id}`), { json: body })
        ).then(() => (setForm(undefined), load()))}
    />`
    }
    ${ending && html`<${End} id=${id} outage=${ending} onClose=${() => setEnding(undefined)} done=${() => (setEnding(undefined), load())} />`}
  </div>`;
}

/** The clocks of everybody inside stop by it. @param {{id: string, outage: Outage, onClose: () => void, done: () => void}} props */
function End({ id, outage, onClose, done }) {
  const { busy, problem, send } = useSending();
  const end = () => send(() => post(api(id, `/outages/${outage.id}/end`)).then(done));
  return html`<${Dialog} title=${t("endSure")} onClose=${onClose}>
    <p class="dialog-text">${t("endWhat", { area: areaText(outage.area), inside: insideText(outage) })}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <div class="dialog-acts">
      <button type="button" class="button" onClick=${onClose}>${t("cancel")}</button>
      <button type="button" class="button danger" disabled=${busy} onClick=${end}>${t("end")}</button>
    </div>
  <//>`;
}

/** @param {{id: string, task: any, done: () => void, acts: boolean}} props */
function Task({ id, task, done, acts }) {
  const board = live.value?.view.value;
  return html`<li class="task">
    <div>
      <p class="queue-name"><${GroupBadge} group=${task.group} />
        <a href=${personPage(id, task.personId)}>${task.name}</a>
        <${StateMark} state=${task.checkState} /> <span class="small">${taskWord(task.state)}</span></p>
      <p><${LifeClock} clock=${task.clock} /></p>
      <p class="small quiet">${districtName(task, board)} · ${t("since", { at: timeOfDay(task.since) })}
        ${task.suppliedAt && ` · ${t("suppliedAt", { at: timeOfDay(task.suppliedAt) })}`}</p>
    </div>
    ${
      acts &&
      html`<div class="row">
      <${Claim} id=${id} item=${task} done=${done} />
      <a class="button compact" href="${personPage(id, task.personId)}/report">${t("supply")}<span class="unseen"> ${task.name}</span></a>
    </div>`
    }
  </li>`;
}

/** @param {Outage} outage */
function insideText({ people }) {
  const list = Object.entries(people).map(([group, n]) => `${groupWord(group)} ${n}`);
  return list.length ? t("inside", { list: list.join(" · ") }) : t("insideNobody");
}

/** @param {any} area */
function areaText(area) {
  if (area.type === "CITY") return t("city");
  if (area.type === "POLYGON") return t("polygon", { n: Math.max(0, (area.outline?.length ?? 1) - 1) });
  const named = live.value?.view.value?.districts ?? [];
  return inRow([...area.districts].sort().map((code) => named.find((d) => d.id === code)?.name ?? code));
}
