package jp.anpi.registry.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import jp.anpi.registry.contract.AuditHead;
import jp.anpi.registry.eventing.KeyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {

    private final Chain chain = chain("0123456789abcdef0123456789abcdef");

    @Test
    void aTrailAsItWasWrittenIsSoundAndTellsItsHead() {
        List<TrailLine> lines = trail(50);

        Verification found = verify(lines);

        assertThat(found.sound()).isTrue();
        assertThat(found.lines()).isEqualTo(50);
        assertThat(found.head()).contains(Chain.text(lines.getLast().link()));
        assertThat(verify(List.of()).sound()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 17, 50})
    void aChangedLineIsNamedAndNoOther(long number) {
        List<TrailLine> lines = trail(50);
        int place = (int) number - 1;
        TrailLine before = lines.get(place);
        List<TrailLine> forgeries = List.of(
                with(before, before.at().plusSeconds(1), before.act(), before.who(), before.whom(), before.sealed()),
                with(before, before.at(), Act.CHANGE, before.who(), before.whom(), before.sealed()),
                with(before, before.at(), before.act(), "somebody-else", before.whom(), before.sealed()),
                with(before, before.at(), before.act(), before.who(), List.of(), before.sealed()),
                with(before, before.at(), before.act(), before.who(), before.whom(), "other".getBytes(UTF_8)));
        for (TrailLine forged : forgeries) {
            lines.set(place, forged);
            assertThat(verify(lines).faults()).containsExactly(new Fault.Changed(number));
        }
    }

    @Test
    void removedLinesAreNamed() {
        List<TrailLine> lines = trail(50);
        lines.subList(16, 19).clear();
        lines.remove(29);

        assertThat(verify(lines).faults()).containsExactly(new Fault.Missing(17, 19), new Fault.Missing(33, 33));
    }

    @Test
    void aTrailWithoutItsBeginningIsNotSound() {
        List<TrailLine> lines = trail(10);
        lines.subList(0, 3).clear();

        assertThat(verify(lines).faults()).containsExactly(new Fault.Missing(1, 3));
    }

    @Test
    void swappedLinesAreNamedAsSuch() {
        List<TrailLine> lines = trail(50);
        TrailLine one = lines.get(16);
        TrailLine other = lines.get(39);
        lines.set(16, renumbered(other, 17));
        lines.set(39, renumbered(one, 40));

        assertThat(verify(lines).faults()).containsExactly(new Fault.Misplaced(17, 40), new Fault.Misplaced(40, 17));
    }

    @Test
    void linesCutOffTheEndAreNamedByWhatTheLogRemembers() {
        List<TrailLine> lines = trail(50);
        var head = head(lines.getLast());
        lines.subList(45, 50).clear();

        assertThat(verify(lines).sound()).as("the trail alone cannot tell").isTrue();
        assertThat(verify(lines, head).faults()).containsExactly(new Fault.Missing(46, 50));
    }

    @Test
    void aTrailWrittenAnewAfterACutIsNotTheOneThatIsRemembered() {
        List<TrailLine> lines = trail(50);
        var head = head(lines.getLast());
        lines.subList(45, 50).clear();
        TrailLine last = lines.getLast();
        for (long number = 46; number <= 50; number++) {
            last = chain.follow(draft(number, "new-" + number), last.link());
            lines.add(last);
        }

        assertThat(verify(lines, head).faults()).containsExactly(new Fault.NotAsAnchored(50));
    }

    @Test
    void whoeverLacksTheKeyMakesNoLineThatFits() {
        List<TrailLine> lines = trail(10);
        Chain forger = chain("another key of 32 bytes, not ours");
        lines.add(forger.follow(draft(11, "forged"), lines.getLast().link()));

        assertThat(verify(lines).faults()).containsExactly(new Fault.Changed(11));
    }

    @Test
    void oneServicesLineDoesNotFitIntoAnothersTrail() {
        Chain other = new Chain(
                "safety", new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(UTF_8), "HmacSHA256"));
        List<TrailLine> lines = trail(3);
        lines.set(1, other.follow(draft(2, "e2"), lines.getFirst().link()));

        assertThat(verify(lines).faults()).containsExactly(new Fault.Changed(2));
    }

    @Test
    void whatWasLawfullyRemovedIsNoFaultAndAForgedNoteOfItIsOne() {
        List<TrailLine> lines = trail(50);
        TrailLine upTo = lines.get(19);
        lines.subList(0, 20).clear();
        var lawful = new Verifier.Cut(20, upTo.link(), chain.cut(20, upTo.link()));
        var forged = new Verifier.Cut(20, upTo.link(), new byte[32]);

        assertThat(read(lines, Optional.of(lawful), List.of()).faults()).isEmpty();
        assertThat(read(lines, Optional.of(lawful), List.of()).first()).isEqualTo(21);
        assertThat(read(lines, Optional.of(forged), List.of()).faults()).containsExactly(new Fault.ForgedBeginning(20));
    }

    @Test
    void whateverIsDoneToLinesAtRandomIsFound() {
        var random = new Random(20261121);
        for (int round = 0; round < 300; round++) {
            List<TrailLine> lines = trail(2 + random.nextInt(30));
            var head = head(lines.getLast());
            List<TrailLine> before = List.copyOf(lines);
            int place = random.nextInt(lines.size());
            switch (random.nextInt(4)) {
                case 0 -> lines.remove(place);
                case 1 -> {
                    byte[] sealed = lines.get(place).sealed().clone();
                    sealed[random.nextInt(sealed.length)] ^= (byte) (1 << random.nextInt(8));
                    TrailLine line = lines.get(place);
                    lines.set(place, with(line, line.at(), line.act(), line.who(), line.whom(), sealed));
                }
                case 2 -> {
                    int other = (place + 1 + random.nextInt(lines.size() - 1)) % lines.size();
                    Collections.swap(lines, place, other);
                    lines.set(place, renumbered(lines.get(place), place + 1));
                    lines.set(other, renumbered(lines.get(other), other + 1));
                }
                default -> lines.subList(place, lines.size()).clear();
            }
            assertThat(verify(lines, head).sound())
                    .as("round %d of %d lines, at %d", round, before.size(), place)
                    .isFalse();
        }
    }

    private Verification verify(List<TrailLine> lines, AuditHead... heads) {
        return read(lines, Optional.empty(), List.of(heads));
    }

    private Verification read(List<TrailLine> lines, Optional<Verifier.Cut> cut, List<AuditHead> heads) {
        var verifier = new Verifier(chain, cut, heads);
        lines.forEach(verifier::read);
        return verifier.end();
    }

    private List<TrailLine> trail(int length) {
        List<TrailLine> lines = new ArrayList<>();
        byte[] link = chain.beginning();
        for (int number = 1; number <= length; number++) {
            TrailLine line = chain.follow(draft(number, "e" + number), link);
            link = line.link();
            lines.add(line);
        }
        return lines;
    }

    private static TrailLine draft(long number, String id) {
        return new TrailLine(
                number,
                id,
                Instant.parse("2026-11-21T00:00:00Z").plusSeconds(number),
                Act.VIEW,
                KeyId.INSTALLATION,
                "who-" + number % 3,
                List.of("whom-" + number % 7, "whom-" + number % 5),
                ("sealed " + id).getBytes(UTF_8),
                new byte[0],
                new byte[0]);
    }

    private static TrailLine with(TrailLine line, Instant at, Act act, String who, List<String> whom, byte[] sealed) {
        return new TrailLine(line.number(), line.id(), at, act, line.key(), who, whom, sealed, line.own(), line.link());
    }

    private static TrailLine renumbered(TrailLine line, long number) {
        return new TrailLine(
                number,
                line.id(),
                line.at(),
                line.act(),
                line.key(),
                line.who(),
                line.whom(),
                line.sealed(),
                line.own(),
                line.link());
    }

    private AuditHead head(TrailLine line) {
        return new AuditHead(chain.name(), line.number(), Chain.text(line.link()), line.at());
    }

    private static Chain chain(String key) {
        return new Chain("registry", new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
    }
}
