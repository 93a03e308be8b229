// What the board's JSON looks like; optional fields may be missing.
interface Counts {
  total: number;
  NEEDS_HELP: number;
  CONFIRMED: number;
  TRYING: number;
  SILENT: number;
}
interface DistrictCounts extends Counts {
  id: string;
  name: string;
}
interface CheckItem {
  personId: string;
  name: string;
  group: string;
  district?: string | { id: string; name?: string };
  state: string;
  staleSince?: string;
  rung?: number | string;
  asked?: unknown;
  dueAt?: string;
  clock?: { kind: string; endsAt: string; assumed?: boolean };
  needs?: (string | { kind: string; detail?: string })[];
  lastReportAt?: string;
  claimedBy?: unknown;
  claimant?: string;
  danger?: boolean;
  deathReported?: boolean;
  hasPlan?: boolean;
  carriedOver?: boolean;
  address?: string;
  version?: number;
  tries?: { count: number; last: string; by: string; visit: boolean };
  dispatch?: { team: string; by: string; sentAt: string; arrivedAt?: string };
  silence?: { kind: string; explanation?: { ja?: string; en?: string } };
}
interface AreaSilence {
  district: string;
  name: string;
  kind: string;
  around: string;
  of: number;
  heard: number;
  silent: number;
  silentInOutage: number;
}
interface DeskStanding {
  waiting: number;
  since?: string;
  nobody: boolean;
  seen?: { at: string; by: string };
}
interface FeedItem {
  number?: number;
  group?: string;
  district?: string;
  needs?: string[];
  at: string;
  personId?: string;
  reportId?: string;
  name?: string;
  kind: string;
  text?: string | { ja?: string; en?: string };
}
interface RungCount {
  rung: number | string;
  waiting: number;
  groups?: Record<string, number>;
}
interface SeriesPoint {
  at: string;
  confirmed: Record<string, number>;
}
interface UnmatchedCount {
  open: number;
  danger: number;
  needs: number;
  oldestAt?: string;
  clockEndsAt?: string;
}
interface Unidentified {
  reportId: string;
  observedAt: string;
  receivedAt: string;
  place: string;
  needs: string[];
  clockEndsAt?: string;
  takenBy?: string;
  taker?: string;
}
interface Board {
  epoch: string | number;
  version: number;
  at: string;
  incidentNow?: string;
  speed?: number;
  counts: Record<string, Counts>;
  unlocated?: number;
  districts: DistrictCounts[];
  urgent: CheckItem[];
  rungs: RungCount[];
  overdue?: Record<string, number>;
  feed: FeedItem[];
  series: SeriesPoint[];
  unmatched?: UnmatchedCount;
  unidentified?: Unidentified[];
  waiting?: number;
  newestReportAt?: string;
  silence?: AreaSilence[];
  desk?: DeskStanding;
  tiles: { seen: Record<string, number>; all: number; epoch: string | number };
}
interface BoardDelta {
  epoch?: string | number;
  version: number;
  previous: number;
  at?: string;
  incidentNow?: string;
  speed?: number;
  counts?: Record<string, Counts>;
  unlocated?: number;
  districts?: DistrictCounts[];
  urgent?: { upsert?: CheckItem[]; remove?: string[] };
  rungs?: RungCount[];
  overdue?: Record<string, number>;
  feed?: FeedItem[];
  series?: SeriesPoint[];
  unmatched?: UnmatchedCount;
  unidentified?: Unidentified[];
  waiting?: number;
  newestReportAt?: string;
  silence?: AreaSilence[];
  desk?: DeskStanding;
  tiles?: string[];
}
