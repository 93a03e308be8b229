// @ts-check
import { codes, dictionary } from "/kit/words.js";

/** @typedef {{chain: string, waiting: number, lost: number}} Trail */
/** @typedef {{chain: string, sound: boolean, lines: number, first: number, last: number, newest?: string, head?: string, faults: {kind: string, says: string}[]}} Verification */
/** @typedef {{line: number, at: string, act: string, key: string, deleted: boolean, details?: {displayName?: string, username?: string, role?: string, route: string, purpose: string, said?: string, status: number}}} Line */

export const t = dictionary(
  {
    title: "監査記録",
    lead: "だれが、いつ、何のために、だれの情報を見たか・変えたか・持ち出したかの記録です。あとから書き換えたり消したりすると、ここで分かります。",
    trails: "記録がそろっているか",
    verify: "{name} を調べる",
    verifying: "調べています",
    sound: "{n} 行すべて、書かれたときのままです。",
    unsound: "問題が {n} 件あります。",
    head: "最後の行 {line} のハッシュ（控えておくと、後で比べられます）",
    waiting: "書き込み待ち {n} 行",
    lost: "起動してから記録できなかったもの {n} 件",
    seen: "この方の情報を見た人",
    person: "対象者のID",
    personHint: "安否確認の画面のアドレスにある、36文字のIDです。",
    search: "調べる",
    wrongId: "36文字のID（例 0a1b2c3d-…）を入力してください。",
    nobody: "記録はありません。",
    deleted: "災害の記録が法令に従って削除されたため、内容は読めません",
    when: "日時",
    who: "だれが",
    what: "何を",
    why: "目的",
    where: "記録",
  },
  {
    title: "Audit",
    lead: "Who saw, changed or took away whose data, when and what for. Whatever is changed or removed afterwards shows here.",
    trails: "Is the record whole?",
    verify: "Check {name}",
    verifying: "Checking",
    sound: "All {n} lines are as they were written.",
    unsound: "{n} faults were found.",
    head: "Hash of the last line, {line} (note it down to compare later)",
    waiting: "{n} lines wait to be written",
    lost: "{n} happenings could not be recorded since the start",
    seen: "Who saw this person?",
    person: "Id of the person",
    personHint: "The id of 36 characters in the address of the person's check.",
    search: "Search",
    wrongId: "Give an id of 36 characters, such as 0a1b2c3d-….",
    nobody: "There is no line.",
    deleted: "Cannot be read: the incident was lawfully deleted",
    when: "When",
    who: "Who",
    what: "What",
    why: "What for",
    where: "Trail",
  },
);

export const chainWord = codes(
  { registry: "台帳", safety: "安否確認", notifier: "通知" },
  { registry: "Registry", safety: "Safety checks", notifier: "Notices" },
);

export const actWord = codes(
  {
    VIEW: "閲覧",
    CHANGE: "変更",
    PRINT: "印刷",
    EXPORT: "持ち出し（全員分）",
    DISCLOSURE: "提供",
    SIGN_IN: "サインイン",
    REFUSED: "拒否された操作",
    FAILED: "失敗した操作",
    UNRECORDED: "記録の欠け",
  },
  {
    VIEW: "View",
    CHANGE: "Change",
    PRINT: "Print",
    EXPORT: "Export (everybody)",
    DISCLOSURE: "Disclosure",
    SIGN_IN: "Sign-in",
    REFUSED: "Refused",
    FAILED: "Failed",
    UNRECORDED: "Gap in the record",
  },
);

export const purposeWord = codes(
  {
    SAFETY_CHECK: "安否確認",
    KEEPING_THE_REGISTRY: "台帳の管理",
    TAKE_AWAY: "書き出し・印刷",
    HAND_OUT: "紙の票の配布",
    ACCESS: "利用者・端末の管理",
    OVERSIGHT: "監査",
  },
  {
    SAFETY_CHECK: "Safety check",
    KEEPING_THE_REGISTRY: "Keeping the registry",
    TAKE_AWAY: "Export or print",
    HAND_OUT: "Paper handed out",
    ACCESS: "Accounts and devices",
    OVERSIGHT: "Oversight",
  },
);
