// @ts-check
// Places: how offices stand and which were asked to reduce or close, and where shelters have room.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, call, get, getAll, newId, post } from "/kit/api.js";
import { Choices, Dialog, Field, Loading, ProblemNotice } from "/kit/parts.js";
import { actsAtDesk, me } from "/kit/session.js";
import { timeOfDay } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { OfficeForm, standing } from "/phone/office-form.js";
import { facilityWord } from "/phone/safety-words.js";
import { api, incident } from "./incident.js";
import { useSending } from "./sending.js";

const EVERY = 15_000;
const FIRST = 50;

const t = dictionary(
  {
    offices: "事業所の状況",
    summary: "{of} か所のうち 通常 {open} · 縮小 {reduced} · 休止 {closed} · 報告なし {silent}",
    free: "受け入れ可能 {n} 人",
    asked: "縮小・休止を要請 {n} か所、うち返事なし {un} か所",
    ask: "浸水区域の事業所に要請…",
    askTitle: "浸水区域の事業所に要請しますか",
    askWhat: "この災害の範囲のうち、浸水想定区域にある事業所へ通知します。訓練では実際には届きません。",
    measure: "要請の内容",
    REDUCE: "縮小または休止",
    CLOSE: "休止",
    go: "要請を送る",
    cancel: "やめる",
    sentTo: "{n} か所に要請しました",
    enter: "入力",
    silent: "報告なし",
    flood: "浸水想定区域",
    askedAt: "{at} 要請",
    unanswered: "返事なし",
    office: "事業所",
    status: "状況",
    more: "さらに {n} か所を表示",
    shelters: "避難所",
    sheltersEmpty: "避難所はまだ登録されていません",
    shelterSum: "{n} か所 · 避難者 {people} 人 / 定員 {capacity} 人 · 空き {free} 人",
    add: "避難所を登録",
    count: "人数を更新",
    name: "名称",
    capacity: "定員",
    people: "避難者数",
    closedShelter: "閉鎖",
    position: "位置（緯度, 経度）",
    positionHint: "例: 36.0312, 139.7045。地図の画面で調べた値を貼り付けられます。空欄なら地図に出ません。",
    positionWrong: "緯度と経度を「36.0312, 139.7045」の形で入力してください。",
    nowhere: "位置の登録なし（地図に出ません）",
    nameHint: "指定された避難場所・避難所の名称を選ぶと、定員と位置も入ります。",
    numberMissing: "数を入力してください。空欄のままでは保存しません。",
    save: "保存",
    counted: "{people} / {capacity} 人",
    countedAt: "{at} {by}",
    isOpen: "開設",
    yes: "開設中",
    no: "閉鎖",
  },
  {
    offices: "Offices",
    summary: "of {of}: open {open} · reduced {reduced} · closed {closed} · not heard {silent}",
    free: "{n} places free",
    asked: "{n} asked to reduce or close, {un} have not answered",
    ask: "Ask offices in the flood area…",
    askTitle: "Ask the offices in the flood area?",
    askWhat: "Offices of this incident's area that lie in a flood area get a message. In a drill nothing really arrives.",
    measure: "To do what",
    REDUCE: "Reduce or close",
    CLOSE: "Close",
    go: "Send",
    cancel: "Cancel",
    sentTo: "{n} offices were asked",
    enter: "Enter",
    silent: "not heard",
    flood: "flood area",
    askedAt: "asked {at}",
    unanswered: "no answer",
    office: "Office",
    status: "Status",
    more: "Show {n} more",
    shelters: "Shelters",
    sheltersEmpty: "No shelter is entered yet",
    shelterSum: "{n} shelters · {people} people / {capacity} places · {free} free",
    add: "Add a shelter",
    count: "Update",
    name: "Name",
    capacity: "Places",
    people: "People",
    closedShelter: "closed",
    position: "Place (latitude, longitude)",
    positionHint: "Such as 36.0312, 139.7045, as maps give it. Without it the shelter is on no map.",
    positionWrong: "Give latitude and longitude as in 36.0312, 139.7045.",
    nowhere: "no place: not on the map",
    nameHint: "Choosing a designated place enters its capacity and position too.",
    numberMissing: "Give a number. A blank is not saved.",
    save: "Save",
    counted: "{people} / {capacity}",
    countedAt: "{at} {by}",
    isOpen: "Open",
    yes: "open",
    no: "closed",
  },
);

/** @param {{id: string}} props */
export function Places({ id }) {
  const [offices, setOffices] = useState(/** @type {any} */ (undefined));
  const [shelters, setShelters] = useState(/** @type {any} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [open, setOpen] = useState(/** @type {{what: string, item?: any} | undefined} */ (undefined));
  const [shown, setShown] = useState(FIRST);
  const [told, setTold] = useState("");
  const load = () =>
    Promise.all([get(api(id, "/facilities")), get(api(id, "/shelters"))]).then(
      ([some, all]) => (setOffices(some), setShelters(all), setProblem(undefined)),
      setProblem,
    );
  useEffect(() => {
    void load();
    const timer = setInterval(() => !document.hidden && load(), EVERY);
    return () => clearInterval(timer);
  }, [id]);
  if (!offices || !shelters)
    return html`<div class="page">${problem ? html`<${ProblemNotice} problem=${problem} again=${load} />` : html`<${Loading} rows=${6} />`}</div>`;
  const acts = actsAtDesk(me.value) && incident.value?.state !== "CLOSED";
  const close = () => setOpen(undefined);
  const done = () => (close(), load());
  const { summary } = offices;
  return html`<div class="page stack">
    <h1 class="unseen">${t("offices")}</h1>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    <section class="panel">
      <div class="panel-head"><h2>${t("offices")}</h2>
        ${acts && html`<button type="button" class="button compact" onClick=${() => setOpen({ what: "ask" })}>${t("ask")}</button>`}</div>
      <div class="panel-body">
        <p>${t("summary", { of: summary.offices, open: summary.states.OPEN, reduced: summary.states.REDUCED, closed: summary.states.CLOSED, silent: summary.silent })}</p>
        <p class="quiet small">${t("free", { n: summary.freePlaces })}${summary.asked > 0 && ` · ${t("asked", { n: summary.asked, un: summary.unanswered })}`}</p>
        <p role="status" class="small">${told}</p>
      </div>
      <ul class="entries">${offices.items.slice(0, shown).map(
        (/** @type {any} */ office) => html`<li key=${office.officeId} class="acted">
          <div><p><b>${office.name}</b> ${office.reported ? facilityWord(office.reported.status) : html`<span class="assumed">${t("silent")}</span>`}
            ${office.inFloodArea && html` <span class="small quiet">${t("flood")}</span>`}
            ${!office.answered && html` <span class="flag-danger">${t("unanswered")}</span>`}</p>
          <p class="small quiet">${standing(office.reported)}
            ${office.reportedAt && ` · ${timeOfDay(office.reportedAt)} ${office.by}`}
            ${office.askedAt && ` · ${t("askedAt", { at: timeOfDay(office.askedAt) })}`}</p></div>
          ${acts && html`<button type="button" class="button compact" onClick=${() => setOpen({ what: "office", item: office })}>${t("enter")}<span class="unseen"> ${office.name}</span></button>`}
        </li>`,
      )}</ul>
      ${
        offices.items.length > shown &&
        html`<p class="panel-more"><button type="button" class="button compact" onClick=${() => setShown(shown + FIRST)}>${t("more", { n: Math.min(FIRST, offices.items.length - shown) })}</button></p>`
      }
    </section>
    <section class="panel">
      <div class="panel-head"><h2>${t("shelters")}</h2>
        ${acts && html`<button type="button" class="button compact" onClick=${() => setOpen({ what: "shelter" })}>${t("add")}</button>`}</div>
      ${
        shelters.items.length === 0
          ? html`<p class="empty small">${t("sheltersEmpty")}</p>`
          : html`<div class="panel-body"><p>${t("shelterSum", { n: shelters.shelters, people: shelters.people, capacity: shelters.capacity, free: shelters.free })}</p></div>`
      }
      <ul class="entries">${shelters.items.map(
        (/** @type {any} */ s) => html`<li key=${s.id} class="acted">
          <div><p><b>${s.name}</b> ${t("counted", { people: s.people, capacity: s.capacity })} ${!s.open && html`<span class="assumed">${t("closedShelter")}</span>`}</p>
          <p class="small quiet">${t("countedAt", { at: timeOfDay(s.countedAt), by: s.by })}${!s.position && ` · ${t("nowhere")}`}</p></div>
          ${acts && html`<button type="button" class="button compact" onClick=${() => setOpen({ what: "shelter", item: s })}>${t("count")}<span class="unseen"> ${s.name}</span></button>`}
        </li>`,
      )}</ul>
    </section>
    ${open?.what === "ask" && html`<${Ask} id=${id} onClose=${close} done=${(/** @type {number} */ n) => (setTold(t("sentTo", { n })), done())} />`}
    ${
      open?.what === "office" &&
      html`<${Dialog} title=${open.item.name} onClose=${close}>
      <${OfficeForm} known=${open.item.reported} onCancel=${close} send=${(/** @type {any} */ body) => post(api(id, `/facilities/${open.item.officeId}`), body).then(done)} />
    <//>`
    }
    ${open?.what === "shelter" && html`<${ShelterForm} id=${id} shelter=${open.item} onClose=${close} done=${done} />`}
  </div>`;
}

/** @param {{id: string, onClose: () => void, done: (n: number) => void}} props */
function Ask({ id, onClose, done }) {
  const [measure, setMeasure] = useState("REDUCE");
  const { busy, problem, send } = useSending(`ask offices ${id}`);
  const ask = () => send((asking) => post(api(id, "/facilities/ask"), asking).then((answer) => done(answer.asked)), { measure });
  return html`<${Dialog} title=${t("askTitle")} onClose=${onClose}>
    <p class="dialog-text">${t("askWhat")}</p>
    <${Choices}
      legend=${t("measure")}
      options=${[
        { value: "REDUCE", label: t("REDUCE") },
        { value: "CLOSE", label: t("CLOSE") },
      ]}
      value=${measure}
      onChange=${setMeasure}
    />
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <div class="dialog-acts">
      <button type="button" class="button" onClick=${onClose}>${t("cancel")}</button>
      <button type="button" class="button primary" disabled=${busy} onClick=${ask}>${t("go")}</button>
    </div>
  <//>`;
}

/** What was typed or pasted as a place, full-width or not; nothing when it is blank, undefined when it is none. @param {string} typed @returns {{lat?: number, lon?: number} | undefined} */
function position(typed) {
  const text = typed.normalize("NFKC").trim();
  if (text === "") return {};
  const [lat, lon, ...more] = text.split(/[\s,、]+/).map(Number);
  const fits = more.length === 0 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return fits ? { lat, lon } : undefined;
}

/** @param {{id: string, shelter?: any, onClose: () => void, done: () => void}} props */
function ShelterForm({ id, shelter, onClose, done }) {
  // Of this form, not of a press: sent again after a lost answer it adds no second one.
  const [made] = useState(newId);
  const [name, setName] = useState(shelter?.name ?? "");
  const [capacity, setCapacity] = useState(String(shelter?.capacity ?? ""));
  const [people, setPeople] = useState(String(shelter?.people ?? "0"));
  const [isOpen, setIsOpen] = useState(shelter?.open === false ? "no" : "yes");
  const [place, setPlace] = useState(shelter?.position ? `${shelter.position.lat}, ${shelter.position.lon}` : "");
  const [designated, setDesignated] = useState(/** @type {any[]} */ ([]));
  useEffect(() => {
    if (!shelter) void getAll("/api/hazards/shelters", { limit: 1000 }).then(setDesignated, () => undefined);
  }, []);
  /** What the list of the city has under a name. @param {string} called */
  const listed = (called) => {
    const found = designated.find((one) => one.name === called);
    return {
      capacity: String(found?.capacity ?? ""),
      place: found?.position ? `${found.position.lat}, ${found.position.lon}` : "",
    };
  };
  /** What was filled in for the name before gives way; what was typed by hand stays. @param {string} typed */
  const called = (typed) => {
    const [was, is] = [listed(name), listed(typed)];
    setName(typed);
    if (capacity === "" || capacity === was.capacity) setCapacity(is.capacity);
    if (place === "" || place === was.place) setPlace(is.place);
  };
  const [misplaced, setMisplaced] = useState(false);
  const [uncounted, setUncounted] = useState(false);
  const { busy, problem, send } = useSending();
  const save = (/** @type {Event} */ event) => {
    event.preventDefault();
    const at = position(place);
    const blank = capacity === "" || people === "";
    setMisplaced(at === undefined);
    setUncounted(blank);
    if (at === undefined || blank) return;
    const body = {
      ...at,
      name,
      capacity: Number(capacity),
      people: Number(people),
      open: isOpen === "yes",
    };
    void send(() =>
      (shelter
        ? call("PATCH", api(id, `/shelters/${shelter.id}`), { json: body })
        : post(api(id, "/shelters"), { ...body, id: made })
      ).then(done),
    );
  };
  const refusal = problem === undefined ? undefined : asProblem(problem);
  const number = (/** @type {string} */ label, /** @type {string} */ value, /** @type {(v: string) => void} */ set, /** @type {string} */ field) =>
    html`<${Field} label=${label} type="number" min="0" max="10000" inputmode="numeric" class="short" value=${value}
      problem=${uncounted && value === "" ? t("numberMissing") : refusal?.of(field)} onInput=${(/** @type {any} */ e) => set(e.currentTarget.value)} />`;
  return html`<${Dialog} title=${shelter?.name ?? t("add")} onClose=${onClose}>
    <form class="stack form" onSubmit=${save} novalidate>
      <${Field} label=${t("name")} hint=${designated.length > 0 ? t("nameHint") : undefined} value=${name} maxlength="200" required
        list=${designated.length > 0 ? "designated" : undefined} autocomplete="off" problem=${refusal?.of("name")}
        onInput=${(/** @type {any} */ e) => called(e.currentTarget.value)} />
      <datalist id="designated">${[...new Set(designated.map((one) => one.name))].map((one) => html`<option key=${one} value=${one} />`)}</datalist>
      ${number(t("capacity"), capacity, setCapacity, "capacity")}
      ${number(t("people"), people, setPeople, "people")}
      <${Field} label=${t("position")} hint=${t("positionHint")} value=${place} autocomplete="off" maxlength="60"
        problem=${misplaced ? t("positionWrong") : (refusal?.of("lat") ?? refusal?.of("lon"))}
        onInput=${(/** @type {any} */ e) => setPlace(e.currentTarget.value)} />
      <${Choices} legend=${t("isOpen")} value=${isOpen} onChange=${setIsOpen}
        options=${[
          { value: "yes", label: t("yes") },
          { value: "no", label: t("no") },
        ]} />
      ${refusal && html`<${ProblemNotice} problem=${refusal} />`}
      <div class="dialog-acts">
        <button type="button" class="button" onClick=${onClose}>${t("cancel")}</button>
        <button type="submit" class="button primary" disabled=${busy}>${t("save")}</button>
      </div>
    </form>
  <//>`;
}
