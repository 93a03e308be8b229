package jp.anpi.safety.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.CheckStatus;

/** How many people stand where: by group, by district, by rung, and how many are silent where the power is out. */
// An enum's place is the index of an array of one process, never stored.
@SuppressWarnings("EnumOrdinal")
final class Counts {

    private static final int MOST_RUNGS = 16;
    private static final Tally NOBODY = new Tally();

    private final List<PriorityGroup> asked;
    private final Tally all = new Tally();
    private final Map<DistrictId, Tally> districts = new LinkedHashMap<>();
    private final Map<DistrictId, Integer> silentInOutage = new HashMap<>();
    private final Set<DistrictId> changed = new LinkedHashSet<>();
    private final int[][] rungs = new int[PriorityGroup.values().length][MOST_RUNGS + 1];

    /** @param asked groups about whom somebody is asked: of the others silence says nothing */
    Counts(List<PriorityGroup> asked) {
        this.asked = asked;
    }

    /** Counts somebody in or, before they change, out. */
    void add(Columns columns, int number, int by) {
        PriorityGroup group = columns.group(number);
        CheckStatus status = columns.status(number);
        boolean stale = columns.stale(number);
        all.add(group, status, stale, by);
        DistrictId district = columns.district(number);
        districts.computeIfAbsent(district, _ -> new Tally()).add(group, status, stale, by);
        changed.add(district);
        if (status == CheckStatus.SILENT && columns.powerOut(number) && asked.contains(group)) {
            silentInOutage.merge(district, by, Integer::sum);
        }
        rungs[group.ordinal()][Math.min(MOST_RUNGS, columns.rung(number))] += by;
    }

    Tally all() {
        return all;
    }

    /** By code, whatever order the roster came in. */
    List<DistrictCount> districts() {
        return counts(districts.keySet().stream().sorted(Comparator.comparing(DistrictId::value)));
    }

    /** Those that changed since they were taken last. */
    List<DistrictCount> takeChanged() {
        List<DistrictCount> taken = counts(changed.stream());
        changed.clear();
        return taken;
    }

    private List<DistrictCount> counts(Stream<DistrictId> some) {
        return some.map(id ->
                        new DistrictCount(id, districts.getOrDefault(id, NOBODY).byGroup()))
                .toList();
    }

    List<RungCount> rungs() {
        List<RungCount> waiting = new ArrayList<>();
        for (PriorityGroup group : PriorityGroup.values()) {
            for (int rung = 1; rung <= MOST_RUNGS; rung++) {
                int people = rungs[group.ordinal()][rung];
                if (people > 0) {
                    waiting.add(new RungCount(group, rung, people));
                }
            }
        }
        return waiting;
    }

    /** Who answers in a district and who is silent, of the people somebody is asked about. */
    AreaSilence silenceIn(DistrictId district) {
        return silenceIn(district, ofAsked(all));
    }

    private AreaSilence silenceIn(DistrictId district, StatusCount city) {
        StatusCount here = ofAsked(districts.getOrDefault(district, NOBODY));
        return new AreaSilence(
                district,
                here.total(),
                heard(here),
                here.silent(),
                silentInOutage.getOrDefault(district, 0),
                AreaSilence.othersAnswer(here.total(), city.total() - here.total(), heard(city) - heard(here)));
    }

    private static int heard(StatusCount count) {
        return count.confirmed() + count.needsHelp();
    }

    private StatusCount ofAsked(Tally tally) {
        return asked.stream().map(tally::of).reduce(StatusCount.NONE, StatusCount::plus);
    }

    /** The same of every district, the most worrying first. */
    List<AreaSilence> silence() {
        StatusCount city = ofAsked(all);
        return AreaSilence.ranked(
                districts.keySet().stream().map(id -> silenceIn(id, city)).toList());
    }
}
