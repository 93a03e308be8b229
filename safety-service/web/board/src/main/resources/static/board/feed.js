// @ts-check
// What the desk must see at once: danger, as it is reported.
import { html } from "/kit/vendor/preact-all.js";
import { GroupBadge } from "/kit/state.js";
import { timeOfDay } from "/kit/time.js";
import { either } from "/kit/words.js";
import { needText } from "/phone/safety-words.js";
import { page, personPage } from "./incident.js";
import { OnPaper } from "./on-paper.js";
import { feedWord, t } from "./words.js";

const SHOWN = 20;

/** @param {{id: string, feed: FeedItem[]}} props */
export function Feed({ id, feed }) {
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("feed")}</h2><${OnPaper} list="feed" of=${feed.length} /></div>
    ${feed.length === 0 && html`<p class="empty small">${t("feedEmpty")}</p>`}
    <ol class="feed">
      ${feed.slice(0, SHOWN).map((item) => html`<${Item} key=${feedKey(item)} id=${id} item=${item} />`)}
    </ol>
    ${
      feed.length > SHOWN &&
      html`<p class="panel-more small">${t("feedOf", { n: SHOWN, of: feed.length })}
        <a href=${page(id, "/people?state=NEEDS_HELP")}>${t("feedAll")}</a></p>`
    }
  </section>`;
}

/** @param {FeedItem} item */
const feedKey = (item) => item.number ?? `${item.at} ${item.personId ?? item.reportId} ${item.kind}`;

/** @param {{id: string, item: FeedItem}} props */
function Item({ id, item }) {
  return html`<li>
    <time class="quiet" datetime=${item.at}>${timeOfDay(item.at)}</time>
    <p>
      <b class="feed-kind">${feedWord(item.kind)}</b>
      ${item.group && html`<${GroupBadge} group=${item.group} />`}
      ${item.reportId && html`<a href=${page(id, `/unmatched/${encodeURIComponent(item.reportId)}`)}>${t("unidentified")}</a>`}
      ${item.personId && html`<a href=${personPage(id, item.personId)}>${item.name ?? item.personId}</a>`}
      <span>${either(item.text)} ${(item.needs ?? []).map(needText).join(" ")}</span>
    </p>
  </li>`;
}
