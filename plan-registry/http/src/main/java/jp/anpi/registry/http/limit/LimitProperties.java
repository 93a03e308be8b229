package jp.anpi.registry.http.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one caller may ask. Sending reports, by link and by citizens too, is never limited here: it has its own bounds, answers 503 above it, and a
 * sender keeps what was not taken.
 *
 * <p>The defaults are ten times what the busiest minute needs: a board asks a few times a second, a phone once in ten
 * seconds; a whole care office or shelter behind one address opens some hundreds of links within a minute.
 *
 * @param session requests a second of one signed-in account on one device, for long
 * @param sessionBurst and at once
 * @param address requests a second of one address (IPv6: one /64) of whoever is not signed in, for long
 * @param addressBurst and at once
 */
@ConfigurationProperties("anpi.limit")
public record LimitProperties(
        @DefaultValue("300") int session,
        @DefaultValue("5000") int sessionBurst,
        @DefaultValue("100") int address,
        @DefaultValue("2000") int addressBurst) {

    public LimitProperties {
        require(session >= 1 && sessionBurst >= session, "session: at least 1, and session-burst at least as many");
        require(address >= 1 && addressBurst >= address, "address: at least 1, and address-burst at least as many");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("anpi.limit." + otherwise);
        }
    }
}
