package jp.anpi.registry.schedule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.anpi.registry.contract.OfficeId;
import reactor.core.publisher.Mono;

/** Gives the offices of a list the 事業所番号 by which the care-plan exchange knows them, and tells offices by them. */
public final class OfficeNumberLinks {

    private final OfficeNumbers numbers;

    OfficeNumberLinks(OfficeNumbers numbers) {
        this.numbers = numbers;
    }

    /** The offices of each number; several may share one. */
    public Mono<Map<String, List<OfficeId>>> known() {
        return numbers.byNumber();
    }

    /** Adds a number to each office; {@code list} is to be given to {@link #unlink} when that is taken back. */
    public Mono<Void> link(Map<OfficeId, String> all, UUID list) {
        return numbers.add(all, list);
    }

    /** Takes back what a list linked, but of those that came with it and stay. */
    public Mono<Void> unlink(UUID list, Set<OfficeId> staying) {
        return numbers.forget(list, staying);
    }
}
