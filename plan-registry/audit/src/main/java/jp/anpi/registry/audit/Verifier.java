package jp.anpi.registry.audit;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.anpi.registry.contract.AuditHead;

/** Reads a trail from its beginning, line after line, and notes what is wrong with it. One for each reading. */
final class Verifier {

    /** More than these are counted, not named: a trail that was replaced as a whole would name a million. */
    private static final int NAMED = 100;

    private final Chain chain;
    private final Map<Long, AuditHead> anchors = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<TrailLine> strange = new ArrayList<>();
    private final Optional<Cut> cut;
    private byte[] before;
    private long last;
    private long lines;
    private Optional<TrailLine> newest = Optional.empty();
    private boolean doubtful;

    /** Where the kept part begins. */
    record Cut(long upTo, byte[] link, byte[] mac) {}

    Verifier(Chain chain, Optional<Cut> cut, Collection<AuditHead> heads) {
        this.chain = chain;
        this.cut = cut;
        this.before = cut.map(Cut::link).orElseGet(chain::beginning);
        this.last = cut.map(Cut::upTo).orElse(0L);
        heads.stream()
                .filter(head -> head.chain().equals(chain.name()))
                .forEach(head -> anchors.put(head.line(), head));
        cut.filter(one -> !MessageDigest.isEqual(chain.cut(one.upTo(), one.link()), one.mac()))
                .ifPresent(one -> note(new Fault.ForgedBeginning(one.upTo())));
    }

    Verifier read(TrailLine line) {
        lines++;
        if (line.number() > last + 1) {
            note(new Fault.Missing(last + 1, line.number() - 1));
            doubtful = true;
        }
        boolean genuine = chain.isGenuine(line, line.number());
        if (!genuine) {
            if (strange.size() < NAMED) {
                strange.add(line);
            } else {
                note(new Fault.Changed(line.number()));
            }
        } else if (!doubtful && !chain.follows(line, before)) {
            note(new Fault.Unlinked(line.number()));
        }
        AuditHead anchor = anchors.remove(line.number());
        if (anchor != null && !MessageDigest.isEqual(HexFormat.of().parseHex(anchor.link()), line.link())) {
            note(new Fault.NotAsAnchored(line.number()));
        }
        doubtful = !genuine;
        before = line.link();
        last = line.number();
        newest = Optional.of(line);
        return this;
    }

    /** What was found, the lines in order. */
    Verification end() {
        long beginning = cut.map(Cut::upTo).orElse(0L);
        long anchored = anchors.keySet().stream()
                .filter(number -> number > beginning)
                .mapToLong(number -> number)
                .max()
                .orElse(0);
        if (anchored > last) {
            note(new Fault.Missing(last + 1, anchored));
        }
        for (TrailLine line : strange) {
            note(strange.stream()
                    .filter(other -> other.number() != line.number() && chain.isGenuine(line, other.number()))
                    .<Fault>map(other -> new Fault.Misplaced(line.number(), other.number()))
                    .findFirst()
                    .orElseGet(() -> new Fault.Changed(line.number())));
        }
        return new Verification(
                chain.name(),
                lines,
                beginning + 1,
                last,
                newest.map(TrailLine::at),
                newest.map(line -> Chain.text(line.link())),
                List.copyOf(faults));
    }

    private void note(Fault fault) {
        if (faults.size() < 2 * NAMED) {
            faults.add(fault);
        }
    }
}
