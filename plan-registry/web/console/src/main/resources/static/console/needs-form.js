// @ts-check
// Writing down what somebody needs, field by field: the group follows from it and says why. Who sets the group by hand says why and
// until when.
import { html, useState } from "/kit/vendor/preact-all.js";
import { call, get } from "/kit/api.js";
import { Choices, ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { GROUPS, groupWord } from "/kit/state.js";
import { codes, dictionary } from "/kit/words.js";
import { Entries } from "./editor-lists.js";
import { cleaned, fieldsOf, SaveBar, useDraft, Waiting } from "./forms.js";

const t = dictionary(
  {
    title: "{name} 優先群の要件",
    cancel: "やめる",
    given: "要件はまだ記録されていません。今の群は「{because}」として受け取ったものです。保存すると、ここに書いた要件から計算し直します。その要件も書いてください。",
    care: "介護と妊娠",
    level: "要介護度",
    validTo: "認定有効期限",
    maternity: "妊産婦である最後の日",
    disabilities: "障害者手帳",
    kind: "種類",
    severe: "重度（身体1・2級、療育ⒶA、精神1級）",
    grade: "等級・程度",
    devices: "電源が要る機器",
    internal: "内部バッテリー（時間）",
    external: "外部バッテリー（時間、合計）",
    checked: "最後に測った日",
    oxygen: "酸素ボンベ",
    flow: "流量（L/分）",
    litres: "使える量（L、合計）",
    cylinder: "ボンベの種類",
    cylinders: "本数",
    demandValve: "呼吸同調器（デマンドバルブ）",
    lasts: "この流量で約{n}分使えます。",
    lastsLonger: "この流量で約{n}分、呼吸同調器があるため実際はそれより長く使えます。",
    form: "方法",
    route: "使い方",
    procedures: "医療的ケア",
    reasons: "避難支援等を必要とする事由",
    ownReason: "個別の事由",
    careAndReasons: "医療的ケアと支援の事由",
    dialysis: "人工透析",
    onDialysis: "人工透析を受けている（曜日が分からないときも）",
    weekdays: "曜日",
    lastSession: "最後に受けた日",
    medicines: "薬",
    medicine: "薬の名前",
    mustNotStop: "切らすと数日で危険（インスリンなど）",
    stock: "残り（日分）",
    counted: "数えた日",
    remarks: "特記事項",
    heading: "項目",
    text: "内容",
    byHand: "群を手動で決める",
    group: "優先群",
    reason: "理由",
    until: "最後の日（1年以内）",
    set: "この群にする",
    lift: "手動をやめて、記録からの計算に戻す",
  },
  {
    title: "{name}: needs",
    cancel: "Cancel",
    given: "No needs are recorded yet: the group was received as “{because}”. Saving computes it anew from what is written here, so write that need as well.",
    care: "Care and maternity",
    level: "Care level",
    validTo: "Certified until",
    maternity: "Last day of maternity",
    disabilities: "Disability certificates",
    kind: "Kind",
    severe: "Severe (physical 1 or 2, intellectual A, mental 1)",
    grade: "Grade",
    devices: "Devices that need power",
    internal: "Own battery (hours)",
    external: "External batteries (hours, all)",
    checked: "Last measured on",
    oxygen: "Oxygen cylinders",
    flow: "Flow (L/min)",
    litres: "Usable (L, all)",
    cylinder: "Kind of cylinder",
    cylinders: "How many",
    demandValve: "Demand valve",
    lasts: "At this flow it lasts about {n} minutes.",
    lastsLonger: "At this flow about {n} minutes, and longer with the demand valve.",
    form: "How",
    route: "Given by",
    procedures: "Regular medical care",
    reasons: "Why they cannot get to safety alone",
    ownReason: "The same in words",
    careAndReasons: "Regular care, and why they need help",
    dialysis: "Dialysis",
    onDialysis: "On dialysis, also where nobody knows the days",
    weekdays: "On",
    lastSession: "Last session",
    medicines: "Medicines",
    medicine: "Name",
    mustNotStop: "Dangerous to miss for days (insulin and the like)",
    stock: "Stock (days)",
    counted: "Counted on",
    remarks: "Remarks",
    heading: "About",
    text: "Remark",
    byHand: "Set the group by hand",
    group: "Priority group",
    reason: "Reason",
    until: "Last day (within a year)",
    set: "Set this group",
    lift: "Let the records decide again",
  },
);

export const levelWord = codes(
  { SUPPORT_1: "要支援1", SUPPORT_2: "要支援2", CARE_1: "要介護1", CARE_2: "要介護2", CARE_3: "要介護3", CARE_4: "要介護4", CARE_5: "要介護5" },
  { SUPPORT_1: "Support 1", SUPPORT_2: "Support 2", CARE_1: "Care 1", CARE_2: "Care 2", CARE_3: "Care 3", CARE_4: "Care 4", CARE_5: "Care 5" },
);
const LEVELS = ["SUPPORT_1", "SUPPORT_2", "CARE_1", "CARE_2", "CARE_3", "CARE_4", "CARE_5"];
export const disabilityWord = codes(
  { PHYSICAL: "身体障害", INTELLECTUAL: "知的障害", MENTAL: "精神障害" },
  { PHYSICAL: "Physical", INTELLECTUAL: "Intellectual", MENTAL: "Mental" },
);
const DISABILITIES = ["PHYSICAL", "INTELLECTUAL", "MENTAL"];
export const deviceWord = codes(
  { VENTILATOR: "人工呼吸器", OXYGEN_CONCENTRATOR: "酸素濃縮器", SUCTION: "吸引器", TUBE_FEEDING: "経腸栄養ポンプ", OTHER: "その他の電源機器" },
  { VENTILATOR: "Ventilator", OXYGEN_CONCENTRATOR: "Oxygen concentrator", SUCTION: "Suction", TUBE_FEEDING: "Feeding pump", OTHER: "Other" },
);
const DEVICES = ["VENTILATOR", "OXYGEN_CONCENTRATOR", "SUCTION", "TUBE_FEEDING", "OTHER"];
export const dayWord = codes(
  { MONDAY: "月", TUESDAY: "火", WEDNESDAY: "水", THURSDAY: "木", FRIDAY: "金", SATURDAY: "土", SUNDAY: "日" },
  { MONDAY: "Mon", TUESDAY: "Tue", WEDNESDAY: "Wed", THURSDAY: "Thu", FRIDAY: "Fri", SATURDAY: "Sat", SUNDAY: "Sun" },
);
export const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
export const formWord = codes({ BLOOD: "血液透析", PERITONEAL: "腹膜透析" }, { BLOOD: "Haemodialysis", PERITONEAL: "Peritoneal dialysis" });
export const routeWord = codes(
  { MOUTH: "飲み薬", INJECTION: "注射", INHALATION: "吸入", SKIN: "貼り薬・塗り薬", TUBE: "管から", OTHER: "その他" },
  { MOUTH: "Mouth", INJECTION: "Injection", INHALATION: "Inhalation", SKIN: "Skin", TUBE: "Tube", OTHER: "Other" },
);
const ROUTES = ["MOUTH", "INJECTION", "INHALATION", "SKIN", "TUBE", "OTHER"];
export const procedureWord = codes(
  { SUCTION: "吸引", TUBE_FEEDING: "経管栄養", CATHETER: "導尿", STOMA: "ストーマ", TRACHEOSTOMY: "気管切開", INFUSION: "点滴・中心静脈栄養", WOUND_CARE: "褥瘡の処置", OTHER: "その他" },
  { SUCTION: "Suction", TUBE_FEEDING: "Tube feeding", CATHETER: "Catheter", STOMA: "Stoma", TRACHEOSTOMY: "Tracheostomy", INFUSION: "Infusion", WOUND_CARE: "Wound care", OTHER: "Other" },
);
const PROCEDURES = ["SUCTION", "TUBE_FEEDING", "CATHETER", "STOMA", "TRACHEOSTOMY", "INFUSION", "WOUND_CARE", "OTHER"];
export const reasonWord = codes(
  { CARE: "要介護認定", DISABILITY: "障害者手帳", ILLNESS: "難病", ALONE: "高齢者のみの世帯", MATERNITY: "妊産婦", INFANT: "乳幼児", LANGUAGE: "日本語が不自由", OTHER: "その他" },
  { CARE: "Certified care", DISABILITY: "Disability", ILLNESS: "Intractable disease", ALONE: "Old and alone", MATERNITY: "Maternity", INFANT: "Infant", LANGUAGE: "Language", OTHER: "Other" },
);
const REASONS = ["CARE", "DISABILITY", "ILLNESS", "ALONE", "MATERNITY", "INFANT", "LANGUAGE", "OTHER"];
export const headingWord = codes(
  { POWER: "電源使用", DIALYSIS: "人工透析", ESSENTIAL_MEDICINE: "必須薬剤", REGULAR_CARE: "定期的な医療的ケア", EVACUATION_LIFE: "避難生活の配慮事項" },
  { POWER: "Power", DIALYSIS: "Dialysis", ESSENTIAL_MEDICINE: "Essential medicine", REGULAR_CARE: "Regular care", EVACUATION_LIFE: "Life in a shelter" },
);
const HEADINGS = ["POWER", "DIALYSIS", "ESSENTIAL_MEDICINE", "REGULAR_CARE", "EVACUATION_LIFE"];

/** @param {{id: string}} props */
export function NeedsForm({ id }) {
  const of = `/api/persons/${encodeURIComponent(id)}`;
  const form = useDraft(
    async () => {
      const [person, group] = await Promise.all([get(of), get(`${of}/group`)]);
      return { draft: draftOf(group), facts: { name: person.name, group } };
    },
    async (draft, { group }) => {
      await call("PUT", `${of}/needs`, { json: sent(draft, group.version) });
      go(`#/people/${id}`);
    },
  );
  const { draft, facts, set, problem } = form;
  if (!draft || !facts) return html`<${Waiting} ...${form} />`;
  const { of: wrong, line, number, pick, yesOrNo, check } = fieldsOf(problem);
  /** @param {string} field @param {string} label @param {string | undefined} value @param {(v: string) => void} change */
  const day = (field, label, value, change) => line(field, label, value, change, { type: "date" });
  return html`<form class="stack" onSubmit=${form.submit}>
    <p><a href="#/people/${id}">${t("cancel")}</a></p>
    <h1>${t("title", { name: facts.name })}</h1>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    ${!facts.group.requirements && html`<p class="notice">${t("given", { because: facts.group.computed.because })}</p>`}
    <${Entries}
      legend=${t("devices")}
      list=${draft.devices}
      blank=${() => ({ kind: "" })}
      nameOf=${(/** @type {any} */ one) => deviceWord(one.kind)}
      change=${(/** @type {any} */ devices) => set({ devices })}
      form=${(/** @type {any} */ one, /** @type {any} */ put, /** @type {number} */ i) => html`
        ${pick(`lifeSupport.devices[${i}].kind`, t("kind"), one.kind, DEVICES, deviceWord, (kind) => put({ kind }), { required: true })}
        ${number(`lifeSupport.devices[${i}].internal`, t("internal"), one.internal, (internal) => put({ internal }), { min: 0, max: 999, step: "any" })}
        ${number(`lifeSupport.devices[${i}].external`, t("external"), one.external, (external) => put({ external }), { min: 0, max: 999, step: "any" })}
        ${day(`lifeSupport.devices[${i}].lastChecked`, t("checked"), one.lastChecked, (lastChecked) => put({ lastChecked }))}`}
    />
    <fieldset class="panel entries">
      <legend>${t("oxygen")}</legend>
      <div class="entry">
        ${number("lifeSupport.oxygen", t("flow"), draft.flow, (flow) => set({ flow }), { min: 0.01, max: 99, step: "any", required: draft.litres !== undefined })}
        ${number("lifeSupport.oxygen", t("litres"), draft.litres, (litres) => set({ litres }), { min: 0, max: 99999, step: "any", required: draft.flow !== undefined })}
        ${
          draft.flow !== undefined &&
          html`${line("lifeSupport.oxygen.cylinder", t("cylinder"), draft.cylinder, (cylinder) => set({ cylinder }), { maxlength: 40 })}
          ${number("lifeSupport.oxygen.cylinders", t("cylinders"), draft.cylinders, (cylinders) => set({ cylinders }), { min: 0, max: 50 })}
          ${yesOrNo("lifeSupport.oxygen.demandValve", t("demandValve"), draft.demandValve, (demandValve) => set({ demandValve }))}`
        }
      </div>
      ${draft.flow > 0 && draft.litres !== undefined && html`<p role="status">${t(draft.demandValve ? "lastsLonger" : "lasts", { n: minutes(draft.flow, draft.litres) })}</p>`}
    </fieldset>
    <fieldset class="panel entries">
      <legend>${t("dialysis")}</legend>
      ${check(t("onDialysis"), draft.onDialysis, (onDialysis) => set(onDialysis ? { onDialysis } : { onDialysis, weekdays: [], lastSession: undefined, form: undefined }))}
      <${Choices} legend=${t("weekdays")} options=${DAYS.map((value) => ({ value, label: dayWord(value) }))}
        value=${draft.weekdays} onChange=${(/** @type {string[]} */ weekdays) => set(weekdays.length > 0 ? { weekdays, onDialysis: true } : { weekdays })} />
      ${draft.onDialysis && pick("lifeSupport.dialysis.form", t("form"), draft.form, ["BLOOD", "PERITONEAL"], formWord, (form) => set({ form }))}
      ${draft.onDialysis && day("lifeSupport.dialysis.lastSession", t("lastSession"), draft.lastSession, (lastSession) => set({ lastSession }))}
    </fieldset>
    <${Entries}
      legend=${t("medicines")}
      list=${draft.medicines}
      blank=${() => ({ name: "", mustNotStop: false })}
      nameOf=${(/** @type {any} */ one) => one.name}
      change=${(/** @type {any} */ medicines) => set({ medicines })}
      form=${(/** @type {any} */ one, /** @type {any} */ put, /** @type {number} */ i) => html`
        ${line(`lifeSupport.medicines[${i}].name`, t("medicine"), one.name, (name) => put({ name }), { required: true })}
        ${number(`lifeSupport.medicines[${i}].stockDays`, t("stock"), one.stockDays, (stockDays) => put({ stockDays }), { min: 0, max: 999 })}
        ${pick(`lifeSupport.medicines[${i}].route`, t("route"), one.route, ROUTES, routeWord, (route) => put({ route }))}
        ${day(`lifeSupport.medicines[${i}].countedOn`, t("counted"), one.countedOn, (countedOn) => put({ countedOn }))}
        ${check(t("mustNotStop"), one.mustNotStop, (mustNotStop) => put({ mustNotStop }))}`}
    />
    <fieldset class="panel entries">
      <legend>${t("care")}</legend>
      <div class="entry">
        ${pick("care", t("level"), draft.care, LEVELS, levelWord, (care) => set({ care }))}
        ${day("careValidTo", t("validTo"), draft.careValidTo, (careValidTo) => set({ careValidTo }))}
        ${day("maternityUntil", t("maternity"), draft.maternityUntil, (maternityUntil) => set({ maternityUntil }))}
      </div>
    </fieldset>
    <${Entries}
      legend=${t("disabilities")}
      list=${draft.disabilities}
      blank=${() => ({ kind: "", severe: false })}
      nameOf=${(/** @type {any} */ one) => disabilityWord(one.kind)}
      change=${(/** @type {any} */ disabilities) => set({ disabilities })}
      form=${(/** @type {any} */ one, /** @type {any} */ put, /** @type {number} */ i) => html`
        ${pick(`disabilities[${i}].kind`, t("kind"), one.kind, DISABILITIES, disabilityWord, (kind) => put({ kind }), { required: true })}
        ${line(`disabilities[${i}].grade`, t("grade"), one.grade, (grade) => put({ grade }), { maxlength: 40 })}
        ${check(t("severe"), one.severe, (severe) => put({ severe }))}`}
    />
    <fieldset class="panel entries">
      <legend>${t("careAndReasons")}</legend>
      <${Choices} legend=${t("procedures")} options=${PROCEDURES.map((value) => ({ value, label: procedureWord(value) }))}
        value=${draft.procedures} onChange=${(/** @type {string[]} */ procedures) => set({ procedures })} problem=${wrong("procedures")} />
      <${Choices} legend=${t("reasons")} options=${REASONS.map((value) => ({ value, label: reasonWord(value) }))}
        value=${draft.reasons} onChange=${(/** @type {string[]} */ reasons) => set({ reasons })} problem=${wrong("reasons")} />
      ${line("reason", t("ownReason"), draft.reason, (reason) => set({ reason }), { maxlength: 400 })}
    </fieldset>
    <${Entries}
      legend=${t("remarks")}
      list=${draft.remarks}
      blank=${() => ({ category: "", text: "" })}
      nameOf=${(/** @type {any} */ one) => headingWord(one.category)}
      change=${(/** @type {any} */ remarks) => set({ remarks })}
      form=${(/** @type {any} */ one, /** @type {any} */ put, /** @type {number} */ i) => html`
        ${pick(`remarks[${i}].category`, t("heading"), one.category, HEADINGS, headingWord, (category) => put({ category }), { required: true })}
        ${line(`remarks[${i}].text`, t("text"), one.text, (text) => put({ text }), { required: true, maxlength: 400 })}`}
    />
    <${SaveBar} ...${form} />
  </form>`;
}

/** @param {any} group */
function draftOf({ requirements, lifeSupport: { devices, oxygen, dialysis, medicines } }) {
  return {
    care: requirements?.care,
    careValidTo: requirements?.careValidTo,
    maternityUntil: requirements?.maternityUntil,
    disabilities: requirements?.disabilities ?? [],
    remarks: requirements?.remarks ?? [],
    devices: devices.map((/** @type {any} */ one) => ({ ...one, internal: hours(one.internal), external: hours(one.external) })),
    procedures: requirements?.procedures ?? [],
    reasons: requirements?.reasons ?? [],
    reason: requirements?.reason,
    flow: oxygen?.litresPerMinute,
    cylinder: oxygen?.cylinder,
    cylinders: oxygen?.cylinders,
    demandValve: oxygen?.demandValve,
    form: dialysis?.form,
    litres: oxygen?.usableLitres,
    onDialysis: !!dialysis,
    weekdays: dialysis ? DAYS.filter((day) => dialysis.weekdays.includes(day)) : [],
    lastSession: dialysis?.lastSession,
    medicines,
  };
}

/** @param {any} draft @param {number} version */
function sent({ devices, flow, litres, cylinder, cylinders, demandValve, onDialysis, weekdays, lastSession, form, medicines, reason, ...requirements }, version) {
  const lifeSupport = {
    devices: devices.map((/** @type {any} */ one) => ({ ...one, internal: duration(one.internal), external: duration(one.external) })),
    oxygen: flow === undefined || flow === null ? undefined : { litresPerMinute: flow, usableLitres: litres, cylinder, cylinders, demandValve },
    dialysis: onDialysis ? { weekdays, lastSession, form } : undefined,
    medicines,
  };
  // A reason that was cleared is sent as blank: what is not sent stays.
  return { ...cleaned({ version, ...requirements, lifeSupport }), reason: reason ?? "" };
}

/** How long oxygen lasts. @param {number} flow @param {number} litres */
export const minutes = (flow, litres) => Math.floor(litres / flow);

/** Hours of a duration such as PT6H30M. @param {string | undefined | null} iso @returns {number | undefined} */
export function hours(iso) {
  const parts = /^PT(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?$/.exec(iso ?? "");
  return parts ? Math.round(Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0) + Number(parts[3] ?? 0) / 60) / 60 : undefined;
}

/** @param {number | undefined} some */
const duration = (some) => (some === undefined ? undefined : `PT${Math.round(some * 60)}M`);

/** The group by hand, with a reason and an end. @param {{id: string, version: number, byHand: boolean, done: () => void}} props */
export function GroupByHand({ id, version, byHand, done }) {
  const [draft, setDraft] = useState({ group: "", reason: "", until: "" });
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const { line, pick } = fieldsOf(problem);
  const at = `/api/persons/${encodeURIComponent(id)}/group`;
  /** @param {Promise<unknown>} act */
  const then = (act) => act.then(() => (setProblem(undefined), done()), setProblem);
  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    void then(call("PUT", at, { json: cleaned({ version, ...draft }) }));
  };
  return html`<details>
    <summary>${t("byHand")}</summary>
    <form class="stack" onSubmit=${submit}>
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
      <div class="entry">
        ${pick("group", t("group"), draft.group, GROUPS, groupWord, (group) => setDraft({ ...draft, group }), { required: true })}
        ${line("reason", t("reason"), draft.reason, (reason) => setDraft({ ...draft, reason }), { required: true, maxlength: 400 })}
        ${line("until", t("until"), draft.until, (until) => setDraft({ ...draft, until }), { required: true, type: "date" })}
      </div>
      <div class="row">
        <button type="submit" class="button">${t("set")}</button>
        ${byHand && html`<button type="button" class="button plain" onClick=${() => then(call("DELETE", `${at}?version=${version}`))}>${t("lift")}</button>`}
      </div>
    </form>
  </details>`;
}
