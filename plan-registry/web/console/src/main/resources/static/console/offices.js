// @ts-check
// The offices and the people in them: what they do, where they are, and by which number and at what hours somebody can be reached.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { call, getAll, post } from "/kit/api.js";
import { Field, Loading, ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { codes, dictionary } from "/kit/words.js";
import { cleaned, fieldsOf, SaveBar, useDraft, Waiting } from "./forms.js";

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
  },
  {
    CARE_MANAGEMENT: "Care management",
    VISITING_NURSING: "Visiting nursing",
    CLINIC: "Clinic",
    DAY_SERVICE: "Day service",
    HOME_HELP: "Home help",
    SHORT_STAY: "Short stay",
    DISABILITY_SUPPORT: "Disability support",
  },
);
const KINDS = ["CARE_MANAGEMENT", "VISITING_NURSING", "CLINIC", "DAY_SERVICE", "HOME_HELP", "SHORT_STAY", "DISABILITY_SUPPORT"];
const roleWord = codes(
  { CARE_MANAGER: "ケアマネジャー・相談支援専門員", MEDICAL_VISITOR: "訪問看護・訪問診療", PROVIDER_STAFF: "サービス事業所の職員", SUPPORTER: "避難支援等実施者" },
  { CARE_MANAGER: "Care manager", MEDICAL_VISITOR: "Visiting nurse or doctor", PROVIDER_STAFF: "Staff of a care office", SUPPORTER: "Supporter" },
);
const ROLES = ["CARE_MANAGER", "MEDICAL_VISITOR", "PROVIDER_STAFF", "SUPPORTER"];

/** In the address, in the place of an id. */
const NEW = "new";
const PAGE = 1000;

/** @template {{name: string}} T @param {T[]} some */
const byName = (some) => some.sort((a, b) => a.name.localeCompare(b.name, "ja"));

export function Offices() {
  const [offices, setOffices] = useState(/** @type {any[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [filter, setFilter] = useState("");
  const load = () =>
    getAll("/api/offices", { limit: PAGE }).then((found) => (setOffices(byName(found)), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  if (!offices) return problem === undefined ? html`<${Loading} rows=${8} />` : html`<${ProblemNotice} problem=${problem} again=${load} />`;
  const shown = offices.filter((office) => office.name.normalize("NFKC").includes(filter.trim().normalize("NFKC")));
  return html`
    <h1>${t("title")}</h1>
    <p class="quiet">${t("lead")}</p>
    <p class="row"><a class="button" href="#/offices/${NEW}">${t("addOffice")}</a></p>
    <${Field} label=${t("filter")} type="search" value=${filter} onInput=${(/** @type {any} */ e) => setFilter(e.currentTarget.value)} />
    <p role="status">${t("found", { n: shown.length })}</p>
    <ul class="versions panel">
      ${shown.map(
        (office) => html`<li key=${office.id}>
          <a href="#/offices/${office.id}">${office.name}</a>
          <span>${kindWord(office.kind)}</span>
          <span class="small quiet">${office.phone} ${office.hours ?? t("noHours")}</span>
          <${Contradiction} office=${office} />
        </li>`,
      )}
    </ul>
  `;
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
    async ({ lat, lon, onMap: _, contradicts: __, ...draft }) => {
      const position = lat === undefined && lon === undefined ? undefined : { lat, lon };
      const json = cleaned({ ...draft, position });
      await (fresh ? post("/api/offices", json) : call("PUT", `/api/offices/${encodeURIComponent(id)}`, { json }));
      go("#/offices");
    },
  );
  const { draft, facts, set, problem } = form;
  if (!draft || !facts) return html`<${Waiting} ...${form} />`;
  const { office, districts, members } = facts;
  const { line, number, pick, check } = fieldsOf(problem);
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
          ${pick("district", t("district"), draft.district, districts.map((one) => one.id), districtWord, (district) => set({ district }), { required: true })}
          ${line("address", t("address"), draft.address, (address) => set({ address }))}
          ${line("phone", t("phone"), draft.phone, (phone) => set({ phone }), { type: "tel" })}
          ${line("mail", t("mail"), draft.mail, (mail) => set({ mail }), { type: "email" })}
          ${line("hours", t("hours"), draft.hours, (hours) => set({ hours }), { hint: t("hoursHint") })}
          ${number("position", t("lat"), draft.lat, (lat) => set({ lat }), { step: "any", min: -90, max: 90, required: draft.lon !== undefined })}
          ${number("position", t("lon"), draft.lon, (lon) => set({ lon }), { step: "any", min: -180, max: 180, required: draft.lat !== undefined })}
        </div>
        ${check(t("wet"), draft.inFloodArea, (inFloodArea) => set({ inFloodArea }))}
        ${office.contradicts && html`<p><${Contradiction} office=${office} /></p>`}
      </fieldset>
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
                    <span class="small quiet">${member.phone} ${member.hours ?? t("noHours")}</span>
                  </li>`,
                )}
              </ul>`
          }
          <p class="row"><a class="button" href="#/offices/${id}/members/${NEW}">${t("addMember")}</a></p>
        </div>
      </section>`
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
    async (draft) => {
      const json = cleaned(draft);
      await (fresh ? post("/api/members", json) : call("PUT", `/api/members/${encodeURIComponent(id)}`, { json }));
      go(`#/offices/${office}`);
    },
  );
  const { draft, facts, set, problem } = form;
  if (!draft || !facts) return html`<${Waiting} ...${form} />`;
  const { line, pick } = fieldsOf(problem);
  /** Colleagues, and whoever it is now: a deputy may be of another office. */
  const deputies = facts.members.filter((one) => (one.office === office && one.id !== id) || one.id === facts.was.deputy);
  /** @param {string} code */
  const deputyWord = (code) => deputies.find((one) => one.id === code)?.name ?? code;
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
  </form>`;
}
