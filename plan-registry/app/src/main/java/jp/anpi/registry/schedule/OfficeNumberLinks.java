package jp.anpi.registry.schedule;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.office.InUse;
import reactor.core.publisher.Mono;

/** Gives the offices of a list the 事業所番号 by which the care-plan exchange knows them, and tells offices by them. */
public final class OfficeNumberLinks implements InUse {

    private final OfficeNumbers numbers;
    private final Schedules schedules;

    OfficeNumberLinks(OfficeNumbers numbers, Schedules schedules) {
        this.numbers = numbers;
        this.schedules = schedules;
    }

    /** The offices of each number; several may share one. */
    public Mono<Map<String, List<OfficeId>>> known() {
        return numbers.byNumber();
    }

    @Override
    public Mono<Set<String>> among(Collection<String> ids) {
        return known().map(all -> all.values().stream()
                .flatMap(List::stream)
                .map(OfficeId::toString)
                .collect(Collectors.toSet()));
    }

    /** Adds a number to each office, by which everybody's table is read anew; {@code list} is to be given to {@link #unlink} when that is taken back. */
    public Mono<Void> link(Map<OfficeId, String> all, UUID list) {
        return known().flatMap(known -> {
            Map<OfficeId, String> more = new HashMap<>(all);
            more.entrySet()
                    .removeIf(
                            one -> known.getOrDefault(one.getValue(), List.of()).contains(one.getKey()));
            return more.isEmpty() ? Mono.empty() : numbers.add(more, list).then(Mono.defer(schedules::tellEverybody));
        });
    }

    /** Takes back what these lists linked, but of those that came with it and stay. */
    public Mono<Void> unlink(Set<UUID> lists, Set<OfficeId> staying) {
        return numbers.forget(lists, staying).flatMap(some -> some ? schedules.tellEverybody() : Mono.empty());
    }
}
