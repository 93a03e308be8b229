// @ts-check
// How to reach somebody and how to talk with them, out of the registry. Asked for only when opened: each view is on record.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { route } from "/kit/route.js";
import { aside, dictionary, inRow } from "/kit/words.js";

const t = dictionary(
  {
    title: "連絡先と話し方",
    recorded: "開いたことは記録に残ります",
    phone: "電話",
    mobile: "携帯電話",
    fax: "FAX",
    mail: "メール",
    hours: "連絡のつく時間",
    communication: "話し方の配慮",
    aliases: "ほかの名前",
    staying: "いまの滞在先",
    contacts: "家族・近所・支援者",
    supporter: "避難支援等実施者",
    noNumber: "電話番号の登録なし",
    nothing: "連絡先の登録がありません",
    more: "対象者の登録内容と計画を見る",
  },
  {
    title: "Contact, and how to talk",
    recorded: "Opening this is recorded",
    phone: "Telephone",
    mobile: "Mobile",
    fax: "Fax",
    mail: "Mail",
    hours: "Hours",
    communication: "How to talk with them",
    aliases: "Other names",
    staying: "Staying at",
    contacts: "Family, neighbours, supporters",
    supporter: "supporter",
    noNumber: "no number on file",
    nothing: "No contact is on file",
    more: "The person's record and plan",
  },
);

/** The address of a person's page that opens with this. */
export const CALLING = "?call=1";

/** @param {{personId: string}} props */
export function Contact({ personId }) {
  const [open, setOpen] = useState(() => route.peek().query.has("call"));
  return html`<details class="panel contact" open=${open} onToggle=${(/** @type {any} */ e) => setOpen(e.currentTarget.open)}>
    <summary class="panel-head"><h2>${t("title")}</h2><span class="small quiet">${t("recorded")}</span></summary>
    ${open && html`<${Known} personId=${personId} />`}
  </details>`;
}

/** @param {{personId: string}} props */
function Known({ personId }) {
  const [known, setKnown] = useState(/** @type {any} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const at = `/api/persons/${encodeURIComponent(personId)}`;
  const load = () =>
    Promise.all([get(at), get(`${at}/particulars`)]).then(
      ([person, particulars]) => (setKnown({ ...particulars, ...person }), setProblem(undefined)),
      setProblem,
    );
  useEffect(() => void load(), [personId]);
  if (!known)
    return html`<div class="panel-body">${
      problem === undefined
        ? html`<${Loading} rows=${3} />`
        : html`<${ProblemNotice} problem=${problem} again=${load} />`
    }</div>`;
  /** @type {[string, unknown][]} */
  const facts = [
    [t("communication"), known.communication],
    [t("phone"), number(known.phone)],
    [t("mobile"), number(known.mobile)],
    [t("hours"), known.hours],
    [t("aliases"), known.aliases?.length > 0 && inRow(known.aliases.map(named))],
    [t("staying"), known.staying],
    [t("fax"), known.fax],
    [t("mail"), letter(known.mail)],
  ];
  const said = facts.filter(([, value]) => value);
  return html`<div class="panel-body stack">
    ${
      said.length === 0
        ? !known.contacts?.length && html`<p>${t("nothing")}</p>`
        : html`<dl class="contact-facts">${said.map(([word, value]) => html`<div key=${word}><dt>${word}</dt><dd>${value}</dd></div>`)}</dl>`
    }
    ${
      known.contacts?.length > 0 &&
      html`<div><h3>${t("contacts")}</h3>
        <ul class="contact-people">${known.contacts.map(
          (/** @type {any} */ one, /** @type {number} */ i) => html`<li key=${i}>
            <span>${one.name} <span class="small quiet">${one.relation}${one.supporter && ` · ${t("supporter")}`}</span></span>
            ${number(inRow([one.phone, one.mobile].filter(Boolean))) ?? html`<span class="small quiet">${t("noNumber")}</span>`} ${letter(one.mail)}
          </li>`,
        )}</ul></div>`
    }
    <p><a href="/console/#/people/${encodeURIComponent(personId)}">${t("more")}</a></p>
  </div>`;
}

/** @param {{written: string, kana?: string}} name */
const named = ({ written, kana }) => aside(written, kana);

/** @param {string | undefined} mail */
const letter = (mail) => mail && html`<a href="mailto:${mail}">${mail}</a>`;

/** Fewer digits are no number to call. */
const SHORTEST = 5;

/**
 * What is on file as a number, each in it to be called by a press: there may be two, and an extension belongs to none of them; full
 * width and hyphens of every kind are no part of the address.
 *
 * @param {string | undefined} written
 */
export function number(written) {
  if (!written) return undefined;
  return written.split(/(\s*[/／、,，;；]\s*)/).map((part) => {
    const [called] = part.normalize("NFKC").split(/内線|ext/i);
    const dialled = called.trim().replace(/(?!^\+)[^0-9]/g, "");
    return dialled.length < SHORTEST ? part : html`<a class="contact-number" href="tel:${dialled}">${part}</a>`;
  });
}
