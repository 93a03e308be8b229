// @ts-check
// Writing down who somebody is, where they live and where in life they are. A protected address is not shown to everybody, and who is
// not shown it does not change it either.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, call, get, getAll, post } from "/kit/api.js";
import { ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { dictionary } from "/kit/words.js";
import { Entries } from "./editor-lists.js";
import { cleaned, fieldsOf, SaveBar, useDraft, Waiting } from "./forms.js";
import { PlaceField } from "./place-field.js";
import { LIVES, lifeWord } from "./words.js";

const t = dictionary(
  {
    title: "{name} 本人の情報",
    newTitle: "対象者の新しい登録",
    newHint: "名簿にいない人を登録します。宛名番号が分かるときは入れてください。次の名簿の取り込みで二重になりません。",
    sure: "確かめました。別の人として登録します",
    alike: "同じ人かもしれない、登録済みの人",
    cancel: "やめる",
    person: "本人",
    name: "氏名",
    kana: "フリガナ",
    born: "生年月日",
    dateHint: "例: 昭和16年5月3日、S16.5.3、1941-05-03。日が分からなければ 昭和16年5月日不詳",
    phone: "電話番号",
    mobile: "携帯電話",
    residentNumber: "宛名番号",
    contacts: "緊急連絡先",
    contactsHint: "計画のない人の連絡先です。計画を作ると、そこに引き継がれます。",
    relation: "関係",
    mail: "メール",
    aliases: "別名（通称・旧氏名・屋号）",
    aliasesHint: "報告の氏名がこの名前でも、この人のものと分かるようになります。",
    written: "別名",
    home: "住まい",
    address: "住所（居所）",
    addressHint: "住所を書き換えると位置は消えます。分かるときは、新しい緯度・経度を入れてください。位置がない人は「位置不明」と数えます。",
    district: "地区",
    nearby: "番地までは分からない（町字の代表点など、おおよその位置）",
    lat: "緯度",
    lon: "経度",
    guarded: "支援措置の対象（DV等。住所と場所は限られた担当者だけに示す）",
    hidden: "支援措置の対象者です。住所と場所は、限られた担当者だけが見て書き換えられます。",
    where: "状態",
    whereHint: "転出・死亡の人は、安否確認の対象になりません。",
    since: "いつから",
    sinceHint: "空欄なら今日からとします。例: R8.11.2",
  },
  {
    title: "{name}: the person",
    newTitle: "Somebody new",
    newHint: "For people who are in no list. Give the resident number where it is known, so that the next list does not bring them twice.",
    sure: "I have looked: this is somebody else",
    alike: "Registered people who may be the same",
    cancel: "Cancel",
    person: "The person",
    name: "Name",
    kana: "Reading",
    born: "Born",
    dateHint: "Such as 1941-05-03, or S16.5.3; 1941-05-00 where nobody knows the day",
    phone: "Telephone",
    mobile: "Mobile",
    residentNumber: "Resident number",
    contacts: "Emergency contacts",
    contactsHint: "Of somebody without a plan. A plan begins with them.",
    relation: "Relation",
    mail: "Mail",
    aliases: "Other names",
    aliasesHint: "Reports under one of these names are known to be of this person.",
    written: "Other name",
    home: "Home",
    address: "Address",
    addressHint: "Another address takes the place on the map away; give the new latitude and longitude where they are known.",
    district: "District",
    nearby: "Not the house: a point that stands for the part of the town",
    lat: "Latitude",
    lon: "Longitude",
    guarded: "Under protection (address and place are shown to the restricted desk only)",
    hidden: "Under protection: only the restricted desk sees and changes where they live.",
    where: "Where in life",
    whereHint: "Who moved away or died is in no safety check.",
    since: "Since",
    sinceHint: "Today, unless said.",
  },
);

/** @typedef {{written: string, kana: string}} Alias */
/** @typedef {{name: string, relation: string, phone?: string, mail?: string, kana?: string, mobile?: string}} Contact */
/** @typedef {{name: string, kana: string, birthDate?: string, phone?: string, residentNumber?: string, aliases: Alias[], contacts: Contact[], address?: string, district?: string,
 *   lat?: number, lon?: number, nearby: boolean, addressProtected: boolean, lifecycle: string, since: string, sure: boolean}} Draft */

/** Somebody of whom nothing is known yet. */
const NOBODY = { name: "", kana: "", aliases: [], contacts: [], address: "", addressProtected: false, lifecycle: "AT_HOME" };

/** Without an id somebody is entered who was not there. @param {{id?: string}} props */
export function PersonForm({ id }) {
  const at = `/api/persons/${encodeURIComponent(id ?? "")}`;
  const form = useDraft(
    async () => {
      const [person, districts] = await Promise.all([id ? get(at) : NOBODY, getAll("/api/hazards/districts", { limit: 1000 })]);
      return { draft: draftOf(person), facts: { person, districts } };
    },
    async (draft, { person }) => {
      const known = await (id
        ? call("PUT", at, { json: sent(draft, person) })
        : call("POST", "/api/persons", { json: sent(draft, person), query: draft.sure ? { sure: "true" } : {} }));
      go(`#/people/${known.id}`);
    },
  );
  const { draft, facts, set, problem } = form;
  if (!draft || !facts) return html`<${Waiting} ...${form} />`;
  const { person, districts } = facts;
  const { line, number, pick, check } = fieldsOf(problem);
  /** @param {string} code */
  const districtWord = (code) => districts.find((one) => one.id === code)?.name ?? code;
  /** With the one where somebody lived who is gone, also when the city has it no more. */
  const codes = [...new Set([...districts.map((one) => one.id), ...(person.district ? [person.district] : [])])];
  /** The old place is not the new address's. @param {string} address */
  const move = (address) =>
    set(
      draft.lat === person.position?.lat && draft.lon === person.position?.lon
        ? { address, lat: undefined, lon: undefined, nearby: false }
        : { address },
    );
  return html`<form class="stack" onSubmit=${form.submit}>
    <p><a href=${id ? `#/people/${id}` : "#/people"}>${t("cancel")}</a></p>
    <h1>${id ? t("title", { name: person.name }) : t("newTitle")}</h1>
    ${!id && html`<p class="quiet">${t("newHint")}</p>`}
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    ${isAlike(problem) && html`<${Alike} of=${sent(draft, person)} />${check(t("sure"), draft.sure, (sure) => set({ sure }))}`}
    <fieldset class="panel entries">
      <legend>${t("person")}</legend>
      <div class="entry">
        ${line("name", t("name"), draft.name, (name) => set({ name, sure: false }), { required: true })}
        ${line("kana", t("kana"), draft.kana, (kana) => set({ kana, sure: false }))}
        ${line("birthDate", t("born"), draft.birthDate, (birthDate) => set({ birthDate, sure: false }), { hint: t("dateHint") })}
        ${line("phone", t("phone"), draft.phone, (phone) => set({ phone }), { type: "tel" })}
        ${line("residentNumber", t("residentNumber"), draft.residentNumber, (residentNumber) => set({ residentNumber }))}
      </div>
    </fieldset>
    <${Entries}
      legend=${t("aliases")}
      hint=${t("aliasesHint")}
      list=${draft.aliases}
      blank=${() => ({ written: "", kana: "" })}
      nameOf=${(/** @type {Alias} */ one) => one.written}
      change=${(/** @type {Alias[]} */ aliases) => set({ aliases })}
      form=${(/** @type {Alias} */ one, /** @type {any} */ put, /** @type {number} */ i) => html`
        ${line(`aliases[${i}].written`, t("written"), one.written, (written) => put({ written }), { required: true })}
        ${line(`aliases[${i}].kana`, t("kana"), one.kana, (kana) => put({ kana }))}`}
    />
    ${
      !person.hasPlan &&
      html`<${Entries}
        legend=${t("contacts")}
        hint=${t("contactsHint")}
        list=${draft.contacts}
        blank=${() => ({ name: "", relation: "", phone: "", mail: "", kana: "", mobile: "" })}
        nameOf=${(/** @type {Contact} */ one) => one.name}
        change=${(/** @type {Contact[]} */ contacts) => set({ contacts })}
        form=${(/** @type {Contact} */ one, /** @type {any} */ put, /** @type {number} */ i) => html`
          ${line(`contacts[${i}].name`, t("name"), one.name, (name) => put({ name }), { required: true })}
          ${line(`contacts[${i}].relation`, t("relation"), one.relation, (relation) => put({ relation }), { required: true })}
          ${line(`contacts[${i}].kana`, t("kana"), one.kana, (kana) => put({ kana }))}
          ${line(`contacts[${i}].phone`, t("phone"), one.phone, (phone) => put({ phone }), { type: "tel" })}
          ${line(`contacts[${i}].mobile`, t("mobile"), one.mobile, (mobile) => put({ mobile }), { type: "tel" })}
          ${line(`contacts[${i}].mail`, t("mail"), one.mail, (mail) => put({ mail }), { type: "email" })}`}
      />`
    }
    <fieldset class="panel entries">
      <legend>${t("home")}</legend>
      ${
        isHidden(person)
          ? html`<p>${t("hidden")}</p>`
          : html`<div class="entry">
              ${line("address", t("address"), draft.address, move, { required: true, hint: t("addressHint") })}
              ${pick("district", t("district"), draft.district, codes, districtWord, (district) => set({ district }), { required: true })}
              ${number("position.lat", t("lat"), draft.lat, (lat) => set({ lat }), { step: "any", min: 20, max: 46 })}
              ${number("position.lon", t("lon"), draft.lon, (lon) => set({ lon }), { step: "any", min: 122, max: 154 })}
            </div>
            <${PlaceField} place=${placeOf(draft)} district=${draft.district} choose=${set} />
            ${placeOf(draft) && check(t("nearby"), draft.nearby, (nearby) => set({ nearby }))}
            ${check(t("guarded"), draft.addressProtected, (addressProtected) => set({ addressProtected }))}`
      }
    </fieldset>
    <fieldset class="panel entries">
      <legend>${t("where")}</legend>
      <div class="entry">
        ${pick("lifecycle", t("where"), draft.lifecycle, LIVES, lifeWord, (lifecycle) => set({ lifecycle }), { required: true, hint: t("whereHint") })}
        ${id && draft.lifecycle !== person.lifecycle && line("since", t("since"), draft.since, (since) => set({ since }), { hint: t("sinceHint") })}
      </div>
    </fieldset>
    <${SaveBar} ...${form} />
  </form>`;
}

/** Whether the reader is not shown where they live. @param {any} person */
const isHidden = (person) => person.addressProtected && person.address === undefined;

/** @param {any} person @returns {Draft} */
const draftOf = (person) => ({
  name: person.name,
  kana: person.kana,
  birthDate: person.birthDate,
  phone: person.phone,
  residentNumber: person.residentNumber,
  aliases: person.aliases,
  contacts: person.contacts.filter((/** @type {any} */ one) => !one.supporter).map((/** @type {any} */ { supporter: _, ...one }) => one),
  address: person.address,
  district: person.district,
  lat: person.position?.lat,
  lon: person.position?.lon,
  nearby: person.precision === "TOWN",
  addressProtected: person.addressProtected,
  lifecycle: person.lifecycle,
  since: "",
  sure: false,
});

/** @param {Draft} draft */
const placeOf = ({ lat, lon }) => (lat === undefined || lon === undefined ? undefined : { lat, lon });

/** @param {unknown} problem */
const isAlike = (problem) => problem !== undefined && asProblem(problem).type.endsWith("person-alike");

/** Who is registered and may be the same. @param {{of: object}} props */
function Alike({ of }) {
  const [all, setAll] = useState(/** @type {import("./words.js").Summary[]} */ ([]));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  useEffect(() => void post("/api/persons/alike", of).then(({ items }) => setAll(items), setProblem), []);
  return html`<section class="alike" aria-labelledby="alike">
    <h2 id="alike">${t("alike")}</h2>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <ul>${all.map((one) => html`<li key=${one.id}><a href="#/people/${one.id}" target="_blank">${one.name}</a>
      <span class="small quiet"> ${one.kana} ${one.birthDate ?? ""} ${one.address ?? ""}</span></li>`)}</ul>
  </section>`;
}

/**
 * Contacts and how near a place is are said only by who has changed them: of a plan that ran out the contacts are not to be changed here,
 * and of a place nobody may have told how near it is.
 * @param {Draft} draft @param {any} person
 */
function sent({ lat, lon, nearby, address, district, addressProtected, since, contacts, sure: _, ...rest }, person) {
  const home = { address, district, addressProtected, position: lat === undefined && lon === undefined ? undefined : { lat, lon, precision: nearby ? "TOWN" : person.precision && "HOUSE" } };
  const moved = rest.lifecycle !== person.lifecycle;
  const others = JSON.stringify(contacts) !== JSON.stringify(draftOf(person).contacts);
  return cleaned({ version: person.version, ...rest, ...(moved && { since }), ...(others && { contacts }), ...(isHidden(person) ? {} : home) });
}
