// @ts-check
// What I took: it leaves the queue of the silent, but not my sight until I let it go.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { actsAtDesk, me } from "/kit/session.js";
import { isMine } from "./claim.js";
import { useFollowing } from "./follow-changes.js";
import { api } from "./incident.js";
import { QueueRow, districtName } from "./queue.js";
import { silenceOf } from "./silence.js";
import { forget, remembered } from "./taken.js";
import { t } from "./words.js";

const EVERY = 15_000;
const SETTLE = 500;

/** @param {{id: string, board: Board}} props */
export function Mine({ id, board }) {
  const ids = remembered()
    .filter((one) => one.incident === id)
    .map((one) => one.personId);
  const [items, setItems] = useState(/** @type {CheckItem[]} */ ([]));
  const key = `${id} ${ids.join()}`;
  const wanted = useRef(key);
  wanted.current = key;
  // A claim takes a moment to be known: what is not mine yet may be so a little later.
  const load = async (settled = false) => {
    const found = await Promise.all(
      ids.map((personId) => get(api(id, `/checks/${encodeURIComponent(personId)}`)).catch(() => undefined)),
    );
    if (wanted.current !== key) return;
    if (settled) for (const answer of found) if (answer && !isMine(answer.check)) forget(id, answer.check.personId);
    setItems(found.flatMap((answer) => (answer && isMine(answer.check) ? [answer.check] : [])));
  };
  useEffect(() => {
    const soon = setTimeout(load, SETTLE);
    const timer = setInterval(() => !document.hidden && load(true), EVERY);
    return () => (clearTimeout(soon), clearInterval(timer));
  }, [key]);
  useFollowing(board.urgent.flatMap((item) => (ids.includes(item.personId) ? [item.version] : [])).join(), load);
  if (!actsAtDesk(me.value) || items.length === 0) return null;
  return html`<section class="panel mine">
    <div class="panel-head"><h2>${t("claimedMe")}</h2><span class="small quiet">${items.length}</span></div>
    <ul class="queue">${items.map(
      (item) => html`<${QueueRow}
      key=${item.personId}
      id=${id}
      item=${item}
      district=${districtName(item, board)}
      silence=${silenceOf(item, board)}
    />`,
    )}</ul>
  </section>`;
}
