package jp.anpi.registry.schedule;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.OfficeId;

/** Files of the exchange as a care manager's program writes them; what matters to a test is said by it. */
final class SixthTable {

    static final Charset MS932 = Charset.forName("windows-31j");
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    static final Duration BUS = Duration.ofMinutes(30);

    static final Insured HANA = new Insured("122203", "0000012345");
    static final Insured TARO = new Insured("122203", "H123456789");

    /** 居宅介護支援, 通所介護, 訪問介護, 短期入所, 小規模多機能. */
    static final String MANAGER = "1270000001";

    static final String DAY = "1270000015";
    static final String HELP = "1270000011";
    static final String STAY = "1270000021";
    static final String SMALL = "1290000073";

    private final List<String> lines = new ArrayList<>();
    private String kind = "UPPLAN";
    private String month = "202612";
    private String addressee = DAY;
    private String sequence = "20261125180000";
    private boolean v3;

    static SixthTable december() {
        return new SixthTable();
    }

    SixthTable kind(String code) {
        kind = code;
        return this;
    }

    SixthTable month(String digits) {
        month = digits;
        return this;
    }

    SixthTable to(String office) {
        addressee = office;
        return this;
    }

    SixthTable sequence(String digits) {
        sequence = digits;
        return this;
    }

    SixthTable v3() {
        v3 = true;
        return this;
    }

    /** A service of one person: {@code day} of the month, times as HHMM or 9999. */
    SixthTable row(Insured person, int day, String start, String end, String code, String provider) {
        return line(cells(person, day, start, end, code, provider));
    }

    /** The cells of a row as they are written, to be spoilt by a test. */
    List<String> cells(Insured person, int day, String start, String end, String code, String provider) {
        List<String> cells = new ArrayList<>(Arrays.asList(
                v3 ? "202208" : "202407",
                person.insurer(),
                person.number(),
                "20261120",
                month,
                MANAGER,
                "\"佐藤\"",
                "500",
                "0",
                month + "%02d".formatted(day),
                "",
                start,
                end,
                "1",
                code));
        cells.addAll(v3 ? List.of("") : List.of("", "", "", ""));
        cells.addAll(List.of(provider, "\"事業所" + provider.substring(8) + "\"", "", "0", MANAGER, ""));
        return cells;
    }

    SixthTable line(List<String> cells) {
        return text(String.join(",", cells));
    }

    SixthTable text(String line) {
        lines.add(line);
        return this;
    }

    String file() {
        return v3
                ? "%s_%s_%s_%s_%s.CSV".formatted(kind, month, MANAGER, addressee, sequence)
                : "%s_%s_%s_43_%s_15_%s.CSV".formatted(kind, month, MANAGER, addressee, sequence);
    }

    byte[] bytes() {
        return (String.join("\r\n", lines) + "\r\n").getBytes(MS932);
    }

    ExchangeReading read() {
        return read(bytes());
    }

    ExchangeReading read(byte[] bytes) {
        return ExchangeReader.read(ExchangeName.find(file()).orElseThrow(), bytes);
    }

    /** A person's month out of several files, in the order given. */
    static CareMonth fold(Insured person, SixthTable... files) {
        return fold(person, Arrays.asList(files));
    }

    static CareMonth fold(Insured person, List<SixthTable> files) {
        List<Delivery> deliveries = files.stream()
                .flatMap(file -> file.read().deliveries().stream())
                .filter(delivery -> delivery.insured().equals(person))
                .toList();
        CareMonth month = CareMonth.empty(person, deliveries.getFirst().month());
        for (Delivery delivery : deliveries) {
            month = month.with(delivery);
        }
        return month;
    }

    /** Every number is in the register, under an id made of it. */
    static OfficeId office(String number) {
        return new OfficeId(new UUID(0, Long.parseLong(number)));
    }

    static Providers register() {
        return (number, _) -> Optional.of(office(number));
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(TOKYO).toInstant();
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
