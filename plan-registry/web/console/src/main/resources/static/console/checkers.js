// @ts-check
// Who checks on a person, as a plan names them: somebody around the person, a member of an office that serves them, or the office.
import { html } from "/kit/vendor/preact-all.js";
import { Field } from "/kit/parts.js";
import { localInput } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { roleWord } from "./care-form.js";
import { t as words } from "./words.js";

/** @typedef {import("./words.js").Checker} Checker */
/** @typedef {{role: string, office: string, member?: string, from: string, to?: string}} Assignment */

const t = dictionary(
  { around: "家族・支援者", serving: "担当の事業所・職員", former: "いまは担当していない", named: "{name}（{what}）" },
  {
    around: "Family and supporters",
    serving: "Offices and members who serve them",
    former: "Not serving them now",
    named: "{name} ({what})",
  },
);

/** What a checker is called. @param {Checker} one @param {{name: string}[]} people contacts, then supporters @param {Record<string, string>} names by id */
export function checkerName(one, people, names) {
  if (one.by === "contact") return people[one.contact ?? -1]?.name ?? "";
  const id = one.member ?? one.office ?? "";
  return names[id] ?? id;
}

/** The value of a checker in a select: the place of one of the people, or what kind and whose id. @param {Checker} one */
function valueOf(one) {
  if (one.by === "contact") return one.contact === undefined ? "" : String(one.contact);
  return `${one.by}:${one.member ?? one.office}`;
}

/** @param {string} value @returns {Checker} */
function checkerOf(value) {
  const [by, id] = value.split(":");
  if (by === "member") return { by, member: id, office: undefined, contact: undefined };
  if (by === "office") return { by, office: id, member: undefined, contact: undefined };
  return { by: "contact", contact: value === "" ? undefined : Number(value), member: undefined, office: undefined };
}

/** Offices and members who serve somebody now, each once. @param {Assignment[]} assignments @param {Record<string, string>} names */
function serving(assignments, names) {
  const today = localInput(Date.now()).slice(0, 10);
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const one of assignments.filter(({ from, to }) => from <= today && (!to || to >= today)))
    for (const [by, id] of [["member", one.member], ["office", one.office]])
      if (id && !found.has(`${by}:${id}`)) found.set(`${by}:${id}`, t("named", { name: names[id] ?? id, what: roleWord(one.role) }));
  return found;
}

/**
 * @param {{one: Checker, people: {name: string, relation: string}[], assignments: Assignment[], names: Record<string, string>,
 *   problem?: string, put: (next: Checker) => void}} props
 */
export function CheckerField({ one, people, assignments, names, problem, put }) {
  const offered = serving(assignments, names);
  const value = valueOf(one);
  const former = one.by !== "contact" && !offered.has(value);
  return html`<${Field} label=${words("name")} tag="select" required problem=${problem} value=${value}
    onChange=${(/** @type {any} */ e) => put(checkerOf(e.currentTarget.value))}>
    <option value="">${words("nobody")}</option>
    <optgroup label=${t("around")}>
      ${people.map((person, p) => html`<option key=${p} value=${p}>${t("named", { name: person.name, what: person.relation })}</option>`)}
    </optgroup>
    ${
      offered.size > 0 &&
      html`<optgroup label=${t("serving")}>${[...offered].map(([code, name]) => html`<option key=${code} value=${code}>${name}</option>`)}</optgroup>`
    }
    ${former && html`<optgroup label=${t("former")}><option value=${value}>${checkerName(one, [], names)}</option></optgroup>`}
  <//>`;
}
