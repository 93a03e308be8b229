// @ts-check
// Which column of a list is taken for what: shown as it was found out, changed by hand, and saved under a name for the next list.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { call, get } from "/kit/api.js";
import { Field, ProblemNotice } from "/kit/parts.js";
import { dictionary } from "/kit/words.js";
import { upload } from "./files.js";

const t = dictionary(
  {
    title: "列の割り当て",
    lead: "{row}行目を見出しと見ました。どの列を何として読むかを確かめ、違うときは選び直してください。",
    sheet: "シート「{name}」を読みます。",
    others: "ほかのシートは読みません: {list}",
    profile: "保存した割り当て",
    none: "使わない（見出しから自動で）",
    at: "列",
    heading: "見出し",
    sample: "値の例",
    meant: "読み取る項目",
    of: "「{heading}」を何として読むか",
    nothing: "読み取らない",
    needed: "必要な項目が足りません: {list}",
    or: "か",
    doubled: "同じ項目に2つの列があります: {list}",
    fine: "必要な項目はそろっています。",
    name: "割り当ての名前",
    nameHint: "同じ様式の一覧に、次から使えます。",
    save: "この割り当てを保存",
    saved: "「{name}」を保存しました。",
    remove: "「{name}」を削除",
  },
  {
    title: "What each column is",
    lead: "Row {row} was taken for the headings. See what each column is taken for, and choose otherwise where that is wrong.",
    sheet: "The sheet {name} is read.",
    others: "Other sheets are not: {list}",
    profile: "Saved under a name",
    none: "None: find out by the headings",
    at: "Column",
    heading: "Heading",
    sample: "For example",
    meant: "Taken for",
    of: "What {heading} is taken for",
    nothing: "Nothing",
    needed: "These are needed and missing: {list}",
    or: " or ",
    doubled: "Two columns are taken for: {list}",
    fine: "All that is needed is there.",
    name: "Name to save it under",
    nameHint: "For the next list of the same form.",
    save: "Save it",
    saved: "Saved as {name}.",
    remove: "Remove {name}",
  },
);

/** @typedef {{at: number, heading: string, sample: string[], meant?: string}} Column */
/** @typedef {{column: string, heading: string, required: boolean, anyOf: string}} Known */
/** @typedef {{encoding: string, row: number, sheet?: string, otherSheets: string[], columns: Column[], known: Known[]}} Headings */

/**
 * What the headings of a list are taken for; nothing while no file is chosen.
 *
 * @param {string} kind @param {File | undefined} file @param {string} encoding
 */
export function useHeadings(kind, file, encoding) {
  const [headings, setHeadings] = useState(/** @type {Headings | undefined} */ (undefined));
  const [profile, setProfile] = useState("");
  const [profiles, setProfiles] = useState(/** @type {string[]} */ ([]));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const at = `/api/imports/${kind}/profiles`;
  const loadProfiles = () =>
    get(at).then(({ items }) => setProfiles(items.map((/** @type {{name: string}} */ one) => one.name)), setProblem);
  useEffect(() => {
    setProfile("");
    void loadProfiles();
  }, [kind]);
  useEffect(() => {
    let gone = false;
    setHeadings(undefined);
    setProblem(undefined);
    if (file)
      upload(`/api/imports/${kind}/headings`, file, encoding ? { encoding } : {}, { profile }).then(
        (found) => !gone && setHeadings(found),
        (thrown) => !gone && setProblem(thrown),
      );
    return () => {
      gone = true;
    };
  }, [kind, file, encoding, profile]);
  /** Columns are told by their headings, so two of the same heading are taken for the same. @param {string} heading @param {string} meant */
  const take = (heading, meant) =>
    setHeadings(
      (now) =>
        now && { ...now, columns: now.columns.map((one) => (one.heading === heading ? { ...one, meant: meant || undefined } : one)) },
    );
  /** @param {string} name */
  const address = (name) => `${at}/${encodeURIComponent(name)}`;
  return {
    headings,
    profile,
    profiles,
    setProfile,
    take,
    problem,
    /** Everything that is shown, as an import is told. */
    mapping: headings && Object.fromEntries(headings.columns.map((one) => [one.heading, one.meant ?? ""])),
    /** @param {string} name */
    save: (name) =>
      call("PUT", address(name), {
        json: { headings: Object.fromEntries(headings?.columns.map((one) => [one.heading, one.meant ?? ""]) ?? []) },
      }).then(loadProfiles),
    remove: () => call("DELETE", address(profile)).then(() => (setProfile(""), loadProfiles()), setProblem),
  };
}

/** @param {Headings} headings */
function lacks({ columns, known }) {
  const there = new Set(columns.map((one) => one.meant));
  const met = new Set(known.filter((one) => there.has(one.column)).map((one) => one.anyOf));
  const needed = known.filter((one) => one.required && !there.has(one.column)).map((one) => one.heading);
  for (const group of new Set(known.map((one) => one.anyOf)))
    if (group && !met.has(group))
      needed.push(known.filter((one) => one.anyOf === group).map((one) => one.heading).join(t("or")));
  const doubled = known
    .filter((one) => columns.filter((column) => column.meant === one.column).length > 1)
    .map((one) => one.heading);
  return { needed, doubled };
}

/** From which sheet of a workbook a list is. @param {{of: {sheet?: string, otherSheets: string[]}}} props */
export function SheetRead({ of }) {
  return (
    of.sheet &&
    html`<p class="small">${t("sheet", { name: of.sheet })}
      ${of.otherSheets.length > 0 && html` <strong>${t("others", { list: of.otherSheets.join("、") })}</strong>`}</p>`
  );
}

/** Opens by itself where something is amiss. @param {{of: ReturnType<typeof useHeadings>}} props */
export function HeadingEditor({ of }) {
  const { headings, problem } = of;
  const [open, setOpen] = useState(false);
  const amiss = !!headings && Object.values(lacks(headings)).flat().length > 0;
  useEffect(() => {
    if (amiss) setOpen(true);
  }, [amiss]);
  if (problem !== undefined) return html`<${ProblemNotice} problem=${problem} />`;
  return (
    headings &&
    html`<details class="panel headings" open=${open} onToggle=${(/** @type {any} */ e) => setOpen(e.currentTarget.open)}>
      <summary>${t("title")}</summary>
      <${Columns} of=${of} headings=${headings} />
    </details>`
  );
}

/** @param {{of: ReturnType<typeof useHeadings>, headings: Headings}} props */
function Columns({ of, headings }) {
  const { profile, profiles } = of;
  const [name, setName] = useState("");
  const [saved, setSaved] = useState("");
  const [wrong, setWrong] = useState(/** @type {unknown} */ (undefined));
  const { needed, doubled } = lacks(headings);
  const amiss = needed.length + doubled.length > 0;
  /** @param {Event} event */
  const save = (event) => {
    event.preventDefault();
    setSaved("");
    setWrong(undefined);
    void of.save(name).then(() => {
      setSaved(name);
      setName("");
    }, setWrong);
  };
  return html`<div class="panel-body stack">
      <p class="small">${t("lead", { row: headings.row })}</p>
      <div class="row">
        <${Field} label=${t("profile")} tag="select" value=${profile} onChange=${(/** @type {any} */ e) => of.setProfile(e.currentTarget.value)}>
          <option value="">${t("none")}</option>
          ${profiles.map((one) => html`<option key=${one} value=${one}>${one}</option>`)}
        <//>
        ${profile && html`<button type="button" class="button compact" onClick=${of.remove}>${t("remove", { name: profile })}</button>`}
      </div>
      <div role="status">
        ${needed.length > 0 && html`<p class="problem-text">${t("needed", { list: needed.join("、") })}</p>`}
        ${doubled.length > 0 && html`<p class="problem-text">${t("doubled", { list: doubled.join("、") })}</p>`}
        ${!amiss && html`<p class="small">${t("fine")}</p>`}
      </div>
      <div class="scroll-x" tabindex="0" role="region" aria-label=${t("title")}>
        <table class="table">
          <thead><tr><th>${t("at")}</th><th>${t("heading")}</th><th>${t("sample")}</th><th>${t("meant")}</th></tr></thead>
          <tbody>
            ${headings.columns.map(
              (column) => html`<tr key=${column.at}>
                <td class="number">${column.at}</td><td>${column.heading}</td><td class="small quiet">${column.sample.join("、")}</td>
                <td>
                  <select class="input" aria-label=${t("of", { heading: column.heading })} value=${column.meant ?? ""}
                    onChange=${(/** @type {any} */ e) => of.take(column.heading, e.currentTarget.value)}>
                    <option value="">${t("nothing")}</option>
                    ${headings.known.map((one) => html`<option key=${one.column} value=${one.column}>${one.heading}</option>`)}
                  </select>
                </td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <form class="row" onSubmit=${save}>
        <${Field} label=${t("name")} hint=${t("nameHint")} required maxlength="60" value=${name} onInput=${(/** @type {any} */ e) => setName(e.currentTarget.value)} />
        <button type="submit" class="button">${t("save")}</button>
      </form>
      <p role="status">${saved && t("saved", { name: saved })}</p>
      ${wrong !== undefined && html`<${ProblemNotice} problem=${wrong} />`}
    </div>`;
}
