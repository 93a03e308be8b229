// @ts-check
// What consents are about, with whom, and what is said of them, in words.
import { codes } from "/kit/words.js";

export const SCOPES = ["CARE_MANAGERS", "MEDICAL_VISITORS", "PROVIDERS", "SUPPORTERS"];
export const MATTERS = ["LIST", "PLAN_MAKING", "PLAN"];

/** Whether a yes shares something with somebody. @param {string} matter */
export const isShared = (matter) => matter !== "PLAN_MAKING";

export const matterWord = codes(
  { LIST: "名簿情報の提供", PLAN_MAKING: "個別避難計画の作成", PLAN: "個別避難計画の提供" },
  { LIST: "Sharing the list's entry", PLAN_MAKING: "Having a plan made", PLAN: "Sharing the plan" },
);
export const scopeWord = codes(
  {
    CARE_MANAGERS: "ケアマネジャー・相談支援",
    MEDICAL_VISITORS: "訪問看護・訪問診療",
    PROVIDERS: "サービス事業所",
    SUPPORTERS: "避難支援等実施者（近所・自治会・民生委員）",
  },
  {
    CARE_MANAGERS: "Care managers",
    MEDICAL_VISITORS: "Visiting nurses and doctors",
    PROVIDERS: "Care offices",
    SUPPORTERS: "Supporters in the neighbourhood",
  },
);
export const answerWord = codes(
  { CONSENTED: "同意", REFUSED: "不同意・取りやめ", NO_ANSWER: "回答なし", PRESUMED: "条例により同意と推定" },
  { CONSENTED: "Consented", REFUSED: "Refused or withdrawn", NO_ANSWER: "No answer", PRESUMED: "Presumed by ordinance" },
);
export const whoseWord = codes(
  { PERSON: "本人", FAMILY: "家族", GUARDIAN: "後見人など", NOBODY: "—" },
  { PERSON: "The person", FAMILY: "Family", GUARDIAN: "Guardian", NOBODY: "—" },
);
export const mannerWord = codes(
  { FORM: "書面", TALK: "面談", PHONE: "電話", POST: "郵送", ORDINANCE: "条例" },
  { FORM: "On a form", TALK: "In a talk", PHONE: "By telephone", POST: "By post", ORDINANCE: "By the ordinance" },
);
