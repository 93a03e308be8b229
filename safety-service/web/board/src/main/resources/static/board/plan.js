// @ts-check
// What the evacuation plan says, for whoever sends a car or speaks with a supporter: where to, how, with whom, and what keeps the
// person alive. Asked for only when opened: each view is on record.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get, getAll } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { duration } from "/kit/time.js";
import { aside, codes, dictionary, inRow } from "/kit/words.js";
import { number } from "./contact.js";

const t = dictionary(
  {
    title: "計画",
    recorded: "開いたことは記録に残ります",
    none: "有効な計画がありません",
    of: "第{n}版 {standing}・作成 {on}",
    hidden: "住所を伏せている人のため、場所は表示しません",
    destinations: "避難先",
    supporters: "同意のある支援者",
    leaving: "避難のしかた",
    life: "命をつなぐもの",
    remarks: "特記事項",
    wishes: "急変時の取り決め",
    unwritten: "記載なし",
    helpers: "{n} 人で介助",
    items: "持ち物: {items}",
    battery: "電池 {d}",
    noBattery: "電池の時間は不明",
    oxygen: "酸素ボンベ 毎分 {flow} L、使える量 {litres} L",
    dialysis: "人工透析 {days}",
    medicine: "中断できない薬 {name}",
    stock: "{n} 日分",
    more: "計画をすべて見る",
  },
  {
    title: "Plan",
    recorded: "Opening this is recorded",
    none: "There is no plan in force",
    of: "Version {n}, {standing}, written {on}",
    hidden: "Places are not shown: the address is protected",
    destinations: "Where to",
    supporters: "Supporters who agreed",
    leaving: "How they leave",
    life: "What keeps them alive",
    remarks: "Remarks",
    wishes: "If their state changes",
    unwritten: "Nothing is written",
    helpers: "{n} people to help",
    items: "Takes along: {items}",
    battery: "battery {d}",
    noBattery: "battery time unknown",
    oxygen: "Oxygen {flow} L/min, {litres} L usable",
    dialysis: "Dialysis {days}",
    medicine: "Must not stop: {name}",
    stock: "{n} days",
    more: "The whole plan",
  },
);

const standingWord = codes(
  { VALID: "有効", REVIEW_DUE: "要更新", EXPIRED: "失効" },
  { VALID: "valid", REVIEW_DUE: "review due", EXPIRED: "expired" },
);
const placeWord = codes(
  {
    EMERGENCY_PLACE: "指定緊急避難場所",
    SHELTER: "指定避難所",
    WELFARE_SHELTER: "福祉避難所",
    RELATIVES: "親族・知人宅",
    HOSPITAL: "病院",
    SHORT_STAY: "短期入所",
    AT_HOME: "自宅（上の階・在宅）",
  },
  {
    EMERGENCY_PLACE: "Emergency place",
    SHELTER: "Shelter",
    WELFARE_SHELTER: "Welfare shelter",
    RELATIVES: "With relatives or friends",
    HOSPITAL: "Hospital",
    SHORT_STAY: "Short stay",
    AT_HOME: "At home, upstairs",
  },
);
const hazardWord = codes(
  { FLOOD: "洪水", LANDSLIDE: "土砂災害", STORM_SURGE: "高潮", EARTHQUAKE: "地震", TSUNAMI: "津波", FIRE: "火事", INLAND_FLOOD: "内水氾濫", VOLCANO: "火山" },
  { FLOOD: "flood", LANDSLIDE: "landslide", STORM_SURGE: "storm surge", EARTHQUAKE: "earthquake", TSUNAMI: "tsunami", FIRE: "fire", INLAND_FLOOD: "inland flood", VOLCANO: "volcano" },
);
const startWord = codes(
  { WARNING_LEVEL_3: "警戒レベル3 高齢者等避難", WARNING_LEVEL_4: "警戒レベル4 避難指示", POWER_CUT: "停電", ON_REQUEST: "支援者・市の連絡" },
  { WARNING_LEVEL_3: "Warning level 3", WARNING_LEVEL_4: "Warning level 4", POWER_CUT: "Power cut", ON_REQUEST: "When asked" },
);
const deviceWord = codes(
  { VENTILATOR: "人工呼吸器", OXYGEN_CONCENTRATOR: "酸素濃縮器", SUCTION: "吸引器", TUBE_FEEDING: "経腸栄養ポンプ", OTHER: "その他の電源機器" },
  { VENTILATOR: "Ventilator", OXYGEN_CONCENTRATOR: "Oxygen concentrator", SUCTION: "Suction", TUBE_FEEDING: "Feeding pump", OTHER: "Other device" },
);
const dayWord = codes(
  { MONDAY: "月", TUESDAY: "火", WEDNESDAY: "水", THURSDAY: "木", FRIDAY: "金", SATURDAY: "土", SUNDAY: "日" },
  { MONDAY: "Mon", TUESDAY: "Tue", WEDNESDAY: "Wed", THURSDAY: "Thu", FRIDAY: "Fri", SATURDAY: "Sat", SUNDAY: "Sun" },
);

/** What counts, and what counted until nobody looked after it. */
const SHOWN = ["VALID", "REVIEW_DUE", "EXPIRED"];
const AGREED = ["AGREED", "PRESUMED"];

/** @param {{personId: string}} props */
export function Plan({ personId }) {
  const [open, setOpen] = useState(false);
  return html`<details class="panel plan" open=${open} onToggle=${(/** @type {any} */ e) => setOpen(e.currentTarget.open)}>
    <summary class="panel-head"><h2>${t("title")}</h2><span class="small quiet">${t("recorded")}</span></summary>
    ${open && html`<${Read} personId=${personId} />`}
  </details>`;
}

/** @param {{personId: string}} props */
function Read({ personId }) {
  const [known, setKnown] = useState(/** @type {any} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const at = `/api/persons/${encodeURIComponent(personId)}`;
  const load = async () => {
    try {
      const [plans, needs] = await Promise.all([getAll(`${at}/plans`), get(`${at}/group`)]);
      const [newest] = plans.filter((one) => SHOWN.includes(one.standing)).sort((a, b) => b.version - a.version);
      setKnown({ needs, plan: newest && (await get(`${at}/plans/${newest.version}`)) });
      setProblem(undefined);
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  useEffect(() => void load(), [personId]);
  if (!known)
    return html`<div class="panel-body">${
      problem === undefined
        ? html`<${Loading} rows=${3} />`
        : html`<${ProblemNotice} problem=${problem} again=${load} />`
    }</div>`;
  const { plan, needs } = known;
  const remarks = needs.requirements?.remarks ?? [];
  return html`<div class="panel-body stack">
    ${
      plan
        ? html`<p class="small quiet">${t("of", { n: plan.version, standing: standingWord(plan.standing), on: plan.writtenOn })}</p>
          ${plan.placesHidden && html`<p class="notice">${t("hidden")}</p>`}`
        : html`<p><strong>${t("none")}</strong></p>`
    }
    <dl class="contact-facts">
      ${plan && html`<${Content} content=${plan.content} />`}
      <${Fact} word=${t("life")} lines=${lifelines(needs.lifeSupport)} />
      <${Fact} word=${t("remarks")} lines=${remarks.map((/** @type {any} */ one) => one.text)} />
    </dl>
    <p><a href="/console/#/people/${encodeURIComponent(personId)}">${t("more")}</a></p>
  </div>`;
}

/** @param {{content: any}} props */
function Content({ content: { destinations, supporters, leaving, wishes } }) {
  const agreed = supporters.filter((/** @type {any} */ one) => AGREED.includes(one.agreement?.state));
  const how = [
    startWord(leaving.start),
    leaving.route,
    leaving.transport,
    leaving.helpers && t("helpers", { n: leaving.helpers }),
    leaving.items.length > 0 && t("items", { items: inRow(leaving.items) }),
    leaving.pets,
  ].filter(Boolean);
  return html`<${Fact}
      word=${t("destinations")}
      lines=${destinations.map(
        (/** @type {any} */ one) => html`<b>${one.name}</b> ${aside(placeWord(one.kind), inRow(one.hazards.map(hazardWord)))} ${one.address}`,
      )}
    />
    <${Fact}
      word=${t("supporters")}
      lines=${agreed.map((/** @type {any} */ one) => html`${aside(one.name, one.relation)} ${number(one.phone)}`)}
    />
    <${Fact} word=${t("leaving")} lines=${how} />
    ${wishes && html`<${Fact} word=${t("wishes")} lines=${[wishes]} />`}`;
}

/** @param {{word: string, lines: unknown[]}} props */
const Fact = ({ word, lines }) => html`<div>
  <dt>${word}</dt>
  <dd>${lines.length === 0 ? html`<span class="quiet">${t("unwritten")}</span>` : lines.map((line, i) => html`<p key=${i}>${line}</p>`)}</dd>
</div>`;

/** What must go on, and for how long it can by itself. @param {any} lifeSupport @returns {string[]} */
function lifelines({ devices = [], oxygen, dialysis, medicines = [] }) {
  return [
    ...devices.map((/** @type {any} */ { kind, internal, external }) => {
      const lasts = lengthOf(internal) + lengthOf(external);
      return aside(deviceWord(kind), lasts > 0 ? t("battery", { d: duration(lasts) }) : t("noBattery"));
    }),
    oxygen && t("oxygen", { flow: oxygen.litresPerMinute, litres: oxygen.usableLitres }),
    dialysis && t("dialysis", { days: inRow(dialysis.weekdays.map(dayWord)) }),
    ...medicines
      .filter((/** @type {any} */ one) => one.mustNotStop)
      .map((/** @type {any} */ one) =>
        aside(t("medicine", { name: one.name }), one.stockDays == null ? undefined : t("stock", { n: one.stockDays })),
      ),
  ].filter(Boolean);
}

/** @param {string | null | undefined} iso a length of time such as PT5H30M; in milliseconds */
function lengthOf(iso) {
  const [, hours = 0, minutes = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(iso ?? "") ?? [];
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
