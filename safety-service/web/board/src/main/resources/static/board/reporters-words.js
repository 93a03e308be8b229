// @ts-check
// The words of who is asked and who answers.
import { codes, dictionary } from "/kit/words.js";

export const t = dictionary(
  {
    reportersWhat:
      "だれに依頼し、だれが答えているかを示します。報告者が被災して動けないときは、担当するすべての方を一度に次の段階へ引き継げます。",
    reportersAsked: "依頼している報告者",
    reportersNone: "依頼している報告者はいません",
    reporterAsked: "依頼",
    reporterAnswered: "回答",
    reporterWaiting: "回答待ち",
    reporterSilent: "期限切れ",
    unavailable: "動けない報告者",
    unavailableSince: "{at} から（{who}）",
    availableAgain: "動けるようになった",
    clientsOf: "担当 {n} 人",
    handOver: "引き継ぐ",
    handOverSure: "{who}さんの担当を引き継ぎますか",
    handOverWhat: "担当する {n} 人の確認を、すぐに次の段階へ引き継ぎます。動けるようになったときは元に戻せます。",
    handOverWhy: "理由（任意）",
    handOverGo: "引き継ぐ",
  },
  {
    reportersWhat:
      "Who is asked and who answers. When a reporter is a victim, all of their people go to the next step at once.",
    reportersAsked: "Reporters who are asked",
    reportersNone: "Nobody is asked",
    reporterAsked: "Asked",
    reporterAnswered: "Answered",
    reporterWaiting: "Waiting",
    reporterSilent: "Overdue",
    unavailable: "Reporters who cannot act",
    unavailableSince: "since {at} ({who})",
    availableAgain: "Available again",
    clientsOf: "{n} clients",
    handOver: "Hand over",
    handOverSure: "Hand over the clients of {who}?",
    handOverWhat: "The checks of {n} clients go to the next step at once. This can be taken back.",
    handOverWhy: "Reason (optional)",
    handOverGo: "Hand over",
  },
);

export const signWord = codes(
  { UNDELIVERABLE: "通知が届きません", SILENT_FOR_ALL: "担当のすべての方について回答がありません" },
  { UNDELIVERABLE: "No message reaches them", SILENT_FOR_ALL: "Silent about all of their clients" },
);
