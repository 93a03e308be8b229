// @ts-check
// The offices and the people in them: what they do, where they are, and by which number and at what hours somebody can be reached.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { call, getAll, post } from "/kit/api.js";
import { Choices, Field, Loading, ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { stillWorks } from "/kit/time.js";
import { codes, dictionary } from "/kit/words.js";
import { Ending } from "./ending.js";
import { cleaned, fieldsOf, SaveBar, useDraft, Waiting } from "./forms.js";
import { HandOver } from "./hand-over.js";

const t = dictionary(
  {
    title: "事業所と職員",
    lead: "安否確認で連絡する事業所と職員です。一覧でまとめて取り込むこともできます。",
    filter: "名称で絞り込む",
    found: "{n}か所",
    addOffice: "事業所を登録する",
    newOffice: "新しい事業所",
    back: "事業所の一覧へ戻る",
    toOffice: "{name} へ戻る",
    office: "事業所",
    name: "名称",
    kind: "種別",
    district: "地区",
    address: "住所",
    phone: "電話番号",
    mail: "メール",
    hours: "連絡可能時間",
    hoursHint: "例: 平日 8時30分〜17時30分、夜間は携帯へ転送",
    lat: "緯度",
    lon: "経度",
    wet: "浸水想定区域の中にある",
    mapInside: "地図では浸水想定区域の中です。記録と違います。",
    mapOutside: "地図では浸水想定区域の外です。記録と違います。",
    otherKind: "種別の語",
    otherKindHint: "どの種別にも当てはまらないときの呼び方",
    serves: "サービス提供地域",
    servesHint: "市内全域か、わからないときは、どれも選ばない",
    servesAll: "市内全域または記録なし",
    withEnded: "終わったものも表示する",
    endsOn: "{day} で終わり",
    inDistrict: "対応する地区で絞り込む",
    everywhere: "すべて",
    coverage: "地区ごとの対応事業所数",
    coverageLead: "その地区を提供地域に挙げている事業所の数です。提供地域の記録がない事業所（{n}か所）は含みません。",
    coverageNone: "提供地域を記録した事業所はまだありません。",
    members: "職員",
    noMembers: "職員の登録はありません。",
    addMember: "職員を登録する",
    newMember: "新しい職員",
    memberName: "氏名",
    role: "役割",
    deputy: "代理",
    deputyHint: "連絡がつかないときに引き継ぐ人",
    noHours: "連絡可能時間の記録なし",
  },
  {
    title: "Offices and members",
    lead: "Whom a safety check asks. They can be taken in as lists as well.",
    filter: "Filter by name",
    found: "{n} offices",
    addOffice: "Register an office",
    newOffice: "A new office",
    back: "Back to the offices",
    toOffice: "Back to {name}",
    office: "Office",
    name: "Name",
    kind: "Kind",
    district: "District",
    address: "Address",
    phone: "Telephone",
    mail: "Mail",
    hours: "Can be reached",
    hoursHint: "Such as weekdays 8:30 to 17:30, by mobile at night",
    lat: "Latitude",
    lon: "Longitude",
    wet: "Where the water may come",
    otherKind: "Kind in words",
    otherKindHint: "What it is called, where no kind fits",
    serves: "Serves these districts",
    servesHint: "Choose none where it serves all of the city or nobody knows",
    servesAll: "all of the city, or not recorded",
    withEnded: "Also those that have ended",
    endsOn: "ends on {day}",
    inDistrict: "Filter by district served",
    everywhere: "All",
    coverage: "Offices by the district they serve",
    coverageLead: "How many offices name the district. The {n} without a recorded area are not counted.",
    coverageNone: "No office has a recorded area yet.",
    mapInside: "The map has it where the water may come, unlike what is noted.",
    mapOutside: "The map has it where no water comes, unlike what is noted.",
    members: "Members",
    noMembers: "Nobody is registered.",
    addMember: "Register a member",
    newMember: "A new member",
    memberName: "Name",
    role: "Role",
    deputy: "Deputy",
    deputyHint: "Who takes over when the member cannot be reached",
    noHours: "hours not recorded",
  },
);

const kindWord = codes(
  {
    CARE_MANAGEMENT: "居宅介護支援",
    VISITING_NURSING: "訪問看護",
    CLINIC: "診療所",
    DAY_SERVICE: "通所介護",
    HOME_HELP: "訪問介護",
    SHORT_STAY: "短期入所",
    DISABILITY_SUPPORT: "障害福祉サービス",
    SMALL_MULTIFUNCTION: "小規模多機能",
    GROUP_HOME: "グループホーム",
    HOME_REHABILITATION: "訪問リハビリ",
    PHARMACY: "薬局",
    DEVICE_SUPPLIER: "酸素・医療機器の業者",
    OTHER: "その他",
  },
  {
    CARE_MANAGEMENT: "Care management",
    VISITING_NURSING: "Visiting nursing",
    CLINIC: "Clinic",
    DAY_SERVICE: "Day service",
    HOME_HELP: "Home help",
    SHORT_STAY: "Short stay",
    DISABILITY_SUPPORT: "Disability support",
    SMALL_MULTIFUNCTION: "Small multifunctional care",
    GROUP_HOME: "Group home",
    HOME_REHABILITATION: "Rehabilitation at home",
    PHARMACY: "Pharmacy",
    DEVICE_SUPPLIER: "Supplier of oxygen and devices",
    OTHER: "Other",
  },
);
const onMapWord = codes(
  { INSIDE: "地図では浸水想定区域の中", OUTSIDE: "地図では浸水想定区域の外", NOWHERE: "位置が未登録のため、地図では判定できません", NO_MAP: "浸水想定の地図がありません" },
  { INSIDE: "On the map: where the water may come", OUTSIDE: "On the map: no water", NOWHERE: "Not placed, so no map can tell", NO_MAP: "No map of floods is loaded" },
);
const KINDS = ["CARE_MANAGEMENT", "VISITING_NURSING", "CLINIC", "DAY_SERVICE", "HOME_HELP", "SHORT_STAY", "DISABILITY_SUPPORT", "SMALL_MULTIFUNCTION", "GROUP_HOME", "HOME_REHABILITATION", "PHARMACY", "DEVICE_SUPPLIER", "OTHER"];
const roleWord = codes(
  { CARE_MANAGER: "ケアマネジャー・相談支援専門員", MEDICAL_VISITOR: "訪問看護・訪問診療", PROVIDER_STAFF: "サービス事業所の職員", SUPPORTER: "避難支援等実施者" },
  { CARE_MANAGER: "Care manager", MEDICAL_VISITOR: "Visiting nurse or doctor", PROVIDER_STAFF: "Staff of a care office", SUPPORTER: "Supporter" },
);
const ROLES = ["CARE_MANAGER", "MEDICAL_VISITOR", "PROVIDER_STAFF", "SUPPORTER"];

/** In the address, in the place of an id. */
const NEW = "new";
const PAGE = 1000;

/** By its kind, or by the words of who registered it. @param {any} office */
const whatItIs = (office) => office.otherKind ?? kindWord(office.kind);

/** Whether an office serves people of the district: one without a recorded area may. @param {any} office @param {string} district */
export const mayServe = (office, district) => !office.serves?.length || office.serves.includes(district);

/** @template {{name: string}} T @param {T[]} some */
const byName = (some) => some.sort((a, b) => a.name.localeCompare(b.name, "ja"));

export function Offices() {
  const [offices, setOffices] = useState(/** @type {any[] | undefined} */ (undefined));
  const [districts, setDistricts] = useState(/** @type {{id: string, name: string}[]} */ ([]));
  const [district, setDistrict] = useState("");
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [filter, setFilter] = useState("");
  const [withEnded, setWithEnded] = useState(false);
  const load = () =>
    Promise.all([getAll("/api/offices", { limit: PAGE }), getAll("/api/hazards/districts", { limit: PAGE })]).then(
      ([found, all]) => (setOffices(byName(found)), setDistricts(all), setProblem(undefined)),
      setProblem,
    );
  useEffect(() => void load(), []);
  if (!offices) return problem === undefined ? html`<${Loading} rows=${8} />` : html`<${ProblemNotice} problem=${problem} again=${load} />`;
  const shown = offices.filter(
    (office) =>
      (withEnded || stillWorks(office)) && office.name.normalize("NFKC").includes(filter.trim().normalize("NFKC")) && (district === "" || mayServe(office, district)),
  );
  return html`
    <h1>${t("title")}</h1>
    <p class="quiet">${t("lead")}</p>
    <p class="row"><a class="button" href="#/offices/${NEW}">${t("addOffice")}</a></p>
    <${Field} label=${t("filter")} type="search" value=${filter} onInput=${(/** @type {any} */ e) => setFilter(e.currentTarget.value)} />
    <${Field} label=${t("inDistrict")} tag="select" value=${district} onChange=${(/** @type {any} */ e) => setDistrict(e.currentTarget.value)}>
      <option value="">${t("everywhere")}</option>
      ${districts.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}
    <//>
    <label class="check"><input type="checkbox" checked=${withEnded} onChange=${(/** @type {any} */ e) => setWithEnded(e.currentTarget.checked)} /> ${t("withEnded")}</label>
    <p role="status">${t("found", { n: shown.length })}</p>
    <ul class="versions panel">
      ${shown.map(
        (office) => html`<li key=${office.id}>
          <a href="#/offices/${office.id}">${office.name}</a>
          <span>${whatItIs(office)}</span>
          <${End} one=${office} />
          <span class="small quiet">${office.phone} ${office.hours ?? t("noHours")}</span>
          ${district !== "" && !office.serves?.length && html`<span class="small quiet">${t("serves")}: ${t("servesAll")}</span>`}
          <${Contradiction} office=${office} />
        </li>`,
      )}
    </ul>
    <${Coverage} offices=${offices.filter(stillWorks)} districts=${districts} />
  `;
}

/** The last day, of whatever has one. @param {{one: {until?: string}}} props */
const End = ({ one }) => one.until && html`<strong class="small">${t("endsOn", { day: one.until })}</strong>`;

/** How many offices of each kind name each district. @param {{offices: any[], districts: {id: string, name: string}[]}} props */
function Coverage({ offices, districts }) {
  const named = offices.filter((office) => office.serves?.length > 0);
  const kinds = KINDS.filter((kind) => named.some((office) => office.kind === kind));
  /** @param {string} district @param {string} kind */
  const count = (district, kind) => named.filter((office) => office.kind === kind && office.serves.includes(district)).length;
  return html`<section class="panel" aria-labelledby="coverage">
    <div class="panel-head"><h2 id="coverage">${t("coverage")}</h2></div>
    <div class="panel-body stack">
      ${
        named.length === 0
          ? html`<p>${t("coverageNone")}</p>`
          : html`<p class="small quiet">${t("coverageLead", { n: offices.length - named.length })}</p>
              <div class="scroll-x" tabindex="0" role="region" aria-label=${t("coverage")}>
                <table class="table">
                  <thead><tr><th scope="col">${t("district")}</th>${kinds.map((kind) => html`<th scope="col" key=${kind}>${kindWord(kind)}</th>`)}</tr></thead>
                  <tbody>
                    ${districts.map(
                      (one) => html`<tr key=${one.id}><th scope="row">${one.name}</th>${kinds.map((kind) => html`<td key=${kind} class="number">${count(one.id, kind)}</td>`)}</tr>`,
                    )}
                  </tbody>
                </table>
              </div>`
      }
    </div>
  </section>`;
}

/** What the map of floods says, where that is something else than was noted. @param {{office: any}} props */
const Contradiction = ({ office }) =>
  office.contradicts && html`<strong class="small">${t(office.onMap === "INSIDE" ? "mapInside" : "mapOutside")}</strong>`;

/** @param {{id: string}} props */
export function OfficeForm({ id }) {
  const fresh = id === NEW;
  const form = useDraft(
    async () => {
      const [offices, districts, members] = await Promise.all([
        fresh ? [] : getAll("/api/offices", { limit: PAGE }),
        getAll("/api/hazards/districts", { limit: PAGE }),
        fresh ? [] : getAll("/api/members", { officeId: id, limit: PAGE }),
      ]);
      const office = offices.find((one) => one.id === id) ?? { name: "", inFloodArea: false };
      const { lat, lon } = office.position ?? {};
      return { draft: { ...office, position: undefined, lat, lon }, facts: { office, districts, members: byName(members) } };
    },
    async ({ lat, lon, onMap: _, contradicts: __, until: ___, ...draft }) => {
      const position = lat === undefined && lon === undefined ? undefined : { lat, lon };
      const json = cleaned({ ...draft, position });
      await (fresh ? post("/api/offices", json) : call("PUT", `/api/offices/${encodeURIComponent(id)}`, { json }));
      go("#/offices");
    },
  );
  const { draft, facts, set, problem } = form;
  if (!draft || !facts) return html`<${Waiting} ...${form} />`;
  const { office, districts, members } = facts;
  const { of, line, number, pick, check } = fieldsOf(problem);
  /** @param {string} code */
  const districtWord = (code) => districts.find((one) => one.id === code)?.name ?? code;
  return html`<p><a href="#/offices">${t("back")}</a></p>
    <h1>${fresh ? t("newOffice") : office.name}</h1>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <form class="stack" onSubmit=${form.submit}>
      <fieldset class="panel entries">
        <legend>${t("office")}</legend>
        <div class="entry">
          ${line("name", t("name"), draft.name, (name) => set({ name }), { required: true })}
          ${pick("kind", t("kind"), draft.kind, KINDS, kindWord, (kind) => set({ kind }), { required: true })}
          ${draft.kind === "OTHER" && line("otherKind", t("otherKind"), draft.otherKind, (otherKind) => set({ otherKind }), { hint: t("otherKindHint") })}
          ${pick("district", t("district"), draft.district, districts.map((one) => one.id), districtWord, (district) => set({ district }), { required: true })}
          ${line("address", t("address"), draft.address, (address) => set({ address }))}
          ${line("phone", t("phone"), draft.phone, (phone) => set({ phone }), { type: "tel" })}
          ${line("mail", t("mail"), draft.mail, (mail) => set({ mail }), { type: "email" })}
          ${line("hours", t("hours"), draft.hours, (hours) => set({ hours }), { hint: t("hoursHint") })}
          ${number("position", t("lat"), draft.lat, (lat) => set({ lat }), { step: "any", min: -90, max: 90, required: draft.lon !== undefined })}
          ${number("position", t("lon"), draft.lon, (lon) => set({ lon }), { step: "any", min: -180, max: 180, required: draft.lat !== undefined })}
        </div>
        ${check(t("wet"), draft.inFloodArea, (inFloodArea) => set({ inFloodArea }))}
        ${office.onMap && html`<p class="small quiet">${onMapWord(office.onMap)}</p>`}
        ${office.contradicts && html`<p><${Contradiction} office=${office} /></p>`}
      </fieldset>
      <div class="panel panel-body">
        <${Choices}
          legend=${t("serves")}
          hint=${t("servesHint")}
          options=${districts.map((one) => ({ value: one.id, label: one.name }))}
          value=${draft.serves ?? []}
          onChange=${(/** @type {string[]} */ serves) => set({ serves })}
          problem=${of("serves")}
        />
      </div>
      <${SaveBar} ...${form} />
    </form>
    ${
      !fresh &&
      html`<section class="panel">
        <div class="panel-head"><h2>${t("members")}</h2></div>
        <div class="panel-body stack">
          ${
            members.length === 0
              ? html`<p>${t("noMembers")}</p>`
              : html`<ul class="versions">
                ${members.map(
                  (member) => html`<li key=${member.id}>
                    <a href="#/offices/${id}/members/${member.id}">${member.name}</a>
                    <span>${roleWord(member.role)}</span>
                    <${End} one=${member} />
                    <span class="small quiet">${member.phone} ${member.hours ?? t("noHours")}</span>
                  </li>`,
                )}
              </ul>`
          }
          <p class="row"><a class="button" href="#/offices/${id}/members/${NEW}">${t("addMember")}</a></p>
        </div>
      </section>
      <${Ending} kind="offices" one=${office} again=${form.again} gone=${() => go("#/offices")} />`
    }`;
}

/** @param {{office: string, id: string}} props */
export function MemberForm({ office, id }) {
  const fresh = id === NEW;
  const form = useDraft(
    async () => {
      const [offices, members] = await Promise.all([getAll("/api/offices", { limit: PAGE }), getAll("/api/members", { limit: PAGE })]);
      const draft = members.find((one) => one.id === id) ?? { office, name: "" };
      return { draft, facts: { name: offices.find((one) => one.id === office)?.name ?? "", members: byName(members), was: draft } };
    },
    async ({ until: _, ...draft }) => {
      const json = cleaned(draft);
      await (fresh ? post("/api/members", json) : call("PUT", `/api/members/${encodeURIComponent(id)}`, { json }));
      go(`#/offices/${office}`);
    },
  );
  const { draft, facts, set, problem } = form;
  if (!draft || !facts) return html`<${Waiting} ...${form} />`;
  const { line, pick } = fieldsOf(problem);
  /** Colleagues, and whoever it is now: a deputy may be of another office. */
  const deputies = facts.members.filter((one) => (one.office === office && one.id !== id && stillWorks(one)) || one.id === facts.was.deputy);
  /** @param {string} code */
  const deputyWord = (code) => deputies.find((one) => one.id === code)?.name ?? code;
  /** Of the same office first, with whom the clients mostly stay. */
  const others = facts.members
    .filter((one) => one.id !== id && stillWorks(one))
    .sort((a, b) => Number(b.office === office) - Number(a.office === office));
  return html`<form class="stack" onSubmit=${form.submit}>
    <p><a href="#/offices/${office}">${t("toOffice", { name: facts.name })}</a></p>
    <h1>${fresh ? t("newMember") : facts.was.name}</h1>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <fieldset class="panel entries">
      <legend>${t("members")}</legend>
      <div class="entry">
        ${line("name", t("memberName"), draft.name, (name) => set({ name }), { required: true })}
        ${pick("role", t("role"), draft.role, ROLES, roleWord, (role) => set({ role }), { required: true })}
        ${line("phone", t("phone"), draft.phone, (phone) => set({ phone }), { type: "tel" })}
        ${line("mail", t("mail"), draft.mail, (mail) => set({ mail }), { type: "email" })}
        ${line("hours", t("hours"), draft.hours, (hours) => set({ hours }), { hint: t("hoursHint") })}
        ${pick("deputy", t("deputy"), draft.deputy, deputies.map((one) => one.id), deputyWord, (deputy) => set({ deputy }), { hint: t("deputyHint") })}
      </div>
    </fieldset>
    <${SaveBar} ...${form} />
  </form>
  ${
    !fresh &&
    html`<${HandOver} id=${id} name=${facts.was.name} members=${others} />
      <${Ending} kind="members" one=${facts.was} again=${form.again} gone=${() => go(`#/offices/${office}`)} />`
  }`;
}
