// @ts-check
// Open to everybody while the desk keeps it open: somebody says who they are and how they are. The page shows nothing about
// anybody and gives everybody the same answer. The report's bytes are made once and resent unchanged until a receipt comes.
import { html, render, useEffect, useState } from "/kit/vendor/preact-all.js";
import { call } from "/kit/api.js";
import { Emptied, Resumed, useBegun } from "/kit/begun.js";
import { Field, ProblemNotice } from "/kit/parts.js";
import { Unanswered, useSending } from "/kit/sending.js";
import { Shell } from "/kit/shell.js";
import { timeOfDay } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { Axes } from "/phone/report/axes.js";
import { blank, complete, seal } from "/phone/report/draft.js";

const t = dictionary(
  {
    title: "安否を知らせる",
    lead: "ご自身の安否を市に知らせます。サインインは要りません。",
    name: "氏名",
    address: "住所",
    addressHint: "市内の住んでいるところ",
    born: "生年月日",
    bornHint: "例: S12.3.4、1937-03-04",
    send: "この内容で知らせる",
    sending: "送っています",
    who: "氏名と、住所か生年月日を入力してください",
    chooseFirst: "状態を選んでください（補給は時間数も）",
    sent: "市が受け付けました（{at}）",
    sentWhat: "様子が変わったときは、もう一度お知らせください。",
    again: "もう一度知らせる",
    same: "{name}さんについて、もう一度知らせる",
    before: "前にこの端末で送られた報告を、市が受け付けました。いま書いている内容は、まだ送っていません。",
    broken: "このアドレスは読み取れません",
    brokenWhat: "市の案内にあるアドレスを、もう一度そのまま開いてください。",
    emergency: "これは緊急通報ではありません。救急・救助は119へ。",
  },
  {
    title: "Tell the city how you are",
    lead: "Tell the city that you are safe, or what you need. You need not sign in.",
    name: "Name",
    address: "Address",
    addressHint: "Where you live in the city",
    born: "Date of birth",
    bornHint: "For example 1937-03-04 or S12.3.4",
    send: "Send this",
    sending: "Sending",
    who: "Give your name, and your address or date of birth",
    chooseFirst: "Choose how you are; give the hours of what was brought",
    sent: "The city has received it ({at})",
    sentWhat: "Tell us again when something changes.",
    again: "Tell us again",
    same: "Tell us again about {name}",
    before: "The city has received what was sent on this device before. What you are writing now is not sent yet.",
    broken: "This address cannot be read",
    brokenWhat: "Open the address that the city has announced again as it is.",
    emergency: "This is not an emergency call. For ambulance or rescue dial 119.",
  },
);

/** So long whoever told says only once who they are; then the next may stand at the tablet. */
const SAME_FOR = 2 * 60_000;

const INCIDENT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @param {{incident: string}} props */
function Citizen({ incident }) {
  const start = () => blank({ contact: "REACHED", evidence: "DIRECT" });
  const { form, resumed, found, emptied, goOn, change, anew } = useBegun(`citizen form ${incident}`, start);
  const [same, setSame] = useState(
    /** @type {{name: string, address: string, birthDate: string} | undefined} */ (undefined),
  );
  const [missing, setMissing] = useState("");
  const { receipt, problem, busy, stuck, unanswered, giveUp, setAside, asideTaken, send, another } = useSending(
    `citizen ${incident}`,
    (body) =>
      call("POST", `/api/incidents/${incident}/citizens`, {
        text: body,
        headers: { "Anpi-Sent-At": new Date().toISOString() },
      }),
    { anybody: true },
  );
  // What lies here without an answer is somebody else's, once somebody else is written about.
  useEffect(() => {
    if (unanswered !== undefined && JSON.parse(unanswered).name !== form.name.trim()) setAside();
  }, [unanswered, form.name]);
  const type = (/** @type {string} */ field) => (/** @type {any} */ e) => change({ [field]: e.currentTarget.value });

  const deliver = async (/** @type {string} */ body) => {
    if (!(await send(body))) return;
    const { name, address, birthDate } = form;
    if (!found) setSame({ name, address, birthDate });
    anew();
  };
  useEffect(() => {
    const over = setTimeout(() => setSame(undefined), SAME_FOR);
    return () => clearTimeout(over);
  }, [same]);
  const tell = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!form.name.trim() || !(form.address.trim() || form.birthDate.trim())) return setMissing("who");
    if (!complete(form)) return setMissing("axes");
    setMissing("");
    const { body } = seal(form, { source: "SELF", channel: "LINK", observedAt: new Date().toISOString() });
    void deliver(body);
  };

  if (receipt)
    return html`<div class="citizen stack">
      <h1>${t("title")}</h1>
      <div class="notice good" role="status">
        <div><strong>${t("sent", { at: timeOfDay(receipt.receivedAt) })}</strong><p>${t("sentWhat")}</p></div>
      </div>
      ${same && html`<button type="button" class="button" onClick=${() => (another(), change(same))}>${t("same", same)}</button>`}
      <button type="button" class="button" onClick=${another}>${t("again")}</button>
    </div>`;

  if (found)
    return html`<div class="citizen stack">
      <h1>${t("title")}</h1>
      <${Resumed} anew=${anew} goOn=${goOn} />
      ${problem && html`<${ProblemNotice} problem=${problem} />`}
      <${Unanswered} body=${unanswered} send=${deliver} giveUp=${giveUp} />
      <p class="small quiet">${t("emergency")}</p>
    </div>`;

  return html`<form class="citizen stack" onSubmit=${tell} novalidate>
    <h1>${t("title")}</h1>
    <p>${t("lead")}</p>
    ${asideTaken && html`<p class="notice" role="status">${t("before")}</p>`}
    ${emptied && html`<${Emptied} />`}
    ${resumed && html`<${Resumed} anew=${anew} />`}
    <${Field} label=${t("name")} required autocomplete="name" value=${form.name} problem=${problem?.of("name")} onInput=${type("name")} />
    <${Field}
      label=${t("address")}
      hint=${t("addressHint")}
      autocomplete="street-address"
      value=${form.address}
      problem=${problem?.of("address")}
      onInput=${type("address")}
    />
    <${Field}
      label=${t("born")}
      hint=${t("bornHint")}
      autocomplete="bday"
      value=${form.birthDate}
      problem=${problem?.of("birthDate")}
      onInput=${type("birthDate")}
    />
    <${Axes} draft=${form} change=${change} problem=${problem} />
    ${missing && html`<p class="problem-text" role="alert">${t(missing === "who" ? "who" : "chooseFirst")}</p>`}
    ${problem && html`<${ProblemNotice} problem=${problem} />`}
    <${Unanswered} body=${unanswered} send=${deliver} giveUp=${giveUp} />
    <div class="send">
      <button type="submit" class="button primary" disabled=${stuck}>${busy ? t("sending") : t("send")}</button>
    </div>
    <p class="small quiet">${t("emergency")}</p>
  </form>`;
}

function Broken() {
  return html`<div class="citizen stack">
    <h1>${t("title")}</h1>
    <div class="notice bad" role="alert"><div><strong>${t("broken")}</strong><p>${t("brokenWhat")}</p></div></div>
    <p class="small quiet">${t("emergency")}</p>
  </div>`;
}

const [incident, mode] = location.hash.slice(1).split("/");
render(
  html`<${Shell} title=${t("title")} drill=${mode === "drill"}>
    ${INCIDENT.test(incident) ? html`<${Citizen} incident=${incident} />` : html`<${Broken} />`}
  <//>`,
  /** @type {HTMLElement} */ (document.getElementById("app")),
);
addEventListener("hashchange", () => location.reload());
