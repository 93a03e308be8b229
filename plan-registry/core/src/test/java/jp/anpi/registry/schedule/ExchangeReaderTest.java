package jp.anpi.registry.schedule;

import static jp.anpi.registry.schedule.SixthTable.DAY;
import static jp.anpi.registry.schedule.SixthTable.HANA;
import static jp.anpi.registry.schedule.SixthTable.HELP;
import static jp.anpi.registry.schedule.SixthTable.TARO;
import static jp.anpi.registry.schedule.SixthTable.december;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.schedule.ExchangeFault.Reason;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeReaderTest {

    @ParameterizedTest
    @CsvSource({
        "UPPLAN_202612_1270000001_43_1270000015_15_20261125180000.CSV, UPPLAN, V4",
        "UPPLAN_202612_1270000001_1270000015_20261125180000.CSV, UPPLAN, V3",
        "C:\\受信\\upjsk_202612_1270000015_15_1270000001_43_20270105090000.csv, UPJSK, V4",
        "DLTPLAN_202612_1270000001_43_1270000015_15_20261126090000.CSV, DLTPLAN, V4",
        "UPHOSOKU_000000_1270000001_43_1270000015_15_20261125180000.CSV, UPHOSOKU, V4"
    })
    void theNameOfAFileSaysWhatItIs(String file, ExchangeName.Kind kind, ExchangeName.Form form) {
        assertThat(ExchangeName.find(file))
                .hasValueSatisfying(name -> assertThat(name.kind()).isEqualTo(kind))
                .hasValueSatisfying(name -> assertThat(name.form()).isEqualTo(form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "利用票12月.csv",
                "UPPLAN_202613_1270000001_43_1270000015_15_20261125180000.CSV",
                "UPPLAN_000000_1270000001_43_1270000015_15_20261125180000.CSV",
                "UPPLAN_202612_1270000001_43_1270000015_20261125180000.CSV",
                "UPSIKYU_202612_1270000001_43_1270000015_15_20261125180000.CSV",
                "UPPLAN_202612_270000001_43_1270000015_15_20261125180000.CSV"
            })
    void aFileOfAnotherNameIsNotTakenForOne(String file) {
        assertThat(ExchangeName.find(file)).isEmpty();
    }

    @Test
    void bothEditionsSayTheSame() {
        var v4 = december().row(HANA, 3, "0930", "1630", "151111", DAY).read();
        var v3 = december().v3().row(HANA, 3, "0930", "1630", "151111", DAY).read();
        assertThat(v4.faults()).isEmpty();
        assertThat(v3.faults()).isEmpty();
        assertThat(v3.deliveries()).isEqualTo(v4.deliveries());
        assertThat(v4.offices()).containsEntry(DAY, "事業所15");
    }

    @Test
    void pitfall24RowsOfOneVisitAreOneVisit() {
        var reading = december()
                .row(HANA, 3, "0930", "1630", "151111", DAY)
                .row(HANA, 3, "0930", "1630", "155301", DAY)
                .row(HANA, 3, "0930", "1630", "155051", DAY)
                .read();
        assertThat(reading.rows()).isEqualTo(3);
        assertThat(visits(reading)).hasSize(1);
    }

    @Test
    void pitfall24NinetyNineNinetyNineIsNoTime() {
        assertThat(visits(december().row(HANA, 3, "9999", "9999", "212111", DAY).read()))
                .extracting(Visit::span)
                .containsExactly(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "0930, 9999, 13",
        "9999, 1630, 12",
        "2460, 1630, 12",
        "0930, 930, 13",
        "9:30, 1630, 12",
        "2400, 0100, 12"
    })
    void pitfall24ATimeThatIsNoneIsAFaultOfItsColumn(String start, String end, int column) {
        var reading = december()
                .row(HANA, 3, start, end, "151111", DAY)
                .row(HANA, 4, "0930", "1630", "151111", DAY)
                .read();
        assertThat(reading.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.row()).isEqualTo(1))
                .satisfies(fault -> assertThat(fault.column()).isEqualTo(column))
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.TIME));
        assertThat(visits(reading))
                .extracting(visit -> visit.day().getDayOfMonth())
                .containsExactly(4);
        assertThat(reading.lost()).isOne();
    }

    @Test
    void pitfall24MidnightAsTwentyFourHundredIsTheEndOfTheDay() {
        assertThat(visits(
                        december().row(HANA, 3, "2200", "2400", "111111", HELP).read()))
                .extracting(
                        visit -> visit.span().orElseThrow().endOf(visit.day()).toString())
                .containsExactly("2026-12-04T00:00");
    }

    @Test
    void pitfall24ADayOutsideTheMonthIsAFault() {
        List<String> cells = december().cells(HANA, 31, "0930", "1630", "151111", DAY);
        cells.set(9, "20270101");
        assertThat(december().line(cells).read().faults())
                .extracting(ExchangeFault::column, ExchangeFault::reason, ExchangeFault::found)
                .containsExactly(Tuple.tuple(10, Reason.DAY_OUTSIDE_MONTH, "20270101"));
        cells.set(9, "20261232");
        assertThat(december().line(cells).read().faults())
                .extracting(ExchangeFault::reason)
                .containsExactly(Reason.DAY);
    }

    @Test
    void whatDidNotTakePlaceIsNoVisit() {
        List<String> cells = december().cells(HANA, 3, "0930", "1630", "151111", DAY);
        cells.set(13, "0");
        var reading = december().line(cells).read();
        assertThat(reading.faults()).isEmpty();
        assertThat(visits(reading)).isEmpty();
    }

    @Test
    void pitfall25TheFileIsMs932AndALineBreakInANameIsNoNewRow() {
        List<String> cells = december().cells(HANA, 3, "0930", "1630", "151111", DAY);
        cells.set(20, "\"髙橋デイ①\r\n第二, 〜本館〜\"");
        var reading = december()
                .line(cells)
                .row(HANA, 4, "0930", "1630", "151111", DAY)
                .read();
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.rows()).isEqualTo(2);
        assertThat(reading.offices().get(DAY)).startsWith("髙橋デイ①\r\n第二, ");
    }

    @Test
    void pitfall25AFileThatIsUtf8AfterAllIsReadAsSuchAndThatIsTold() {
        List<String> cells = december().cells(HANA, 3, "0930", "1630", "151111", DAY);
        cells.set(20, "\"デイ花\"");
        var table = december().line(cells);
        var reading = table.read(new String(table.bytes(), SixthTable.MS932).getBytes(StandardCharsets.UTF_8));
        assertThat(reading.faults())
                .extracting(ExchangeFault::row, ExchangeFault::reason)
                .containsExactly(Tuple.tuple(0, Reason.ENCODING));
        assertThat(reading.offices()).containsEntry(DAY, "デイ花");
        assertThat(visits(reading)).hasSize(1);
    }

    @Test
    void pitfall25ARowInUtf8AmongTheOthersIsNamedItsVisitCountsAndItsNamesDoNot() throws IOException {
        List<String> cells = december().cells(HANA, 3, "0930", "1630", "151111", DAY);
        cells.set(20, "\"デイサービス花\"");
        var joined = new ByteArrayOutputStream();
        joined.write(december().row(HANA, 4, "0930", "1630", "151111", HELP).bytes());
        joined.write((String.join(",", cells) + "\r\n").getBytes(StandardCharsets.UTF_8));
        var reading = december().read(joined.toByteArray());
        assertThat(reading.faults())
                .extracting(ExchangeFault::row, ExchangeFault::reason)
                .containsExactly(Tuple.tuple(2, Reason.OTHER_ENCODING));
        assertThat(visits(reading)).hasSize(2);
        assertThat(reading.offices()).containsEntry(DAY, "").containsEntry(HELP, "事業所11");
    }

    @Test
    void pitfall25BytesThatAreNoCharactersAreToldWithTheirPlaceAndTheRowStillCounts() {
        List<String> cells = december().cells(HANA, 3, "0930", "1630", "151111", DAY);
        cells.set(20, "\"デイ@@\"");
        byte[] bytes = december().line(cells).bytes();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '@' ? (byte) 0xFF : bytes[i];
        }
        var reading = december().read(bytes);
        assertThat(reading.faults())
                .extracting(ExchangeFault::row, ExchangeFault::column, ExchangeFault::reason)
                .containsExactly(Tuple.tuple(1, 21, Reason.CHARACTERS));
        assertThat(visits(reading)).hasSize(1);
    }

    @Test
    void pitfall26ANumberThatLostItsZerosInASpreadsheetIsRefusedAndNotFilledUp() {
        List<String> cells = december().cells(HANA, 3, "0930", "1630", "151111", DAY);
        cells.set(2, "12345");
        var reading = december()
                .line(cells)
                .row(TARO, 3, "0930", "1630", "151111", DAY)
                .read();
        assertThat(reading.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.row()).isOne();
            assertThat(fault.column()).isEqualTo(3);
            assertThat(fault.reason()).isEqualTo(Reason.INSURED_NUMBER);
        });
        assertThat(reading.deliveries()).extracting(Delivery::insured).containsExactly(TARO);
    }

    @Test
    void pitfall26OneNumberAtTwoInsurersIsTwoPeople() {
        var elsewhere = new Insured("131016", HANA.number());
        assertThat(december()
                        .row(HANA, 3, "0930", "1630", "151111", DAY)
                        .row(elsewhere, 4, "0930", "1630", "151111", DAY)
                        .read()
                        .deliveries())
                .extracting(Delivery::insured)
                .containsExactly(HANA, elsewhere);
    }

    @Test
    void headersAndBlankRowsAreNoFaults() {
        var reading = december()
                .text("CSVバージョン,保険者番号,被保険者番号")
                .text("")
                .row(HANA, 3, "0930", "1630", "151111", DAY)
                .read();
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.skipped()).isOne();
        assertThat(visits(reading)).hasSize(1);
    }

    @Test
    void versionsAreNotMixedInOneFile() {
        List<String> cells = december().cells(HANA, 4, "0930", "1630", "151111", DAY);
        cells.set(0, "202208");
        var reading = december()
                .row(HANA, 3, "0930", "1630", "151111", DAY)
                .line(cells)
                .read();
        assertThat(reading.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.row()).isEqualTo(2);
            assertThat(fault.column()).isOne();
            assertThat(fault.reason()).isEqualTo(Reason.MIXED_VERSIONS);
        });
    }

    @Test
    void aRowOfAnotherLengthIsAFaultAndCountsAsAGapInThePersonsMonth() {
        List<String> cells = december().cells(HANA, 4, "0930", "1630", "151111", DAY);
        var reading = december()
                .row(HANA, 3, "0930", "1630", "151111", DAY)
                .line(cells.subList(0, 20))
                .read();
        assertThat(reading.faults()).extracting(ExchangeFault::reason).containsExactly(Reason.COLUMNS);
        assertThat(reading.deliveries())
                .singleElement()
                .isInstanceOfSatisfying(
                        Delivery.Planned.class, plan -> assertThat(plan.lost()).isOne());
    }

    @Test
    void aRowOfAReportThatCouldNotBeReadIsAGapOfItsOwnServiceAndOneThatNamesNoneOfAll() {
        List<String> nameless = december().cells(HANA, 5, "0930", "1630", "151111", DAY);
        nameless.set(19, "?");
        var reading = december()
                .kind("UPJSK")
                .row(HANA, 3, "0930", "1630", "151111", DAY)
                .row(HANA, 4, "0930", "16:30", "151111", DAY)
                .row(HANA, 3, "0800", "0900", "111111", HELP)
                .line(nameless)
                .read();
        assertThat(reading.deliveries())
                .extracting(Delivery.Done.class::cast)
                .extracting(Delivery.Done::provider, Delivery.Done::lost)
                .containsExactlyInAnyOrder(Tuple.tuple(DAY, 2), Tuple.tuple(HELP, 1));
    }

    @Test
    void aPersonOfWhomNothingCouldBeReadIsNotDeliveredAtAll() {
        assertThat(december()
                        .row(HANA, 3, "0930", "16:30", "151111", DAY)
                        .read()
                        .deliveries())
                .isEmpty();
    }

    @Test
    void aSupplementNamesThePersonAndItsGapsAreNoFaults() {
        List<String> cells = new ArrayList<>(Collections.nCopies(63, ""));
        cells.set(0, "202407");
        cells.set(1, HANA.insurer());
        cells.set(2, HANA.number());
        cells.set(3, "00000000");
        cells.set(4, "\"ﾐﾅｾ ﾊﾅ\"");
        cells.set(5, "\"水瀬 花\"");
        cells.set(7, "19410503");
        cells.set(17, "24");
        cells.set(62, "202612");
        var reading = december().kind("UPHOSOKU").line(cells).read();
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.supplements())
                .containsExactly(new Supplement(
                        HANA, "水瀬 花", "ﾐﾅｾ ﾊﾅ", Optional.of(LocalDate.of(1941, 5, 3)), "", "", Optional.of("24")));
    }

    private static List<Visit> visits(ExchangeReading reading) {
        return reading.deliveries().stream()
                .map(Delivery.Planned.class::cast)
                .flatMap(plan -> plan.visits().stream())
                .toList();
    }
}
