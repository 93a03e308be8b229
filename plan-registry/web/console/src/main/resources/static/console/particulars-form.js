// @ts-check
// Writing down what stays in the registry: other addresses and numbers, when and how somebody can be talked to, how they live, and
// where in life they were from when.
import { html } from "/kit/vendor/preact-all.js";
import { call, get } from "/kit/api.js";
import { ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { dictionary } from "/kit/words.js";
import { Entries } from "./editor-lists.js";
import { cleaned, fieldsOf, SaveBar, useDraft, Waiting } from "./forms.js";
import { LIVES, lifeWord, t as word } from "./words.js";

const t = dictionary(
  {
    title: "{name} 生活と連絡",
    cancel: "やめる",
    born: "生年月日のわかる範囲",
    bornHint: "日まで分からないときだけ。例: 昭和16年5月日不詳。分かったら本人の情報に入れると消えます。",
    reach: "連絡",
    hoursHint: "例: 平日 9時〜17時、夜は長男へ",
    phoneOwnerHint: "本人の電話でないとき。例: 長男宅、隣の家",
    positionSourceHint: "例: 住所から自動、現地で確認",
    communicationHint: "例: 筆談、手話、文字盤、家族を通じて",
    places: "住まいと居場所",
    registeredHint: "住んでいる所と違うときだけ",
    stayingHint: "入院先、入所先、親族の家など",
    hidden: "支援措置の対象者です。住所と場所は、限られた担当者だけが見て書き換えられます。",
    keyHint: "限られた担当者だけに示されます。",
    household: "世帯",
    treatment: "病気と機器の連絡先",
    livesHint: "古い順に書きます。次の行の日までその状態だったことになり、最後の行が今の状態です。今の状態は「本人の情報」で変えます。",
    state: "状態",
    from: "いつから",
    fromHint: "例: R8.11.2",
  },
  {
    title: "{name}: daily life and contact",
    cancel: "Cancel",
    born: "Born about",
    bornHint: "Where nobody knows the day, such as 1941-05-00. It goes once the day is entered with the person.",
    reach: "Contact",
    hoursHint: "Such as weekdays 9 to 17, the eldest son at night",
    phoneOwnerHint: "Where it is not their own: the eldest son's house",
    positionSourceHint: "Such as looked up by address, or seen on the spot",
    communicationHint: "Such as in writing, by signs, through the family",
    places: "Home and whereabouts",
    registeredHint: "Where it is not where they live",
    stayingHint: "A hospital, a facility, with relatives",
    hidden: "Under protection: only the restricted desk sees and changes places.",
    keyHint: "Shown to the restricted desk only.",
    household: "Household",
    treatment: "Treatment and who stands behind devices",
    livesHint: "The earliest first. Each line holds until the day of the next, and the last is where they are now, which is changed with the person.",
    state: "Where",
    from: "Since",
    fromHint: "Such as 2026-11-02",
  },
);

/** Each field with its word. @type {[string, "intractable" | "device" | "supplier" | "supplierPhone" | "clinic" | "clinicPhone" | "ownDoctor" | "ownHospital" | "hospitalPhone"][]} */
const TREATMENT = [
  ["illness", "intractable"],
  ["device", "device"],
  ["supplier", "supplier"],
  ["supplierPhone", "supplierPhone"],
  ["clinic", "clinic"],
  ["clinicPhone", "clinicPhone"],
  ["doctor", "ownDoctor"],
  ["hospital", "ownHospital"],
  ["hospitalPhone", "hospitalPhone"],
];
const SEXES = ["FEMALE", "MALE", "OTHER"];

/** @param {{id: string}} props */
export function ParticularsForm({ id }) {
  const of = `/api/persons/${encodeURIComponent(id)}`;
  const form = useDraft(
    async () => {
      const [person, known] = await Promise.all([get(of), get(`${of}/particulars`)]);
      const { personId, edit, placesHidden, keyHidden, ...draft } = known;
      const lives = draft.lives.map((/** @type {any} */ one) => ({ life: one.life, from: one.from }));
      return { draft: /** @type {any} */ ({ ...draft, lives }), facts: { name: person.name, dated: person.birthDate !== undefined, edit, placesHidden, keyHidden } };
    },
    async (draft, { edit, placesHidden, keyHidden }) => {
      const { registered, staying, dwelling, key, ...rest } = draft;
      const places = placesHidden ? {} : { registered, staying, dwelling };
      await call("PUT", `${of}/particulars`, { json: cleaned({ edit, ...rest, ...places, ...(keyHidden ? {} : { key }) }) });
      go(`#/people/${id}`);
    },
  );
  const { draft, facts, set, problem } = form;
  if (!draft || !facts) return html`<${Waiting} ...${form} />`;
  const { dwelling, household, treatment } = draft;
  const { line, number, pick, yesOrNo } = fieldsOf(problem);
  return html`<form class="stack" onSubmit=${form.submit}>
    <p><a href="#/people/${id}">${t("cancel")}</a></p>
    <h1>${t("title", { name: facts.name })}</h1>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <fieldset class="panel entries">
      <legend>${t("reach")}</legend>
      <div class="entry">
        ${line("phoneOwner", word("phoneOwner"), draft.phoneOwner, (phoneOwner) => set({ phoneOwner }), { hint: t("phoneOwnerHint") })}
        ${line("mobile", word("mobile"), draft.mobile, (mobile) => set({ mobile }), { type: "tel" })}
        ${line("fax", word("fax"), draft.fax, (fax) => set({ fax }), { type: "tel" })}
        ${line("mail", word("mail"), draft.mail, (mail) => set({ mail }), { type: "email" })}
        ${line("hours", word("hours"), draft.hours, (hours) => set({ hours }), { hint: t("hoursHint") })}
        ${line("communication", word("communication"), draft.communication, (communication) => set({ communication }), { hint: t("communicationHint") })}
        ${!facts.dated && line("born", t("born"), draft.born, (born) => set({ born }), { hint: t("bornHint") })}
        ${pick("sex", word("sex"), draft.sex, SEXES, (code) => word(/** @type {"OTHER"} */ (code)), (sex) => set({ sex }))}
      </div>
    </fieldset>
    <fieldset class="panel entries">
      <legend>${t("places")}</legend>
      ${
        facts.placesHidden
          ? html`<p>${t("hidden")}</p>`
          : html`<div class="entry">
              ${line("registered", word("registered"), draft.registered, (registered) => set({ registered }), { hint: t("registeredHint") })}
              ${line("staying", word("staying"), draft.staying, (staying) => set({ staying }), { hint: t("stayingHint") })}
              ${number("dwelling.floor", word("floor"), dwelling.floor, (floor) => set({ dwelling: { ...dwelling, floor } }), { min: 1, max: 99 })}
              ${yesOrNo("dwelling.elevator", word("elevator"), dwelling.elevator, (elevator) => set({ dwelling: { ...dwelling, elevator } }))}
              ${line("dwelling.positionSource", word("positionSource"), dwelling.positionSource, (positionSource) => set({ dwelling: { ...dwelling, positionSource } }), { hint: t("positionSourceHint") })}
              ${line("dwelling.room", word("room"), dwelling.room, (room) => set({ dwelling: { ...dwelling, room } }))}
            </div>`
      }
      ${!facts.keyHidden && line("key", word("key"), draft.key, (key) => set({ key }), { hint: t("keyHint") })}
    </fieldset>
    <fieldset class="panel entries">
      <legend>${t("household")}</legend>
      <div class="entry">
        ${yesOrNo("household.alone", word("alone"), household.alone, (alone) => set({ household: { ...household, alone } }))}
        ${yesOrNo("household.aloneByDay", word("aloneByDay"), household.aloneByDay, (aloneByDay) => set({ household: { ...household, aloneByDay } }))}
        ${number("household.others", word("others"), household.others, (others) => set({ household: { ...household, others } }), { min: 0, max: 50 })}
      </div>
    </fieldset>
    <fieldset class="panel entries">
      <legend>${t("treatment")}</legend>
      <div class="entry">
        ${TREATMENT.map(([field, key]) =>
          line(`treatment.${field}`, word(key), treatment[field], (value) => set({ treatment: { ...treatment, [field]: value } }), field.endsWith("Phone") ? { type: "tel" } : {}),
        )}
      </div>
    </fieldset>
    <${Entries}
      legend=${word("lives")}
      hint=${t("livesHint")}
      list=${draft.lives}
      blank=${() => ({ life: "", from: "" })}
      nameOf=${(/** @type {any} */ one) => lifeWord(one.life)}
      change=${(/** @type {any} */ lives) => set({ lives })}
      form=${(/** @type {any} */ one, /** @type {any} */ put, /** @type {number} */ i) => html`
        ${pick(`lives[${i}].life`, t("state"), one.life, LIVES, lifeWord, (life) => put({ life }), { required: true })}
        ${line(`lives[${i}].from`, t("from"), one.from, (from) => put({ from }), { hint: t("fromHint") })}`}
    />
    <${SaveBar} ...${form} />
  </form>`;
}
