package jp.anpi.registry.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.hazard.DepthRank;
import jp.anpi.registry.hazard.FloodMap;
import org.jspecify.annotations.Nullable;

/**
 * Everybody of the city by what they are searched by, in memory alone: no name, not even a piece of one, has to lie readable in a
 * store for it. A search looks at all of them, which for 215,891 people takes a few hundredths of a second. Keeps the newest
 * version of each, in whatever order they come; safe from any thread.
 */
public final class PeopleIndex {

    private static final int FIRST_ROOM = 1 << 12;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable SearchEntry[] table = new SearchEntry[FIRST_ROOM];
    private int filled;
    private FloodMap map = FloodMap.EMPTY;

    /** Takes a state in, unless a newer one is known. */
    public void put(PersonState person) {
        SearchEntry entry = SearchEntry.of(person);
        lock.writeLock().lock();
        try {
            int slot = slot(table, new UUID(entry.high(), entry.low()));
            SearchEntry known = table[slot];
            if (known != null && known.version() > entry.version()) {
                return;
            }
            table[slot] = entry.in(map);
            filled += known == null ? 1 : 0;
            if (filled * 2 > table.length) {
                grow();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Forgets somebody. */
    public void remove(PersonId id) {
        lock.writeLock().lock();
        try {
            int gap = slot(table, id.value());
            if (table[gap] == null) {
                return;
            }
            table[gap] = null;
            filled--;
            for (int next = after(gap); table[next] != null; next = after(next)) {
                SearchEntry moved = table[next];
                table[next] = null;
                if (moved != null) {
                    table[slot(table, new UUID(moved.high(), moved.low()))] = moved;
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The map of floods by which homes are judged now. */
    public FloodMap floods() {
        lock.readLock().lock();
        try {
            return map;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Judges every home by another map; searches go on by the old one meanwhile. */
    public void judgeBy(FloodMap now) {
        @Nullable SearchEntry[] before;
        lock.writeLock().lock();
        try {
            map = now;
            before = table.clone();
        } finally {
            lock.writeLock().unlock();
        }
        @Nullable SearchEntry[] after = new SearchEntry[before.length];
        for (int i = 0; i < before.length; i++) {
            SearchEntry entry = before[i];
            after[i] = entry == null ? null : entry.in(now);
        }
        lock.writeLock().lock();
        try {
            for (int i = 0; i < before.length && map == now; i++) {
                SearchEntry known = before[i];
                if (known != null && known != after[i]) {
                    int slot = slot(table, new UUID(known.high(), known.low()));
                    table[slot] = table[slot] == known ? after[i] : table[slot];
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** How many live where the water may come, group by group; who moved away or died is not counted. */
    public List<HomesInFloods> homesInFloods() {
        int[][] depths = new int[PriorityGroup.values().length][DepthRank.values().length + 1];
        int[] nowhere = new int[PriorityGroup.values().length];
        lock.readLock().lock();
        try {
            for (SearchEntry entry : table) {
                if (entry != null && entry.livesHere()) {
                    int group = entry.group().number() - 1;
                    if (entry.isPlaced()) {
                        depths[group][entry.flood()]++;
                    } else {
                        nowhere[group]++;
                    }
                }
            }
        } finally {
            lock.readLock().unlock();
        }
        return Arrays.stream(PriorityGroup.values())
                .map(group -> HomesInFloods.of(group, depths[group.number() - 1], nowhere[group.number() - 1]))
                .toList();
    }

    /** How many there are. */
    public int size() {
        lock.readLock().lock();
        try {
            return filled;
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Who answers a question, in its order.
     *
     * @param seesProtected whether people under protection may be found by where they live
     * @param after the last of the page before; somebody who is gone meanwhile begins anew
     */
    public FoundPeople search(SearchQuestion question, boolean seesProtected, Optional<PersonId> after, int limit) {
        List<SearchTerm> terms = question.terms().stream().map(SearchTerm::of).toList();
        Comparator<SearchEntry> order = SearchEntry.by(question.order(), seesProtected);
        lock.readLock().lock();
        try {
            SearchEntry last = after.map(id -> table[slot(table, id.value())]).orElse(null);
            var page = new PriorityQueue<SearchEntry>(Math.min(limit, filled) + 1, order.reversed());
            int all = 0;
            for (SearchEntry entry : table) {
                if (entry == null || !entry.answers(question, terms, seesProtected)) {
                    continue;
                }
                all++;
                if (last != null && order.compare(entry, last) <= 0) {
                    continue;
                }
                SearchEntry worst = page.peek();
                if (page.size() < limit || worst != null && order.compare(entry, worst) < 0) {
                    page.add(entry);
                    if (page.size() > limit) {
                        page.remove();
                    }
                }
            }
            List<SearchEntry> sorted = new ArrayList<>(page);
            sorted.sort(order);
            return new FoundPeople(sorted.stream().map(SearchEntry::id).toList(), all);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Of whom a member of an office is in charge on a day: the most urgent group first, then by reading. */
    public List<PersonId> inChargeOf(MemberId member, OfficeId office, LocalDate day) {
        return all(entry -> entry.leading().stream()
                .anyMatch(one -> one.holdsOn(day) && one.putsInCharge(Optional.of(member), Optional.of(office))));
    }

    /** Who of some groups lives in a district, those under protection included: the most urgent group first, then by reading. */
    public List<PersonId> livingIn(DistrictId district, Set<PriorityGroup> groups) {
        return all(entry -> entry.district().equals(district.value()) && groups.contains(entry.group()));
    }

    private List<PersonId> all(Predicate<SearchEntry> wanted) {
        lock.readLock().lock();
        try {
            List<SearchEntry> found = new ArrayList<>();
            for (SearchEntry entry : table) {
                if (entry != null && wanted.test(entry)) {
                    found.add(entry);
                }
            }
            found.sort(SearchEntry.BY_GROUP);
            return found.stream().map(SearchEntry::id).toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    private void grow() {
        @Nullable SearchEntry[] larger = new SearchEntry[table.length * 2];
        for (SearchEntry entry : table) {
            if (entry != null) {
                larger[slot(larger, new UUID(entry.high(), entry.low()))] = entry;
            }
        }
        table = larger;
    }

    private int after(int slot) {
        return slot + 1 & table.length - 1;
    }

    /** Where the person stands, or would. */
    private static int slot(@Nullable SearchEntry[] in, UUID id) {
        int mask = in.length - 1;
        int hash = id.hashCode();
        int slot = (hash ^ hash >>> 16) & mask;
        for (SearchEntry there = in[slot]; there != null && !there.is(id); there = in[slot]) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
