// @ts-check
// Who saw one person, over all trails, newest first.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get, getAll } from "/kit/api.js";
import { Field, Loading, ProblemNotice } from "/kit/parts.js";
import { go, route } from "/kit/route.js";
import { dateAndTime } from "/kit/time.js";
import { actWord, chainWord, purposeWord, t } from "./words.js";

/** @typedef {import("./words.js").Line & {chain: string}} Found */

const A_PAGE = 1_000;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function Seen() {
  const [section, chosen] = route.value.path;
  const person = section === "persons" ? (chosen ?? "") : "";
  const [typed, setTyped] = useState(person);
  const [wrong, setWrong] = useState(false);
  const search = (/** @type {Event} */ event) => {
    event.preventDefault();
    const id = typed.trim().toLowerCase();
    setWrong(!ID.test(id));
    if (ID.test(id)) go(`#/persons/${id}`);
  };
  return html`<section class="stack">
    <h2>${t("seen")}</h2>
    <form class="seen-form" onSubmit=${search} novalidate>
      <${Field}
        label=${t("person")}
        hint=${t("personHint")}
        problem=${wrong ? t("wrongId") : undefined}
        value=${typed}
        autocomplete="off"
        spellcheck=${false}
        onInput=${(/** @type {any} */ e) => setTyped(e.currentTarget.value)}
      />
      <button type="submit" class="button">${t("search")}</button>
    </form>
    ${person && html`<${Lines} key=${person} person=${person} />`}
  </section>`;
}

/** @param {{person: string}} props */
function Lines({ person }) {
  const [lines, setLines] = useState(/** @type {Found[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = async () => {
    try {
      const { items } = await get("/api/audit");
      const all = await Promise.all(
        items.map(async (/** @type {{chain: string}} */ { chain }) => {
          const path = `/api/audit/${encodeURIComponent(chain)}/persons/${encodeURIComponent(person)}`;
          return (await getAll(path, { limit: A_PAGE })).map((line) => ({ ...line, chain }));
        }),
      );
      setLines(all.flat().sort((a, b) => Date.parse(b.at) - Date.parse(a.at)));
      setProblem(undefined);
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  useEffect(() => void load(), []);
  if (problem !== undefined) return html`<${ProblemNotice} problem=${problem} again=${load} />`;
  if (!lines) return html`<${Loading} />`;
  if (lines.length === 0) return html`<p class="quiet" role="status">${t("nobody")}</p>`;
  return html`<div class="seen-table">
    <table>
      <thead>
        <tr>
          <th scope="col">${t("when")}</th>
          <th scope="col">${t("who")}</th>
          <th scope="col">${t("what")}</th>
          <th scope="col">${t("why")}</th>
          <th scope="col">${t("where")}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) => html`<tr key=${`${line.chain}${line.line}`}>
            <td>${dateAndTime(line.at)}</td>
            <td>
              ${line.details ? (line.details.displayName ?? line.details.username ?? "—") : t("deleted")}
              ${line.details?.username && html`<br /><span class="small quiet">${line.details.username}</span>`}
            </td>
            <td>${actWord(line.act)}<br /><code class="small">${line.details?.route ?? ""}</code></td>
            <td>${purposeWord(line.details?.purpose)} ${line.details?.said ?? ""}</td>
            <td>${chainWord(line.chain)} ${line.line}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
