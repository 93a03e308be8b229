package jp.anpi.registry.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.signin.Failures;

/**
 * Remembers wrong passwords by account and address together, so that guessing gets slow and nobody locks another person out.
 * Bounded: when it is full, the oldest are forgotten first.
 */
public final class Patience {

    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<Who, Failures> failures = new ConcurrentHashMap<>();

    public Patience(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Who tries.
     *
     * @param from the address, of IPv6 the network (/64), since one customer owns all addresses in it
     */
    public record Who(String username, String from) {
        public static Who of(String username, Optional<InetAddress> address) {
            return new Who(username, address.map(Who::network).orElse("unknown"));
        }

        private static String network(InetAddress address) {
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                    : address.getHostAddress();
        }
    }

    /** How long this one has to wait before the next try is looked at. */
    public Duration waitFor(Who who) {
        Failures known = failures.get(who);
        return known == null ? Duration.ZERO : known.waitFrom(clock.instant());
    }

    public void failed(Who who) {
        Instant now = clock.instant();
        failures.merge(who, Failures.first(now), (known, _) -> known.another(now));
        if (failures.size() > MOST) {
            forget(now);
        }
    }

    public void succeeded(Who who) {
        failures.remove(who);
    }

    int size() {
        return failures.size();
    }

    private void forget(Instant now) {
        failures.values().removeIf(known -> known.isForgotten(now));
        failures.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().last()))
                .limit(Math.max(0, failures.size() - MOST / 2))
                .map(Map.Entry::getKey)
                .forEach(failures::remove);
    }
}
