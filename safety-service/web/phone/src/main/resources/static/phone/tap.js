// @ts-check
// Reports by one tap, for one person or for many: stored at once, kept back while they can be undone.
import { signal } from "/kit/vendor/preact-all.js";
import { newId } from "/kit/api.js";
import { me } from "/kit/session.js";
import { hold, incident, ofIncident } from "./clients.js";
import { addAll, entries, takeBack } from "./report/outbox.js";
import { blank, seal, sourceOf } from "./report/draft.js";
import { conditionWord, contactWord } from "./safety-words.js";

export const UNDO_FOR = 5_000;

/** The last ones reported together. @type {import("/kit/vendor/preact-all.js").Signal<{ids: string[], until: number} | undefined>} */
export const together = signal(undefined);

/** Whose report had gone when they were to be taken back, until somebody has read it. @type {import("/kit/vendor/preact-all.js").Signal<string[] | undefined>} */
export const wentAlready = signal(undefined);

/** Who is reporting, as every report says it: it may be sent by a colleague who holds the office's tablet by then. @param {import("/kit/session.js").Me} someone */
export const reporter = (someone) => ({
  source: sourceOf(someone.role),
  channel: "APP",
  reportedBy: { memberId: someone.memberId, name: someone.displayName ?? someone.username },
});

/**
 * @param {CheckItem[]} people
 * @param {"SAFE" | "UNREACHABLE"} what
 * @param {string} [placeKind] where they all are
 */
export async function tap(people, what, placeKind = "UNKNOWN") {
  const someone = me.peek();
  const now = incident.peek();
  if (!someone || !now) return;
  const draft = blank({
    ...(what === "SAFE" ? { contact: "REACHED", evidence: "DIRECT", condition: "SAFE" } : { contact: "UNREACHABLE" }),
    placeKind,
  });
  const facts = {
    ...reporter(someone),
    observedAt: new Date().toISOString(),
    bundleId: people.length > 1 ? newId() : undefined,
  };
  const word = what === "SAFE" ? conditionWord("SAFE") : contactWord("UNREACHABLE");
  const reports = people.map((person) => ({
    ...seal(draft, { ...facts, personId: person.personId }),
    ...ofIncident(now),
    personId: person.personId,
    label: person.name,
    word,
  }));
  hold();
  // Storing many takes a while on a slow phone, and none waits longer than from the tap on.
  const until = Date.now() + UNDO_FOR;
  await addAll(reports, UNDO_FOR);
  wentAlready.value = undefined;
  together.value = people.length > 1 ? { ids: reports.map((r) => r.id), until } : undefined;
}

/** Takes all of the last ones back that were not sent yet, and says who could not be taken back. */
export async function undoTogether() {
  const ids = together.peek()?.ids ?? [];
  await takeBack(ids);
  const gone = entries.peek().filter((entry) => ids.includes(entry.id));
  wentAlready.value = gone.length > 0 ? gone.map((entry) => entry.label) : undefined;
  together.value = undefined;
}
