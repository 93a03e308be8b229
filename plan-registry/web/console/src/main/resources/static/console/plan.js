// @ts-check
// One version of a plan as it reads, what is risky in it, what it says otherwise than the one before, and the steps it can take.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get, post } from "/kit/api.js";
import { Choices, Dialog, Field, Loading, ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { localInput } from "/kit/time.js";
import { aside } from "/kit/words.js";
import { checkerName } from "./checkers.js";
import { Sheets } from "./sheets.js";
import {
  agreementWord,
  hazardWord,
  placeWord,
  sectionWord,
  standingWord,
  startWord,
  t,
  withdrawalWord,
} from "./words.js";

/** @typedef {import("./words.js").PlanVersion} PlanVersion */

/** @param {string} person @param {string} version */
export const addressOf = (person, version) =>
  `/api/persons/${encodeURIComponent(person)}/plans/${encodeURIComponent(version)}`;

/** @param {{person: string, version: string}} props */
export function Plan({ person, version }) {
  const [plan, setPlan] = useState(/** @type {PlanVersion | undefined} */ (undefined));
  const [name, setName] = useState("");
  const [differences, setDifferences] = useState(/** @type {any[]} */ ([]));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [dialog, setDialog] = useState("");
  const at = addressOf(person, version);
  const load = () =>
    Promise.all([get(at), get(`/api/persons/${encodeURIComponent(person)}`), get(`${at}/differences`)]).then(
      ([found, who, changes]) => {
        setPlan(found);
        setName(who.name);
        setDifferences(changes.items);
        setProblem(undefined);
      },
      setProblem,
    );
  useEffect(() => void load(), []);
  if (!plan) return problem === undefined ? html`<${Loading} rows=${8} />` : html`<${ProblemNotice} problem=${problem} again=${load} />`;
  /** @param {string} act @param {Record<string, unknown>} [more] */
  const step = (act, more = {}) =>
    post(`${at}/${act}`, { edit: plan.edit, ...more }).then(() => (setDialog(""), load()), setProblem);
  const next = () =>
    post(`/api/persons/${encodeURIComponent(person)}/plans`, {}).then(
      (made) => go(`#/people/${person}/plans/${made.version}/edit`),
      setProblem,
    );
  const counts = ["VALID", "REVIEW_DUE", "EXPIRED"].includes(plan.standing);
  return html`
    <p><a href="#/people/${person}">${t("toPerson", { name })}</a></p>
    <h1>${name} ${t("plans")} ${t("version", { n: plan.version })} <span class="standing">${standingWord(plan.standing)}</span></h1>
    <p class="small quiet">
      ${t("writtenOn", { on: plan.writtenOn, by: plan.writtenBy })}
      ${plan.confirmation && ` ／ ${t("confirmOn")} ${plan.confirmation.on} ${plan.confirmation.name}（${plan.confirmation.how}）`}
      ${plan.reviewDue && ` ／ ${t("reviewDue", { on: plan.reviewDue })}`}
      ${plan.withdrawnOn && ` ／ ${aside(t("withdrawnOn", { on: plan.withdrawnOn }), withdrawalWord(plan.withdrawal))}`}
    </p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    ${plan.placesHidden && html`<p class="notice">${t("placesHidden")}</p>`}
    ${
      !plan.placesHidden &&
      html`<div class="row acts">
        ${
          plan.standing === "DRAFT" &&
          html`<a class="button primary" href="#/people/${person}/plans/${version}/edit">${t("edit")}</a>
            <button type="button" class="button" onClick=${() => step("submit")}>${t("submit")}</button>`
        }
        ${
          plan.standing === "AWAITING_PERSON" &&
          html`<button type="button" class="button primary" onClick=${() => setDialog("confirm")}>${t("confirm")}</button>
            <button type="button" class="button" onClick=${() => step("give-back")}>${t("giveBack")}</button>`
        }
        ${counts && html`<button type="button" class="button primary" onClick=${next}>${t("next")}</button>`}
        ${
          !["WITHDRAWN", "REPLACED"].includes(plan.standing) &&
          html`<button type="button" class="button danger" onClick=${() => setDialog("withdraw")}>${t("withdraw")}</button>`
        }
      </div>`
    }
    ${
      plan.notices.length > 0 &&
      html`<section class="notice wait" aria-labelledby="notices">
        <div>
          <h2 id="notices">${t("notices")}</h2>
          <ul>${plan.notices.map((notice, i) => html`<li key=${i}>${notice.message}</li>`)}</ul>
        </div>
      </section>`
    }
    <${Content} content=${plan.content} names=${plan.names ?? {}} />
    <${Sheets} person=${person} plan=${true} version=${plan.version} />
    ${
      plan.version > 1 &&
      html`<section class="panel">
        <div class="panel-head"><h2>${t("differences", { n: plan.version - 1 })}</h2></div>
        <div class="panel-body">
          ${
            differences.length === 0
              ? html`<p>${t("noDifferences")}</p>`
              : html`<div class="scroll-x" tabindex="0" role="region" aria-label=${t("differences", { n: plan.version - 1 })}>
                <table class="table">
                  <thead><tr><th>${t("what")}</th><th>${t("was")}</th><th>${t("is")}</th></tr></thead>
                  <tbody>
                    ${differences.map(
                      (one) => html`<tr key=${one.section + one.what}>
                        <td>${sectionWord(one.section)}<br />${one.what}</td>
                        <td>${one.before ? html`<del>${one.before}</del>` : "—"}</td>
                        <td>${one.after ? html`<ins>${one.after}</ins>` : "—"}</td>
                      </tr>`,
                    )}
                  </tbody>
                </table>
              </div>`
          }
        </div>
      </section>`
    }
    ${dialog === "confirm" && html`<${Confirmation} close=${() => setDialog("")} name=${name} send=${(/** @type {any} */ word) => step("confirm", word)} />`}
    ${
      dialog === "withdraw" &&
      html`<${Withdrawal} plan=${plan} close=${() => setDialog("")} send=${(/** @type {string} */ why) => step("withdraw", { why })} />`
    }
  `;
}

/**
 * Asks why, since the person's wish ends all versions and a mistake only this one. A draft is more often a mistake than a wish.
 * @param {{plan: PlanVersion, close: () => void, send: (why: string) => void}} props
 */
function Withdrawal({ plan, close, send }) {
  const written = plan.standing === "DRAFT" || plan.standing === "AWAITING_PERSON";
  const [why, setWhy] = useState(written ? "MISTAKE" : "PERSON");
  const left = plan.otherwise;
  return html`<${Dialog} title=${t("withdraw")} onClose=${close}>
    <div class="stack">
      <${Choices}
        legend=${t("withdrawWhy")}
        options=${["PERSON", "MISTAKE"].map((value) => ({ value, label: withdrawalWord(value) }))}
        value=${why}
        onChange=${setWhy}
      />
      <p role="status">
        ${
          why === "PERSON"
            ? t("withdrawAll")
            : left
              ? t("withdrawLeaves", { n: left.version, standing: standingWord(left.standing) })
              : t("withdrawLeavesNone")
        }
        ${" "}${t("withdrawFinal")}
      </p>
      <div class="dialog-acts">
        <button type="button" class="button" onClick=${close}>${t("cancel")}</button>
        <button type="button" class="button danger" onClick=${() => send(why)}>${t("withdraw")}</button>
      </div>
    </div>
  <//>`;
}

/** @param {{close: () => void, name: string, send: (word: Record<string, string>) => void}} props */
function Confirmation({ close, name, send }) {
  const [word, setWord] = useState({ by: "PERSON", name, how: "", on: localInput(Date.now()).slice(0, 10) });
  const today = localInput(Date.now()).slice(0, 10);
  /** @param {string} field */
  const change = (field) => (/** @type {any} */ e) => setWord({ ...word, [field]: e.currentTarget.value });
  return html`<${Dialog} title=${t("confirm")} onClose=${close}>
    <form
      class="stack"
      onSubmit=${(/** @type {Event} */ e) => {
        e.preventDefault();
        send(word);
      }}
    >
      <${Choices}
        legend=${t("confirmWho")}
        options=${[
          { value: "PERSON", label: t("byPerson") },
          { value: "PROXY", label: t("byProxy") },
        ]}
        value=${word.by}
        onChange=${(/** @type {string} */ by) => setWord({ ...word, by })}
      />
      <${Field} label=${t("confirmName")} required value=${word.name} onInput=${change("name")} />
      <${Field} label=${t("confirmHow")} required value=${word.how} onInput=${change("how")} />
      <${Field} label=${t("confirmOn")} hint=${t("confirmOnHint")} type="date" required max=${today} value=${word.on} onInput=${change("on")} />
      <div class="dialog-acts">
        <button type="button" class="button" onClick=${close}>${t("cancel")}</button>
        <button type="submit" class="button primary">${t("confirm")}</button>
      </div>
    </form>
  <//>`;
}

/** @param {{content: import("./words.js").Content, names: Record<string, string>}} props */
function Content({ content, names }) {
  const { contacts, supporters, checkers, destinations, leaving, wishes, card } = content;
  const people = [...contacts, ...supporters];
  return html`
    <${Section} title=${t("checkers")} empty=${checkers.length === 0}>
      <ol>${checkers.map((one, i) => html`<li key=${i}>${checkerName(one, people, names)}</li>`)}</ol>
    <//>
    <${Section} title=${t("contacts")} empty=${contacts.length === 0}>
      <ul>${contacts.map((one, i) => html`<li key=${i}>${one.name}${one.kana && ` ${one.kana}`}（${one.relation}） ${one.phone} ${one.mobile} ${one.mail} ${one.address}
        ${one.hours && html`<span class="small quiet"> ${t("hours")} ${one.hours}</span>`}</li>`)}</ul>
    <//>
    <${Section} title=${t("supporters")} empty=${false}>
      <p class="small quiet">${t("supporterDuty")}</p>
      ${
        supporters.length === 0
          ? html`<p class="quiet">—</p>`
          : html`<ul>
            ${supporters.map(
              (one, i) => html`<li key=${i}>${one.name}（${one.relation}） ${one.phone} ${one.address}
                <strong>${agreementWord(one.agreement?.state)}</strong> ${one.agreement?.on}
                ${(one.from || one.to) && html`<span class="small quiet"> ${one.from ?? ""} – ${one.to ?? ""}</span>`}</li>`,
            )}
          </ul>`
      }
    <//>
    <${Section} title=${t("destinations")} empty=${destinations.length === 0}>
      <ul>
        ${destinations.map(
          (one, i) => html`<li key=${i}>${one.name}（${placeWord(one.kind)}） ${one.hazards.map(hazardWord).join("・")} ${one.address}</li>`,
        )}
      </ul>
    <//>
    <${Section} title=${t("leaving")} empty=${!leaving.start && !leaving.route && !leaving.transport && leaving.items.length === 0}>
      <dl class="facts">
        <${Fact} word=${t("start")} value=${startWord(leaving.start)} />
        <${Fact} word=${t("routeWords")} value=${leaving.route} />
        <${Fact} word=${t("transport")} value=${leaving.transport} />
        <${Fact} word=${t("helpers")} value=${leaving.helpers} />
        <${Fact} word=${t("items")} value=${leaving.items.join("、")} />
        <${Fact} word=${t("pets")} value=${leaving.pets} />
      </dl>
    <//>
    <${Section} title=${t("wishes")} empty=${!wishes}><p class="prose">${wishes}</p><//>
    <${Section} title=${t("card")} empty=${false}>
      <dl class="facts">
        <${Fact} word=${t("volunteer")} value=${card.volunteer} />
        <${Fact} word=${t("association")} value=${card.association} />
        <${Fact} word=${t("blood")} value=${card.blood} />
        <${Fact} word=${t("illnesses")} value=${card.illnesses.map((one) => [one.name, one.hospital, one.doctor].filter(Boolean).join(" ")).join("、")} />
        <${Fact} word=${t("allergies")} value=${card.allergies} />
        <${Fact} word=${t("neighbours")} value=${card.neighbours.map((one) => [one.name, one.relation, one.phone].filter(Boolean).join(" ")).join("、")} />
        <${Fact} word=${t("message")} value=${card.message} />
      </dl>
    <//>
  `;
}

/** @param {{title: string, empty: boolean, children?: unknown}} props */
function Section({ title, empty, children }) {
  return html`<section class="panel">
    <div class="panel-head"><h2>${title}</h2></div>
    <div class="panel-body">${empty ? html`<p class="quiet">—</p>` : children}</div>
  </section>`;
}

/** @param {{word: string, value: unknown}} props */
function Fact({ word, value }) {
  return html`<div><dt>${word}</dt><dd>${value || value === 0 ? value : "—"}</dd></div>`;
}
