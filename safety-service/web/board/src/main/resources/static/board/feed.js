// @ts-check
// What just happened; the latest dangers first.
import { html } from "/kit/vendor/preact-all.js";
import { timeOfDay } from "/kit/time.js";
import { either } from "/kit/words.js";
import { personPage } from "./incident.js";
import { feedWord, t } from "./words.js";

const SHOWN = 20;
const DANGERS_FIRST = 5;

/** @param {{id: string, feed: FeedItem[]}} props */
export function Feed({ id, feed }) {
  const isDanger = (/** @type {FeedItem} */ item) => item.kind === "DANGER" || item.kind === "NEEDS_HELP";
  const first = feed.filter(isDanger).slice(0, DANGERS_FIRST);
  const list = [...first, ...feed.filter((item) => !first.includes(item))].slice(0, SHOWN);
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("feed")}</h2></div>
    ${
      list.length === 0
        ? html`<p class="empty small">${t("feedEmpty")}</p>`
        : html`<ol class="feed">
          ${list.map(
            (item) => html`<li
              key=${`${item.at} ${item.personId} ${item.kind}`}
              class=${isDanger(item) ? "feed-danger" : ""}
            >
              <time class="quiet" datetime=${item.at}>${timeOfDay(item.at)}</time>
              <span>
                <b>${feedWord(item.kind)}</b>
                ${item.personId && html` <a href=${personPage(id, item.personId)}>${item.name ?? item.personId}</a>`} ${either(item.text)}
              </span>
            </li>`,
          )}
        </ol>`
    }
  </section>`;
}
