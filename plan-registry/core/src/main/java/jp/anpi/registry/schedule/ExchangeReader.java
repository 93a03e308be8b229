package jp.anpi.registry.schedule;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.anpi.registry.schedule.ExchangeFault.Reason;
import jp.anpi.registry.sheet.EncodedCsv;
import jp.anpi.registry.sheet.SheetLimits;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.sheet.TextEncoding;

/**
 * Reads a file of the care-plan exchange (ケアプランデータ連携標準仕様, third and fourth edition): MS932, free text in quotes with its
 * line breaks. A fault costs its row and nothing else; rows of one visit that bill several codes become one visit.
 */
public final class ExchangeReader {

    private static final Pattern VERSION = Pattern.compile("[0-9]{6}");

    /** What a row is of that names no office or no kind of service. */
    private static final String UNKNOWN = "";

    private final ExchangeName name;
    private final Faults faults = new Faults();
    private final Map<Insured, Collected> people = new LinkedHashMap<>();
    private final Map<String, String> offices = new LinkedHashMap<>();
    private final List<Delivery> withdrawals = new ArrayList<>();
    private final List<Supplement> supplements = new ArrayList<>();
    private Optional<String> version = Optional.empty();
    private int rows;
    private int skipped;
    private int lost;

    private ExchangeReader(ExchangeName name) {
        this.name = name;
    }

    /** What was read about one person. */
    private static final class Collected {
        final TreeSet<Visit> visits = new TreeSet<>();
        final SequencedSet<String> services = new TreeSet<>();
        final Map<String, Integer> lostOf = new HashMap<>();

        void lose(String service) {
            lostOf.merge(service, 1, Integer::sum);
        }

        int lost() {
            return lostOf.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** A row that does not even say what it is of may be of any. */
        int lostOf(String service) {
            return lostOf.getOrDefault(service, 0) + lostOf.getOrDefault(UNKNOWN, 0);
        }
    }

    /** Reads a whole file. One that is not MS932 after all is read as what it is, and that is told. */
    public static ExchangeReading read(ExchangeName name, byte[] file) {
        try {
            var reader = new ExchangeReader(name);
            TextEncoding encoding = TextEncoding.sniff(new ByteArrayInputStream(file));
            if (encoding != TextEncoding.WINDOWS_31J && !isAscii(file)) {
                reader.faults.add(new ExchangeFault(
                        0, 0, Reason.ENCODING, encoding.charset().name()));
            }
            var csv = new EncodedCsv(new ByteArrayInputStream(file), encoding, SheetLimits.USUAL);
            for (var row = csv.next(); row.isPresent(); row = csv.next()) {
                if (!row.get().isBlank()) {
                    reader.take(row.get());
                }
            }
            return reader.reading();
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory could not be read", impossible);
        }
    }

    private static boolean isAscii(byte[] file) {
        for (byte b : file) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private void take(SheetRow row) {
        rows++;
        if (!VERSION.matcher(row.cell(Layout.VERSION).strip()).matches()) {
            skipped++;
            return;
        }
        var checked = new CheckedRow(row, faults);
        String of = checked.text(Layout.VERSION);
        if (!version.orElse(of).equals(of)) {
            checked.wrong(Layout.VERSION, Reason.MIXED_VERSIONS);
        }
        version = version.or(() -> Optional.of(of));
        switch (name.kind()) {
            case UPPLAN, UPJSK -> service(row, checked);
            case DLTPLAN, DLTJSK -> withdrawal(checked);
            case UPHOSOKU -> supplement(checked);
        }
        lost += checked.usable() ? 0 : 1;
    }

    private void service(SheetRow row, CheckedRow checked) {
        Optional<Layout> layout = Layout.of(row.cells().size());
        Optional<Insured> insured = checked.insured(Layout.INSURER, Layout.INSURED_NUMBER);
        if (layout.isEmpty()) {
            checked.wrong(0, Reason.COLUMNS);
        }
        String service = layout.map(columns -> visit(checked, columns, insured)).orElse(UNKNOWN);
        if (!checked.usable()) {
            insured.ifPresent(person -> of(person).lose(service));
        }
    }

    /** Takes a visit in; answers what service the row is of, as far as it says. */
    private String visit(CheckedRow row, Layout layout, Optional<Insured> insured) {
        YearMonth month = month();
        row.month(Layout.MONTH, month);
        Optional<LocalDate> day = row.dayIn(Layout.DAY, month);
        Optional<Visit.Span> span = row.span(Layout.START, Layout.END);
        int times = row.times(Layout.TIMES);
        String type = row.type(Layout.CODE);
        String provider = row.office(layout.provider());
        String service = type.isEmpty() || provider.isEmpty() ? UNKNOWN : provider + "/" + type;
        if (!row.usable() || insured.isEmpty() || day.isEmpty()) {
            return service;
        }
        offices.merge(
                provider,
                row.namesAreRead() ? row.text(layout.providerName()) : "",
                (known, other) -> known.isEmpty() ? other : known);
        Collected person = of(insured.get());
        person.services.add(service);
        if (times > 0) {
            person.visits.add(new Visit(provider, row.text(layout.branch()), type, day.get(), span));
        }
        return service;
    }

    private void withdrawal(CheckedRow row) {
        Optional<Insured> insured = row.insured(2, 3);
        row.month(4, month());
        boolean ofPlan = name.kind() == ExchangeName.Kind.DLTPLAN;
        String provider = ofPlan ? name.addressee() : row.office(5);
        String type = ofPlan ? "" : row.plainType(6);
        if (row.usable() && insured.isPresent()) {
            Insured person = insured.get();
            withdrawals.add(
                    ofPlan
                            ? new Delivery.PlanWithdrawn(person, month(), name.sequence(), provider)
                            : new Delivery.DoneWithdrawn(person, month(), name.sequence(), provider, type));
        }
    }

    private void supplement(CheckedRow row) {
        Optional<Insured> insured = row.insured(2, 3);
        Optional<LocalDate> birth = row.text(8).isEmpty() ? Optional.empty() : row.day(8);
        String level = row.text(18);
        if (!level.isEmpty() && !Supplement.CARE_LEVELS.contains(level)) {
            row.wrong(18, Reason.CARE_LEVEL);
        }
        if (row.usable() && row.namesAreRead() && insured.isPresent()) {
            supplements.add(new Supplement(
                    insured.get(),
                    row.text(6),
                    row.text(5),
                    birth,
                    row.text(10) + row.text(11),
                    row.text(12),
                    Optional.of(level).filter(Supplement.CARE_LEVELS::contains)));
        }
    }

    private Collected of(Insured person) {
        return people.computeIfAbsent(person, _ -> new Collected());
    }

    private YearMonth month() {
        return name.month().orElseThrow();
    }

    private ExchangeReading reading() {
        List<Delivery> deliveries = new ArrayList<>(withdrawals);
        people.forEach((person, read) -> {
            if (name.kind() == ExchangeName.Kind.UPPLAN) {
                if (read.visits.isEmpty() && read.lost() > 0) {
                    return; // Nothing of it could be read: that must not empty the month that is there.
                }
                deliveries.add(new Delivery.Planned(
                        person, month(), name.sequence(), name.addressee(), List.copyOf(read.visits), read.lost()));
            } else {
                read.services.forEach(service -> deliveries.add(done(person, read, service)));
            }
        });
        return new ExchangeReading(
                name, rows, skipped, lost, deliveries, supplements, offices, faults.first(), faults.count());
    }

    private Delivery done(Insured person, Collected read, String service) {
        int slash = service.indexOf('/');
        return new Delivery.Done(
                person,
                month(),
                name.sequence(),
                service.substring(0, slash),
                service.substring(slash + 1),
                read.visits.stream()
                        .filter(visit -> visit.service().equals(service))
                        .toList(),
                read.lostOf(service));
    }
}
