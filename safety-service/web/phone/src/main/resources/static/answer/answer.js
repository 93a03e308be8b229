// @ts-check
// Behind the link of a message: somebody who has never signed in says how one person is. The page shows nothing about anybody,
// for whoever is forwarded the message opens it too. The report's bytes are made once and resent unchanged until a receipt comes.
import { html, render, useRef, useState } from "/kit/vendor/preact-all.js";
import { call } from "/kit/api.js";
import { Emptied, Resumed, useBegun } from "/kit/begun.js";
import { Choices, ProblemNotice } from "/kit/parts.js";
import { Unanswered, useSending } from "/kit/sending.js";
import { Shell } from "/kit/shell.js";
import { timeOfDay } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { Axes } from "/phone/report/axes.js";
import { blank, complete, seal } from "/phone/report/draft.js";
import { sourceWord } from "/phone/safety-words.js";
import { readLink } from "./link.js";

const t = dictionary(
  {
    title: "安否の回答",
    lead: "届いたメッセージでお尋ねした方について、お知らせください。サインインは要りません。",
    leadSelf: "ご自身の様子をお知らせください。サインインは要りません。",
    safe: "無事です",
    safeOther: "無事を確認しました",
    unreachable: "連絡がつきません",
    more: "けが・困りごとなど、詳しく知らせる",
    who: "あなたはどなたですか",
    whoMissing: "どなたからの回答かを選んでください",
    send: "この内容で知らせる",
    sending: "送っています",
    chooseFirst: "連絡・確かさ・状態（補給は時間数も）を入力してください",
    sent: "市が受け付けました（{at}）",
    sentWhat: "様子が変わったときは、もう一度お知らせください。",
    again: "もう一度知らせる",
    broken: "このリンクは読み取れません",
    brokenWhat: "届いたメッセージのリンクを、もう一度そのまま開いてください。",
    emergency: "これは緊急通報ではありません。救急・救助は119へ。",
  },
  {
    title: "Your answer",
    lead: "Tell us about the person whom the message asks about. You need not sign in.",
    leadSelf: "Tell us how you are. You need not sign in.",
    safe: "I am safe",
    safeOther: "I have seen that they are safe",
    unreachable: "I cannot reach them",
    more: "Injured, in need of something, or more to tell",
    who: "Who are you?",
    whoMissing: "Choose who is answering",
    send: "Send this",
    sending: "Sending",
    chooseFirst: "Choose contact, how you know, and condition; give the hours of what was brought",
    sent: "The city has received it ({at})",
    sentWhat: "Tell us again when something changes.",
    again: "Tell us again",
    broken: "This link cannot be read",
    brokenWhat: "Open the link of the message again as it is.",
    emergency: "This is not an emergency call. For ambulance or rescue dial 119.",
  },
);

const SOURCES = /** @type {Record<string, string[]>} */ ({
  PERSON: ["SELF"],
  CONTACT: ["FAMILY", "WELFARE_VOLUNTEER", "OTHER"],
  MEMBER: ["CARE_MANAGER", "PROVIDER", "VISITING_NURSE", "DOCTOR", "OXYGEN_SUPPLIER", "WELFARE_VOLUNTEER", "OTHER"],
});

/** @param {{link: import("./link.js").Link}} props */
function Answer({ link }) {
  const self = link.asked === "PERSON";
  const sources = SOURCES[link.asked] ?? SOURCES.MEMBER;
  // Who answers more than once says only once who they are.
  const role = useRef(sources.length === 1 ? sources[0] : "");
  // What was said as somebody's doctor is not said as the person.
  const about = `${link.asked} ${link.incident} ${link.personId}`;
  const start = () => ({
    ...blank(self ? { contact: "REACHED", evidence: "DIRECT" } : {}),
    source: role.current,
    detailed: false,
  });
  const { form, resumed, found, emptied, goOn, change, anew } = useBegun(`answer form ${about}`, start);
  const { source, detailed } = form;
  const [missing, setMissing] = useState("");
  const { receipt, problem, busy, stuck, unanswered, giveUp, send, another } = useSending(
    `answer ${about}`,
    (body) =>
      call("POST", `/api/incidents/${link.incident}/answers`, {
        text: body,
        headers: { "Anpi-Answer-Link": link.text, "Anpi-Sent-At": new Date().toISOString() },
      }),
  );
  const deliver = async (/** @type {string} */ body) => {
    if (!(await send(body))) return;
    role.current = source || role.current;
    anew();
  };
  const tell = (/** @type {import("/phone/report/draft.js").Draft} */ what) => {
    if (!source) return setMissing("who");
    if (!complete(what)) return setMissing("axes");
    setMissing("");
    const { body } = seal(what, {
      personId: link.personId,
      source,
      channel: "LINK",
      observedAt: new Date().toISOString(),
    });
    void deliver(body);
  };

  if (receipt)
    return html`<div class="answer stack">
      <h1>${t("title")}</h1>
      <div class="notice good" role="status">
        <div><strong>${t("sent", { at: timeOfDay(receipt.receivedAt) })}</strong><p>${t("sentWhat")}</p></div>
      </div>
      <button
        type="button"
        class="button"
        onClick=${another}
      >${t("again")}</button>
    </div>`;

  if (found)
    return html`<div class="answer stack">
      <h1>${t("title")}</h1>
      <${Resumed} anew=${anew} goOn=${goOn} />
      ${problem && html`<${ProblemNotice} problem=${problem} />`}
      <${Unanswered} body=${unanswered} send=${deliver} giveUp=${giveUp} />
      <p class="small quiet">${t("emergency")}</p>
    </div>`;

  return html`<div class="answer stack">
    <h1>${t("title")}</h1>
    <p>${t(self ? "leadSelf" : "lead")}</p>
    ${emptied && html`<${Emptied} />`}
    ${resumed && html`<${Resumed} anew=${anew} />`}
    ${problem && html`<${ProblemNotice} problem=${problem} />`}
    <${Unanswered} body=${unanswered} send=${deliver} giveUp=${giveUp} />
    ${
      sources.length > 1 &&
      html`<${Choices}
        legend=${t("who")}
        options=${sources.map((value) => ({ value, label: sourceWord(value) }))}
        value=${source}
        onChange=${(/** @type {string} */ chosen) => change({ source: chosen })}
        problem=${missing === "who" ? t("whoMissing") : ""}
      />`
    }
    ${
      !detailed &&
      html`<div class="quick">
        <button
          type="button"
          class="button primary"
          disabled=${stuck}
          onClick=${() => tell(blank({ contact: "REACHED", evidence: "DIRECT", condition: "SAFE" }))}
        >${busy ? t("sending") : t(self ? "safe" : "safeOther")}</button>
        ${
          !self &&
          html`<button
            type="button"
            class="button"
            disabled=${stuck}
            onClick=${() => tell(blank({ contact: "UNREACHABLE" }))}
          >${t("unreachable")}</button>`
        }
        <button type="button" class="button" disabled=${stuck} onClick=${() => change({ detailed: true })}>${t("more")}</button>
      </div>`
    }
    ${
      detailed &&
      html`<form class="stack" onSubmit=${(/** @type {Event} */ e) => (e.preventDefault(), tell(form))} novalidate>
        <${Axes} draft=${form} change=${change} problem=${problem} />
        ${missing === "axes" && html`<p class="problem-text" role="alert">${t("chooseFirst")}</p>`}
        <div class="send">
          <button type="submit" class="button primary" disabled=${stuck}>${busy ? t("sending") : t("send")}</button>
        </div>
      </form>`
    }
    <p class="small quiet">${t("emergency")}</p>
  </div>`;
}

function Broken() {
  return html`<div class="answer stack">
    <h1>${t("title")}</h1>
    <div class="notice bad" role="alert"><div><strong>${t("broken")}</strong><p>${t("brokenWhat")}</p></div></div>
    <p class="small quiet">${t("emergency")}</p>
  </div>`;
}

const link = readLink(location.hash.slice(1));
render(
  html`<${Shell} title=${t("title")} drill=${link?.mode === "DRILL"}>
    ${link ? html`<${Answer} link=${link} />` : html`<${Broken} />`}
  <//>`,
  /** @type {HTMLElement} */ (document.getElementById("app")),
);
addEventListener("hashchange", () => location.reload());
