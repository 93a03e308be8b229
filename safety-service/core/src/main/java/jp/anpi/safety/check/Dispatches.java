package jp.anpi.safety.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.safety.contract.Actor;

/**
 * The cars and teams that were sent to one person, of which one at a time is out: two desks do not send two.
 *
 * @param newest the newest {@value #MOST}, oldest first
 */
public record Dispatches(List<Dispatch> newest) {

    public static final int MOST = 8;

    /** Nobody was sent yet. */
    public static final Dispatches NONE = new Dispatches(List.of());

    public Dispatches {
        newest = List.copyOf(newest);
    }

    /** The one that is on its way or there. */
    public Optional<Dispatch> out() {
        return newest.stream().filter(Dispatch::isOut).findFirst();
    }

    /** With one more; empty while another is out. */
    public Optional<Dispatches> send(String team, Actor by, Instant at) {
        if (out().isPresent()) {
            return Optional.empty();
        }
        var sent = new Dispatch(team, by, at, Optional.empty(), Optional.empty());
        return Optional.of(new Dispatches(Stream.concat(
                        newest.stream().skip(Math.max(0, newest.size() + 1 - MOST)), Stream.of(sent))
                .toList()));
    }

    /** The one that is out has arrived; empty when none is on its way. */
    public Optional<Dispatches> arrived(Instant at) {
        return out().filter(one -> one.arrivedAt().isEmpty()).map(one -> instead(one.arrived(at)));
    }

    /** The one that is out can be sent to somebody else; empty when none is out. */
    public Optional<Dispatches> back(Instant at) {
        return out().map(one -> instead(one.back(at)));
    }

    private Dispatches instead(Dispatch moved) {
        return new Dispatches(
                newest.stream().map(one -> one.isOut() ? moved : one).toList());
    }

    /** Whether somebody set out or arrived at that moment or later; who was called back on the way has tried nothing. */
    boolean triedSince(Instant moment) {
        return newest.stream()
                .filter(one -> one.isOut() || one.arrivedAt().isPresent())
                .anyMatch(one -> !one.arrivedAt().orElse(one.sentAt()).isBefore(moment));
    }
}
