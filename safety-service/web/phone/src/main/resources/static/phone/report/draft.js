// @ts-check
// A report while it is being made, and the one serialisation of it. The receipt's hash is over these exact bytes, so the
// text is made once and every attempt resends it unchanged.
import { newId } from "/kit/api.js";
import { supplyHours } from "../safety-words.js";

/**
 * @typedef {{
 *   contact: string, evidence: string, condition: string,
 *   placeKind: string, placeDetail: string, position?: {lat: number, lon: number, asOf: string},
 *   needs: string[], needDetails: Record<string, string>, supplied: string[], supplyHours: Record<string, string>, notes: string,
 *   name: string, address: string, birthDate: string
 * }} Draft
 */

/** Nothing about the person is chosen beforehand: "safe" is only ever somebody's own word. @param {Partial<Draft>} [known] @returns {Draft} */
export function blank(known = {}) {
  return {
    contact: "",
    evidence: "",
    condition: "",
    placeKind: "UNKNOWN",
    placeDetail: "",
    needs: [],
    needDetails: {},
    supplied: [],
    supplyHours: {},
    notes: "",
    name: "",
    address: "",
    birthDate: "",
    ...known,
  };
}

/** @param {Draft} draft @param {string} kind of what was brought: whether it is said how long that lasts, where it must be */
export const lasts = (draft, kind) => supplyHours(kind) !== "always" || Number(draft.supplyHours[kind]) > 0;

/** @param {Draft} draft whether everything is said that a report must say */
export function complete(draft) {
  const { contact, evidence, condition, supplied } = draft;
  const lasting = supplied.every((kind) => lasts(draft, kind));
  return lasting && (contact === "REACHED" ? !!evidence && !!condition : !!contact);
}

/** What must not wait behind good news. @param {Pick<Draft, "needs" | "condition">} draft */
export const isDanger = ({ needs, condition }) =>
  needs.some((need) => need !== "NONE") || ["SERIOUS_INJURY", "UNWELL", "DEAD"].includes(condition);

/** The reporter's role as a source. @param {string} role */
export function sourceOf(role) {
  const sources = /** @type {Record<string, string>} */ ({
    CARE_MANAGER: "CARE_MANAGER",
    MEDICAL_VISITOR: "VISITING_NURSE",
    PROVIDER_STAFF: "PROVIDER",
  });
  return sources[role] ?? (["ADMIN", "DESK", "RESTRICTED_DESK"].includes(role) ? "DESK" : "OTHER");
}

/** @param {string} kind @param {string | undefined} hours */
function supply(kind, hours) {
  return { kind, hours: supplyHours(kind) !== "never" && Number(hours) > 0 ? Number(hours) : undefined };
}

/**
 * @param {Draft} draft
 * @param {{personId?: string, source: string, channel: string, observedAt?: string, observedUntil?: string,
 *   observedUnknown?: boolean, enteredAt?: string, bundleId?: string,
 *   reportedBy?: {memberId?: string, name?: string, role?: string}}} facts
 * @returns {{id: string, body: string}} the id and the bytes that are sent, now and ever after
 */
export function seal(draft, facts) {
  const id = newId();
  const reached = draft.contact === "REACHED";
  const report = {
    id,
    personId: facts.personId,
    name: facts.personId ? undefined : draft.name.trim(),
    address: facts.personId ? undefined : draft.address.trim() || undefined,
    birthDate: facts.personId ? undefined : draft.birthDate.trim() || undefined,
    contact: draft.contact,
    evidence: reached ? draft.evidence : "DIRECT",
    condition: reached ? draft.condition : "UNKNOWN",
    place: { kind: draft.placeKind, detail: draft.placeDetail.trim() || undefined, ...draft.position },
    needs: draft.needs.map((kind) => ({ kind, detail: draft.needDetails[kind]?.trim() || undefined })),
    supplied: draft.supplied.length ? draft.supplied.map((kind) => supply(kind, draft.supplyHours[kind])) : undefined,
    notes: draft.notes.trim() || undefined,
    source: facts.source,
    channel: facts.channel,
    reportedBy: facts.reportedBy,
    observedAt: facts.observedAt,
    observedUntil: facts.observedUntil,
    observedUnknown: facts.observedUnknown,
    enteredAt: facts.enteredAt,
    bundleId: facts.bundleId,
  };
  return { id, body: JSON.stringify(report) };
}
