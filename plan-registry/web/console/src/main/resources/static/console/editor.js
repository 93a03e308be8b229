// @ts-check
// Writing a draft. What is wrong stands at its field; nothing is lost by a refusal, since the form keeps what was typed.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { call, get, getAll } from "/kit/api.js";
import { Choices, Field, ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { CheckerField, checkerName } from "./checkers.js";
import { Entries } from "./editor-lists.js";
import { cleaned, fieldsOf, SaveBar, useDraft, Waiting } from "./forms.js";
import { addressOf } from "./plan.js";
import { OfferWay } from "./ways.js";
import {
  AGREEMENTS,
  agreementWord,
  HAZARDS,
  hazardWord,
  PLACES,
  placeWord,
  STARTS,
  startWord,
  t,
} from "./words.js";

/** @typedef {import("./words.js").Content} Content */

/** @param {{person: string, version: string}} props */
export function Editor({ person, version }) {
  const [designated, setDesignated] = useState(/** @type {any[]} */ ([]));
  useEffect(() => void getAll("/api/hazards/shelters", { limit: 1000 }).then(setDesignated, () => undefined), []);
  const at = addressOf(person, version);
  const form = useDraft(
    async () => {
      const [plan, who] = await Promise.all([get(at), get(`/api/persons/${encodeURIComponent(person)}`)]);
      return { draft: /** @type {Content} */ (plan.content), facts: { plan, name: who.name, assignments: who.assignments } };
    },
    async (content, { plan }) => {
      await call("PUT", at, { json: { edit: plan.edit, content: cleaned(content) } });
      go(`#/people/${person}/plans/${version}`);
    },
  );
  const { draft: content, facts, set, problem } = form;
  if (!content || !facts) return html`<${Waiting} ...${form} />`;
  const { of, line, pick, check } = fieldsOf(problem);
  const people = [...content.contacts, ...content.supporters];
  const names = facts.plan.names ?? {};
  /** A contact or supporter who goes takes the checkers with them who meant them. @param {"contacts" | "supporters"} which @param {any[]} list */
  const setPeople = (which, list) => {
    const before = content[which];
    const start = which === "contacts" ? 0 : content.contacts.length;
    const gone = before.length > list.length ? before.findIndex((one, i) => one !== list[i]) : -1;
    const grew = list.length - before.length;
    const checkers = content.checkers
      .filter((one) => !(one.by === "contact" && gone >= 0 && one.contact === start + gone))
      .map((one) => {
        if (one.by !== "contact" || one.contact === undefined) return one;
        const behind = gone >= 0 ? one.contact > start + gone : one.contact >= start + before.length;
        return behind ? { ...one, contact: one.contact + grew } : one;
      });
    set({ [which]: list, checkers });
  };
  /** What the city has designated under this name, in place of what it has under the one before; what was written by hand stays. @param {string} name @param {any} one */
  const known = (name, one) => {
    /** @type {any} */
    const nothing = { kind: "", address: "", position: undefined, hazards: [] };
    const [was, is] = [one.name, name].map((called) => designated.find((place) => place.name === called) ?? nothing);
    if (was === is) return {};
    /** @param {string} field */
    const untouched = (field) => JSON.stringify(one[field] ?? nothing[field]) === JSON.stringify(was[field] ?? nothing[field]);
    return Object.fromEntries(
      Object.keys(nothing)
        .filter(untouched)
        .map((field) => [field, is[field]]),
    );
  };
  return html`<form class="stack" onSubmit=${form.submit}>
    <datalist id="designated">${[...new Set(designated.map((place) => place.name))].map((place) => html`<option key=${place} value=${place} />`)}</datalist>
    <p><a href="#/people/${person}/plans/${version}">${t("cancel")}</a></p>
    <h1>${facts.name} ${t("plans")} ${t("version", { n: facts.plan.version })}</h1>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <${Entries}
      legend=${t("contacts")}
      list=${content.contacts}
      blank=${() => ({ name: "", relation: "", mayBeTold: true })}
      nameOf=${(/** @type {any} */ one) => one.name}
      change=${(/** @type {any} */ list) => setPeople("contacts", list)}
      form=${(/** @type {any} */ one, /** @type {any} */ put, /** @type {number} */ i) => html`
        ${line(`contacts[${i}].name`, t("name"), one.name, (name) => put({ name }), { required: true })}
        ${line(`contacts[${i}].relation`, t("relation"), one.relation, (relation) => put({ relation }), { required: true })}
        ${line(`contacts[${i}].kana`, t("kana"), one.kana, (kana) => put({ kana }))}
        ${line(`contacts[${i}].phone`, t("phone"), one.phone, (phone) => put({ phone }), { type: "tel" })}
        ${line(`contacts[${i}].mobile`, t("mobile"), one.mobile, (mobile) => put({ mobile }), { type: "tel" })}
        ${line(`contacts[${i}].address`, t("address"), one.address, (address) => put({ address }))}
        ${line(`contacts[${i}].mail`, t("mail"), one.mail, (mail) => put({ mail }), { type: "email" })}
        ${line(`contacts[${i}].hours`, t("hours"), one.hours, (hours) => put({ hours }))}
        ${check(t("mayBeTold"), one.mayBeTold, (mayBeTold) => put({ mayBeTold }))}`}
    />
    <${Entries}
      legend=${t("supporters")}
      hint=${t("supporterDuty")}
      list=${content.supporters}
      blank=${() => ({ kind: "PERSON", name: "", relation: "", agreement: { state: "NO_ANSWER" } })}
      nameOf=${(/** @type {any} */ one) => one.name}
      change=${(/** @type {any} */ list) => setPeople("supporters", list)}
      form=${(/** @type {any} */ one, /** @type {any} */ put, /** @type {number} */ i) => html`
        ${line(`supporters[${i}].name`, t("name"), one.name, (name) => put({ name }), { required: true })}
        ${line(`supporters[${i}].relation`, t("relation"), one.relation, (relation) => put({ relation }), { required: true })}
        ${line(`supporters[${i}].phone`, t("phone"), one.phone, (phone) => put({ phone }), { type: "tel" })}
        ${line(`supporters[${i}].address`, t("address"), one.address, (address) => put({ address }))}
        ${pick(`supporters[${i}].agreement`, t("agreement"), one.agreement?.state, AGREEMENTS, agreementWord, (state) => put({ agreement: { ...one.agreement, state } }))}
        ${line(`supporters[${i}].from`, t("helpsFrom"), one.from, (from) => put({ from }), { type: "date" })}
        ${line(`supporters[${i}].to`, t("helpsTo"), one.to, (to) => put({ to }), { type: "date" })}
        ${line(`supporters[${i}].agreement.on`, t("agreedOn"), one.agreement?.on, (on) => put({ agreement: { ...one.agreement, on } }), { placeholder: "2026-11-21" })}`}
    />
    <${Entries}
      legend=${t("checkers")}
      hint=${t("checkersHint")}
      list=${content.checkers}
      blank=${() => ({ by: "contact" })}
      nameOf=${(/** @type {any} */ one) => checkerName(one, people, names)}
      change=${(/** @type {any} */ checkers) => set({ checkers })}
      form=${(/** @type {any} */ one, /** @type {any} */ put, /** @type {number} */ i) => html`
        <${CheckerField} one=${one} people=${people} assignments=${facts.assignments} names=${names} problem=${of(`checkers[${i}]`)} put=${put} />`}
    />
    <${Entries}
      legend=${t("destinations")}
      list=${content.destinations}
      blank=${() => ({ hazards: [], kind: "", name: "" })}
      nameOf=${(/** @type {any} */ one) => one.name}
      change=${(/** @type {any} */ destinations) => set({ destinations })}
      form=${(/** @type {any} */ one, /** @type {any} */ put, /** @type {number} */ i) => html`
        ${line(`destinations[${i}].name`, t("placeName"), one.name, (name) => put({ name, ...known(name, one) }), { required: true, list: "designated", autocomplete: "off" })}
        ${pick(`destinations[${i}].kind`, t("kind"), one.kind, PLACES, placeWord, (kind) => put({ kind }))}
        ${line(`destinations[${i}].address`, t("address"), one.address, (address) => put({ address, position: undefined }))}
        <${Choices} legend=${t("hazards")} options=${HAZARDS.map((value) => ({ value, label: hazardWord(value) }))}
          value=${one.hazards} onChange=${(/** @type {string[]} */ hazards) => put({ hazards })} problem=${of(`destinations[${i}].hazards`)} />`}
    />
    <fieldset class="panel entries">
      <legend>${t("leaving")}</legend>
      ${pick("leaving.start", t("start"), content.leaving.start, STARTS, startWord, (start) => set({ leaving: { ...content.leaving, start } }))}
      ${line("leaving.route", t("routeWords"), content.leaving.route, (route) => set({ leaving: { ...content.leaving, route } }), { tag: "textarea", rows: 3 })}
      <${OfferWay} person=${person} hazards=${content.destinations.flatMap((one) => one.hazards)} route=${content.leaving.route}
        put=${(/** @type {string} */ route) => set({ leaving: { ...content.leaving, route } })} />
      ${line("leaving.transport", t("transport"), content.leaving.transport, (transport) => set({ leaving: { ...content.leaving, transport } }))}
      ${line("leaving.helpers", t("helpers"), content.leaving.helpers, (n) => set({ leaving: { ...content.leaving, helpers: n === "" ? undefined : Number(n) } }), { type: "number", min: 0, max: 20 })}
      ${line("leaving.items", t("items"), content.leaving.items.join("\n"), (text) => set({ leaving: { ...content.leaving, items: text.split("\n") } }), { tag: "textarea", rows: 4 })}
      ${line("leaving.pets", t("pets"), content.leaving.pets, (pets) => set({ leaving: { ...content.leaving, pets } }))}
    </fieldset>
    <fieldset class="panel entries">
      <legend>${t("wishes")}</legend>
      ${line("wishes", t("wishes"), content.wishes, (wishes) => set({ wishes }), { tag: "textarea", rows: 3 })}
    </fieldset>
    <fieldset class="panel entries">
      <legend>${t("card")}</legend>
      ${line("card.volunteer", t("volunteer"), content.card.volunteer, (volunteer) => set({ card: { ...content.card, volunteer } }))}
      ${line("card.association", t("association"), content.card.association, (association) => set({ card: { ...content.card, association } }))}
      ${pick("card.blood", t("blood"), content.card.blood, ["A", "B", "O", "AB"], (code) => code, (blood) => set({ card: { ...content.card, blood } }))}
      ${line("card.allergies", t("allergies"), content.card.allergies, (allergies) => set({ card: { ...content.card, allergies } }))}
      ${line("card.message", t("message"), content.card.message, (message) => set({ card: { ...content.card, message } }), { tag: "textarea", rows: 3 })}
    </fieldset>
    <${Entries}
      legend=${t("illnesses")}
      list=${content.card.illnesses}
      blank=${() => ({ name: "" })}
      nameOf=${(/** @type {any} */ one) => one.name}
      change=${(/** @type {any} */ illnesses) => set({ card: { ...content.card, illnesses } })}
      form=${(/** @type {any} */ one, /** @type {any} */ put, /** @type {number} */ i) => html`
        ${line(`card.illnesses[${i}].name`, t("illness"), one.name, (name) => put({ name }), { required: true })}
        ${line(`card.illnesses[${i}].surgery`, t("surgery"), one.surgery, (surgery) => put({ surgery }))}
        ${line(`card.illnesses[${i}].hospital`, t("hospital"), one.hospital, (hospital) => put({ hospital }))}
        ${line(`card.illnesses[${i}].doctor`, t("doctor"), one.doctor, (doctor) => put({ doctor }))}`}
    />
    <${Entries}
      legend=${t("neighbours")}
      list=${content.card.neighbours}
      blank=${() => ({ name: "", relation: "" })}
      nameOf=${(/** @type {any} */ one) => one.name}
      change=${(/** @type {any} */ neighbours) => set({ card: { ...content.card, neighbours } })}
      form=${(/** @type {any} */ one, /** @type {any} */ put, /** @type {number} */ i) => html`
        ${line(`card.neighbours[${i}].name`, t("neighbourName"), one.name, (name) => put({ name }), { required: true })}
        ${line(`card.neighbours[${i}].relation`, t("relation"), one.relation, (relation) => put({ relation }), { required: true })}
        ${line(`card.neighbours[${i}].phone`, t("phone"), one.phone, (phone) => put({ phone }), { type: "tel" })}`}
    />
    <${SaveBar} ...${form} />
  </form>`;
}
