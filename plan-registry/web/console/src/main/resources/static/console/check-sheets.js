// @ts-check
// Sheets of paper for the day without phones: whose they are and what for is chosen here, the server makes one file of them.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { getAll } from "/kit/api.js";
import { Choices, Field, Loading, ProblemNotice } from "/kit/parts.js";
import { GROUPS, groupWord } from "/kit/state.js";
import { stillWorks } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { keep } from "./files.js";
import { Purpose } from "./sheets.js";
import { t as words } from "./words.js";

const t = dictionary(
  {
    lead: "電気や通信が止まっても確認を続けられるように、担当者ごと・地区ごとの票を印刷します。どの災害でも使えます。入力は、災害対策本部の画面かスマートフォンで、票のQRコードを撮るか、行の6文字を打ちます。",
    protectedWhat: "支援措置の人の住所は印刷されません。地区の票には、支援措置の人は載りません（担当者の票には載ります）。",
    occasion: "いつ渡す票か",
    PEACETIME: "災害の前（訓練を含む）：渡す相手への情報の提供に同意した人だけを載せます",
    DISASTER: "災害が起きた・迫っている：同意の有無によらず載せます（災害対策基本法49条の11・15）。それまでは市の金庫に保管します",
    whose: "だれの票を作るか",
    MEMBER: "担当者",
    DISTRICT: "地区",
    office: "事業所",
    member: "担当する職員",
    district: "どの地区",
    groups: "優先群",
    choose: "選んでください",
    everyMember: "この事業所の全員（一人一部）",
    make: "票をPDFで作る",
    making: "作っています",
    madePEACETIME: "同意した人だけの票ができました。同意していない人や未回答の人は載っていません。災害時の票も作り、市の金庫に保管してください。",
    madeDISASTER: "票ができました。A4で印刷し、災害が起きるか迫るまで市の金庫に保管してください。",
  },
  {
    lead: "So that checking goes on without power and phones, sheets per care manager and per district are printed. They serve any disaster. They are entered on the desk's screen or a phone by photographing their QR code or typing a row's six symbols.",
    protectedWhat:
      "Protected addresses are not printed. Nobody under protection stands on a district's sheet; they do on their care manager's.",
    occasion: "When it is handed out",
    PEACETIME: "Before a disaster, drills included: only who agreed to be shared with such as get it stands on it",
    DISASTER: "A disaster is here or near: everybody, whatever they said (Basic Act on Disaster Management, 49-11 and 49-15). Until then it stays in the city's safe",
    whose: "Whose sheet",
    MEMBER: "A member's",
    DISTRICT: "A district's",
    office: "Office",
    member: "Which member",
    district: "Which district",
    groups: "Groups",
    choose: "Choose",
    everyMember: "Everybody of this office, a sheet each",
    make: "Make the sheets as PDF",
    making: "Being made",
    madePEACETIME: "The sheets of those who agreed are ready. Who refused or has not answered is not on them: make the sheets for a disaster too, and keep them in the city's safe.",
    madeDISASTER: "The sheets are ready to be printed on A4. Keep them in the city's safe until a disaster is here or near.",
  },
);

const ASKED_ABOUT = ["PUSH_SUPPORT", "MEDICAL_COORDINATION", "CARE_CONSIDERATION"];
/** Everybody of the office. */
const EVERY = "every";

/** @param {{name: string}} a @param {{name: string}} b */
const byName = (a, b) => a.name.localeCompare(b.name, "ja");

/** Choices that come from the server. @param {{label: string, path: string, query?: Record<string, string>, every?: string, value: string, set: (id: string) => void, fail: (thrown: unknown) => void}} props `every` is the word for all of them */
function Pick({ label, path, query = {}, every, value, set, fail }) {
  const [items, setItems] = useState(/** @type {{id: string, name: string}[] | undefined} */ (undefined));
  useEffect(() => {
    setItems(undefined);
    getAll(path, { limit: 1000, ...query }).then((all) => setItems(all.filter(stillWorks).sort(byName)), fail);
  }, [path, JSON.stringify(query)]);
  if (!items) return html`<${Loading} rows=${1} />`;
  return html`<${Field} label=${label} tag="select" value=${value} onChange=${(/** @type {any} */ e) => set(e.currentTarget.value)}>
    <option value="">${t("choose")}</option>
    ${every && items.length > 1 && html`<option value=${EVERY}>${every}</option>`}
    ${items.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}
  <//>`;
}

export function CheckSheets() {
  const [kind, setKind] = useState("MEMBER");
  const [office, setOffice] = useState("");
  const [member, setMember] = useState("");
  const [district, setDistrict] = useState("");
  const [groups, setGroups] = useState(ASKED_ABOUT);
  const [occasion, setOccasion] = useState("PEACETIME");
  const [purpose, setPurpose] = useState("");
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState(/** @type {"" | "madePEACETIME" | "madeDISASTER"} */ (""));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const who = kind === "MEMBER" ? member : district;

  const make = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setBusy(true);
    setMade("");
    setProblem(undefined);
    const ofMembers = member === EVERY ? { office } : { member };
    try {
      await keep("/api/sheets", "sheets.pdf", {
        purpose: purpose.trim(),
        json: { occasion, ...(kind === "MEMBER" ? ofMembers : { district, groups }) },
      });
      setMade(occasion === "DISASTER" ? "madeDISASTER" : "madePEACETIME");
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };

  return html`<form class="stack" onSubmit=${make}>
    <h1>${words("sheets")}</h1>
    <p>${t("lead")}</p>
    <p class="small quiet">${t("protectedWhat")}</p>
    <${Choices}
      legend=${t("whose")}
      options=${["MEMBER", "DISTRICT"].map((value) => ({ value, label: t(/** @type {any} */ (value)) }))}
      value=${kind}
      onChange=${setKind}
    />
    ${
      kind === "MEMBER" &&
      html`<${Pick} key="office" label=${t("office")} path="/api/offices" value=${office} fail=${setProblem}
          set=${(/** @type {string} */ id) => (setOffice(id), setMember(""))} />
        ${office && html`<${Pick} key="member" label=${t("member")} path="/api/members" query=${{ officeId: office }} every=${t("everyMember")} value=${member} set=${setMember} fail=${setProblem} />`}`
    }
    ${
      kind === "DISTRICT" &&
      html`<${Pick} key="district" label=${t("district")} path="/api/hazards/districts" value=${district} set=${setDistrict} fail=${setProblem} />
        <${Choices}
          legend=${t("groups")}
          options=${GROUPS.map((value) => ({ value, label: groupWord(value) }))}
          value=${groups}
          onChange=${setGroups}
        />`
    }
    <${Choices}
      legend=${t("occasion")}
      options=${["PEACETIME", "DISASTER"].map((value) => ({ value, label: t(/** @type {any} */ (value)) }))}
      value=${occasion}
      onChange=${setOccasion}
    />
    <${Purpose} value=${purpose} onInput=${setPurpose} />
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <p><button type="submit" class="button primary" disabled=${busy || !who || !purpose.trim()}>${busy ? t("making") : t("make")}</button></p>
    <p role="status">${made && t(made)}</p>
  </form>`;
}
