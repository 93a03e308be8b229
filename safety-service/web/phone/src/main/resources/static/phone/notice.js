// @ts-check
// What a notification says. It stands on a locked screen, so it counts people and names nobody.

/** @param {{people?: number, incident?: string}} said @param {boolean} japanese */
export function noticeText({ people = 0, incident = "" }, japanese) {
  if (japanese)
    return {
      title: incident || "安否確認",
      body: people ? `${people}人の安否をお知らせください` : "市から連絡があります",
    };
  return {
    title: incident || "Safety check",
    body: people ? `Please report on ${people} people` : "The city has a message",
  };
}
