// @ts-check
// The roster as a list: exactly the people a number stood for, in pages.
import { html, useEffect, useMemo, useRef, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { Field, Loading, ProblemNotice } from "/kit/parts.js";
import { refine, route } from "/kit/route.js";
import { ATTENTION, GROUPS, GroupBadge, StateMark, groupWord, stateWord } from "/kit/state.js";
import { timeOfDay } from "/kit/time.js";
import { rungWord } from "/phone/safety-words.js";
import { Claim } from "./claim.js";
import { dispatchWord } from "./dispatch.js";
import { useFollowing } from "./follow-changes.js";
import { useHeldOrder } from "./held-order.js";
import { api, live, page, personPage } from "./incident.js";
import { Asked, Flags, Needs, Times, districtName } from "./queue.js";
import { SilenceMark, silenceOf } from "./silence.js";
import { t } from "./words.js";

const PAGE = 50;
/** Each reading is in the audit trail: after so many without a change nothing came of the act. */
const READINGS = 5;
/** @type {CheckItem[]} */
const NOBODY = [];
const COLUMNS = /** @type {const} */ (["state", "person", "district", "timeLeft", "askedNow", "lastReport"]);

/** @param {{id: string}} props */
export function People({ id }) {
  const { query } = route.value;
  const board = live.value?.view.value;
  const filter = {
    state: query.get("state") ?? "",
    group: query.get("group") ?? "",
    district: query.get("district") ?? "",
    rung: query.get("rung") ?? "",
    located: query.get("located") ?? "",
    dispatched: query.get("dispatched") ?? "",
    box: query.get("box") ?? "",
    sort: query.get("sort") ?? "timeLeft",
  };
  const key = JSON.stringify(filter);
  const [list, setList] = useState(
    /** @type {{items: CheckItem[], next?: string, key: string} | undefined} */ (undefined),
  );
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [stale, setStale] = useState(false);
  const wanted = useRef(key);
  wanted.current = key;

  const onScreen = useRef(list);
  onScreen.current = list;
  /** At which version somebody acted on a row: the server tells what came of it a moment later. */
  const { current: acting } = useRef(/** @type {Map<string, {version: number | undefined, left: number}>} */ (new Map()));
  const load = (/** @type {string | undefined} */ cursor) => {
    const before = list;
    if (!cursor) acting.clear();
    return get(api(id, "/checks"), { ...filter, limit: PAGE, cursor }).then(
      (answer) => {
        if (wanted.current !== key) return;
        const now = onScreen.current;
        // Somebody has asked for more meanwhile: it is not taken away from them.
        if (!cursor && now !== before && now?.key === key && now.items.length > PAGE) return setStale(true);
        setList({
          items: cursor && now ? [...now.items, ...answer.items] : answer.items,
          next: answer.next ?? undefined,
          key,
        });
        setProblem(undefined);
        setStale(false);
      },
      (thrown) => wanted.current === key && setProblem(thrown),
    );
  };
  useEffect(() => {
    void load(undefined);
  }, [id, key]);

  const long = (list?.items.length ?? 0) > PAGE;
  const readRow = (/** @type {string} */ personId) => {
    const act = acting.get(personId);
    if (act && --act.left <= 0) acting.delete(personId);
    return get(api(id, `/checks/${encodeURIComponent(personId)}`)).then(({ check }) => {
      if (acting.get(personId) === act && check.version !== act?.version) acting.delete(personId);
      // How silence is to be read is told with lists only.
      const anew = (/** @type {CheckItem} */ item) => (item.personId === personId ? { ...check, silence: item.silence } : item);
      setList((now) => now && { ...now, items: now.items.map(anew) });
      setProblem(undefined);
    }, setProblem);
  };
  /** In a longer list only the rows that somebody acted on are read again, so that they stay where they are. @param {CheckItem} item */
  const acted = (item) => {
    if (!long) return load(undefined);
    acting.set(item.personId, { version: item.version, left: READINGS });
    return readRow(item.personId);
  };

  // The board tells when something changed: the first page refreshes itself, a longer list only says so.
  useFollowing(board && `${board.epoch} ${board.version}`, () => {
    if (!long) return load(undefined);
    setStale(true);
    return Promise.all([...acting.keys()].map(readRow));
  });

  const current = list?.key === key ? list : undefined;
  const { rows, waiting, hands } = useHeldOrder(current?.items ?? NOBODY, key);
  const of = expected(filter, board);
  const spoken = useMemo(() => (current ? t("shown", { n: current.items.length }) : ""), [current?.key]);
  return html`<div class="page stack">
    <h1 class="unseen">${t("roster")}</h1>
    <form class="filters panel" onSubmit=${(/** @type {Event} */ e) => e.preventDefault()}>
      <${Pick}
        name="state"
        label=${t("state")}
        value=${filter.state}
        options=${ATTENTION.map((s) => [s, stateWord(s)])}
      />
      <${Pick}
        name="group"
        label=${t("group")}
        value=${filter.group}
        options=${GROUPS.map((g, i) => [g, `${"①②③④⑤"[i]} ${groupWord(g)}`])}
      />
      <${Pick}
        name="district"
        label=${t("district")}
        value=${filter.district}
        options=${(board?.districts ?? []).map((d) => [d.id, d.name])}
      />
      <${Pick} name="sort" label=${t("sort")} value=${filter.sort} always options=${[
        ["timeLeft", t("sortTimeLeft")],
        ["name", t("sortName")],
      ]} />
      ${filter.box && html`<a class="map-part small" href=${page(id, "/map")}>${t("mapPart")}</a>`}
      ${filter.located === "false" && html`<span class="map-part small">${t("unlocatedOnly")}</span>`}
      ${filter.dispatched && html`<span class="map-part small">${dispatchWord("outOnly")}</span>`}
      ${filter.rung && html`<span class="map-part small">${t("rungOnly", { rung: rungWord(filter.rung) })}</span>`}
      ${
        (filter.state || filter.group || filter.district || filter.rung || filter.located || filter.dispatched || filter.box) &&
        html`<button
        type="button"
        class="button compact plain"
        onClick=${() => refine({ state: "", group: "", district: "", rung: "", located: "", dispatched: "", box: "" })}
      >${t("clear")}</button>`
      }
    </form>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${() => load(undefined)} />`}
    ${
      stale &&
      html`<div class="notice"><div>${t("changed")}</div><button
      type="button"
      class="button compact"
      onClick=${() => load(undefined)}
    >${t("reload")}</button></div>`
    }
    <div class="panel">
      ${
        current &&
        html`<p
        class="panel-head small quiet"
      >${of === undefined ? t("shown", { n: current.items.length }) : t("shownOf", { n: current.items.length, of: of.toLocaleString() })}</p>`
      }
      <p class="unseen" role="status">${spoken}</p>
      ${!current && problem === undefined && html`<${Loading} rows=${8} />`}
      ${current && rows.length === 0 && html`<div class="empty"><strong>${t("none")}</strong><p>${t("noneWhat")}</p></div>`}
      ${
        current &&
        rows.length > 0 &&
        html`<div class="scroll-x"><table class="table people-table">
        <thead>
          <tr>
            ${COLUMNS.map((word) => html`<th scope="col" key=${word}>${t(word)}</th>`)}
            <th scope="col"><span class="unseen">${t("claim")}</span></th>
          </tr>
        </thead>
        <tbody ...${hands}>
          ${rows.map(
            ({ item, gone }) => html`<tr key=${item.personId} class=${gone ? "row-gone" : undefined} inert=${gone}>
              <td><${StateMark} state=${item.state} /></td>
              <th scope="row">
                <${GroupBadge} group=${item.group} /> <a href=${personPage(id, item.personId)}>${item.name}</a>
                <${Flags} item=${item} /><${SilenceMark} kind=${silenceOf(item, board)} /><${Needs} item=${item} />
              </th>
              <td>${districtName(item, board)}</td>
              <td><${Times} item=${item} /></td>
              <td><${Asked} item=${item} /></td>
              <td>${timeOfDay(item.lastReportAt)}</td>
              <td>${
                gone
                  ? html`<span class="small quiet">${t("rowGone")}</span>`
                  : html`<${Claim} id=${id} item=${item} done=${() => acted(item)} />`
              }</td>
            </tr>`,
          )}
        </tbody>
      </table></div>`
      }
      ${waiting > 0 && html`<p class="rows-wait small">${t("rowsWait", { n: waiting })}</p>`}
      ${
        current?.next &&
        html`<p class="panel-more"><button
        type="button"
        class="button"
        onClick=${() => load(current.next)}
      >${t("more")}</button></p>`
      }
    </div>
  </div>`;
}

/** A filter as a select that lives in the address. @param {{name: string, label: string, value: string, options: string[][], always?: boolean}} props */
function Pick({ name, label, value, options, always = false }) {
  return html`<${Field}
    tag="select"
    class="compact"
    label=${label}
    value=${value}
    onChange=${(/** @type {any} */ e) => refine({ [name]: e.currentTarget.value })}
  >
    ${!always && html`<option value="">${t("all")}</option>`}
    ${options.map(
      ([code, word]) => html`<option
      key=${code}
      value=${code}
      selected=${code === value}
    >${word}</option>`,
    )}
  <//>`;
}

/** How many people the filter stands for, as far as the board's own counts tell.
 * @param {{state: string, group: string, district: string, rung: string, located: string, dispatched: string, box: string}} filter
 * @param {Board | undefined} board */
function expected({ state, group, district, rung, located, dispatched, box }, board) {
  if (!board || box || located || dispatched || (group && district)) return undefined;
  if (rung) {
    const waiting = board.rungs.find((r) => String(r.rung) === rung);
    return state || district ? undefined : ((group ? waiting?.groups?.[group] : waiting?.waiting) ?? 0);
  }
  const parts = group
    ? [board.counts[group]]
    : district
      ? board.districts.filter((d) => d.id === district)
      : Object.values(board.counts);
  const field = /** @type {keyof Counts} */ (state || "total");
  return parts.reduce((sum, part) => sum + (part?.[field] ?? 0), 0);
}
