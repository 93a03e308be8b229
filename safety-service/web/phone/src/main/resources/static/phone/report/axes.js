// @ts-check
// The independent axes of a report on one screen: contact, condition, place, needs, and notes.
import { html, useState } from "/kit/vendor/preact-all.js";
import { Choices, Field } from "/kit/parts.js";
import { dictionary } from "/kit/words.js";
import {
  CONDITIONS,
  CONTACTS,
  NEEDS,
  PLACES,
  SUPPLIES,
  conditionWord,
  contactWord,
  evidenceWord,
  needWord,
  placeWord,
  supplyHours,
  supplyWord,
} from "../safety-words.js";
import { lasts } from "./draft.js";

const t = dictionary(
  {
    chooseOne: "選んでください",
    hoursMissing: "時間数を入力してください",
    contact: "連絡",
    evidence: "確かさ",
    condition: "状態",
    place: "居場所",
    placeDetail: "場所の詳しい説明",
    placeHint: "施設名、部屋、目印など",
    here: "現在地を付ける",
    hereAgain: "現在地を取り直す",
    hereOn: "現在地を付けました",
    hereOff: "現在地を取れませんでした。場所の説明を書いてください。",
    needs: "必要なこと",
    needsHint: "聞いていないときは、何も選ばないでください。",
    needDetail: "{need}について（量・残り時間など）",
    supplied: "届けたもの・復旧",
    suppliedHint: "自分の目で確かめたものだけ選んでください。生命維持の時計が動きます。",
    hours: "{what}：あと何時間もつか",
    hoursMaybe: "{what}：発電機などで限りがあるときだけ、あと何時間か",
    emergency: "これは緊急通報ではありません。救急・救助は119へ",
    call: "119に電話する",
    notes: "特記事項",
    notesHint: "けが、必要な薬、停電など（4,000字まで）",
  },
  {
    chooseOne: "Choose one",
    hoursMissing: "Give the hours",
    contact: "Contact",
    evidence: "How you know",
    condition: "Condition",
    place: "Whereabouts",
    placeDetail: "Where exactly",
    placeHint: "Name of the facility, room, landmark",
    here: "Add my position",
    hereAgain: "Take the position again",
    hereOn: "Position added",
    hereOff: "No position available. Please describe the place.",
    needs: "Needs",
    needsHint: "Leave empty if nobody asked.",
    needDetail: "{need}: how much, how long it lasts",
    supplied: "Brought or restored",
    suppliedHint: "Only what you have seen yourself: it moves the life-support clock.",
    hours: "{what}: how many hours it lasts",
    hoursMaybe: "{what}: hours, only when it is limited (generator)",
    emergency: "This is not an emergency call. For ambulance or rescue dial 119",
    call: "Call 119",
    notes: "Notes",
    notesHint: "Injury, medicine needed, power lost … (up to 4,000 characters)",
  },
);

/**
 * @param {{draft: import("./draft.js").Draft, change: (next: Partial<import("./draft.js").Draft>) => void, position?: boolean,
 *   problem?: import("/kit/api.js").Problem, asked?: boolean}} props `position` offers the device's position; `asked` marks what is
 *   still to be said
 */
export function Axes({ draft, change, position = true, problem, asked = false }) {
  const lacks = (/** @type {"contact" | "evidence" | "condition"} */ field) =>
    problem?.of(field) || (asked && !draft[field] ? t("chooseOne") : undefined);
  const [lost, setLost] = useState(false);
  const locate = () => {
    setLost(false);
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) =>
        change({ position: { lat: coords.latitude, lon: coords.longitude, asOf: new Date(timestamp).toISOString() } }),
      () => setLost(true),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    );
  };
  /** @param {string[]} needs */
  const chooseNeeds = (needs) => {
    const added = needs.find((n) => !draft.needs.includes(n));
    change({ needs: added === "NONE" ? ["NONE"] : needs.filter((n) => n !== "NONE" || needs.length === 1) });
  };
  const options = (/** @type {string[]} */ values, /** @type {(code: string) => string} */ word) =>
    values.map((value) => ({ value, label: word(value) }));
  return html`
    <${Choices}
      legend=${t("contact")}
      options=${options(CONTACTS, contactWord)}
      value=${draft.contact}
      onChange=${(/** @type {string} */ contact) => change({ contact })}
      problem=${lacks("contact")}
    />
    ${
      draft.contact === "REACHED" &&
      html`
      <${Choices}
        legend=${t("evidence")}
        options=${options(["DIRECT", "HEARSAY"], evidenceWord)}
        value=${draft.evidence}
        onChange=${(/** @type {string} */ evidence) => change({ evidence })}
        problem=${lacks("evidence")}
      />
      <${Choices}
        legend=${t("condition")}
        options=${options(CONDITIONS, conditionWord)}
        value=${draft.condition}
        onChange=${(/** @type {string} */ condition) => change({ condition })}
        problem=${lacks("condition")}
      />
    `
    }
    <${Choices}
      legend=${t("place")}
      options=${options(PLACES, placeWord)}
      value=${draft.placeKind}
      onChange=${(/** @type {string} */ placeKind) => change({ placeKind })}
      problem=${problem?.of("place")}
    />
    <${Field}
      label=${t("placeDetail")}
      hint=${t("placeHint")}
      value=${draft.placeDetail}
      maxlength="500"
      onInput=${(/** @type {any} */ e) => change({ placeDetail: e.currentTarget.value })}
    />
    ${
      position &&
      "geolocation" in navigator &&
      html`<div class="row">
      <button type="button" class="button" onClick=${locate}>${draft.position ? t("hereAgain") : t("here")}</button>
      <span role="status" class="small">${draft.position ? t("hereOn") : lost ? t("hereOff") : ""}</span>
    </div>`
    }
    <${Choices}
      legend=${t("needs")}
      hint=${t("needsHint")}
      options=${options(NEEDS, needWord)}
      value=${draft.needs}
      onChange=${chooseNeeds}
      problem=${problem?.of("needs")}
    />
    ${
      (draft.needs.includes("RESCUE") || (draft.contact === "REACHED" && draft.condition === "SERIOUS_INJURY")) &&
      html`<div
        class="notice bad"
        role="alert"
      ><div><strong>${t("emergency")}</strong></div><a class="button danger" href="tel:119">${t("call")}</a></div>`
    }
    ${draft.needs
      .filter((need) => need !== "NONE")
      .map(
        (need) => html`<${Field}
          key=${need}
          label=${t("needDetail", { need: needWord(need) })}
          value=${draft.needDetails[need] ?? ""}
          maxlength="200"
          onInput=${(/** @type {any} */ e) => change({ needDetails: { ...draft.needDetails, [need]: e.currentTarget.value } })}
        />`,
      )}
    <${Choices}
      legend=${t("supplied")}
      hint=${t("suppliedHint")}
      options=${options(SUPPLIES, supplyWord)}
      value=${draft.supplied}
      onChange=${(/** @type {string[]} */ supplied) => change({ supplied })}
      problem=${problem?.of("supplied")}
    />
    ${draft.supplied
      .filter((kind) => supplyHours(kind) !== "never")
      .map(
        (kind) => html`<${Field}
          key=${kind}
          label=${t(supplyHours(kind) === "always" ? "hours" : "hoursMaybe", { what: supplyWord(kind) })}
          type="number"
          min="0.1"
          max="2160"
          step="0.1"
          inputmode="decimal"
          class="short"
          value=${draft.supplyHours[kind] ?? ""}
          problem=${asked && !lasts(draft, kind) ? t("hoursMissing") : ""}
          onInput=${(/** @type {any} */ e) => change({ supplyHours: { ...draft.supplyHours, [kind]: e.currentTarget.value } })}
        />`,
      )}
    <${Field}
      tag="textarea"
      label=${t("notes")}
      hint=${t("notesHint")}
      value=${draft.notes}
      maxlength="4000"
      problem=${problem?.of("notes")}
      onInput=${(/** @type {any} */ e) => change({ notes: e.currentTarget.value })}
    />
  `;
}
