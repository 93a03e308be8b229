// @ts-check
// A whole city's cards on A4, eight a page. They are made by and by, so that a city's worth of them needs no large answer.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { post } from "/kit/api.js";
import { Choices, Loading, ProblemNotice } from "/kit/parts.js";
import { Card } from "./card.js";
import { loadOffices } from "./offices.js";
import { t } from "./words.js";

const AT_ONCE = 10;

export function Cards() {
  const [offices, setOffices] = useState(/** @type {import("./words.js").Office[] | undefined} */ (undefined));
  const [cards, setCards] = useState(/** @type {import("./words.js").Card[]} */ ([]));
  const [done, setDone] = useState(-1);
  const [tablets, setTablets] = useState(/** @type {string[]} */ ([]));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () => loadOffices().then((found) => (setOffices(found), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  if (!offices) return problem === undefined ? html`<${Loading} rows=${6} />` : html`<${ProblemNotice} problem=${problem} again=${load} />`;
  const total = offices.length;

  /** Goes on where it stopped: offices before `from` have their cards. @param {number} from */
  const make = async (from) => {
    setProblem(undefined);
    for (let at = from; at < total; at += AT_ONCE) {
      setDone(at);
      const officeIds = offices.slice(at, at + AT_ONCE).map((office) => office.id);
      try {
        const { items } = await post("/api/enrolments/cards", { officeIds, tablets: tablets.length > 0 });
        setCards((before) => [...before, ...items]);
      } catch (thrown) {
        return setProblem(thrown);
      }
    }
    setDone(total);
  };

  const ready = done === total;
  return html`<div class="no-print stack">
      <p><a href="#/">${t("back")}</a></p>
      <h1>${t("all")}</h1>
      ${
        done < 0 &&
        html`<p>${t("cardsLead")}</p>
          <${Choices}
            legend=${t("tablet")}
            options=${[{ value: "tablets", label: t("withTablets") }]}
            value=${tablets}
            onChange=${setTablets}
          />
          <button type="button" class="button primary" onClick=${() => make(0)}>${t("makeCards", { n: total })}</button>`
      }
      ${done >= 0 && !ready && html`<p role="status">${t("making", { done, total })}</p>`}
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${() => make(Math.max(0, done))} />`}
      ${
        ready &&
        html`<div class="row">
          <p role="status"><strong>${t(cards.length ? "made" : "madeNone", { n: cards.length })}</strong></p>
          ${cards.length > 0 && html`<button type="button" class="button primary" onClick=${() => print()}>${t("print")}</button>`}
        </div>`
      }
    </div>
    <div class="sheet">${cards.map((card) => html`<${Card} key=${card.id} card=${card} />`)}</div>`;
}
