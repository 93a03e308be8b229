package jp.anpi.registry.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    @ParameterizedTest
    @EnumSource(TextEncoding.class)
    void whatIsWrittenIsReadAgainInEveryEncoding(TextEncoding encoding) throws IOException {
        var writer = new CsvWriter(encoding);
        var bytes = new ByteArrayOutputStream();
        bytes.write(writer.beginning());
        List<List<String>> rows =
                List.of(List.of("宛名番号", "氏名"), List.of("0001234", "髙﨑, \"花\"\n子"), List.of("", "ﾊﾝｶｸ①"));
        for (List<String> row : rows) {
            bytes.write(((CsvWriter.Written.Row) writer.write(row)).bytes());
        }
        assertThat(TextEncoding.sniff(new ByteArrayInputStream(bytes.toByteArray())))
                .isEqualTo(encoding);
        var csv = new CsvReader(
                new InputStreamReader(new ByteArrayInputStream(bytes.toByteArray()), encoding.charset()),
                SheetLimits.USUAL);
        for (List<String> row : rows) {
            assertThat(csv.next().orElseThrow().cells()).isEqualTo(row);
        }
    }

    @Test
    void pitfall25WhatWindows31jCannotHoldIsReportedAndNeverAQuestionMark() {
        var writer = new CsvWriter(TextEncoding.WINDOWS_31J);
        writer.write(List.of("宛名番号", "氏名"));
        assertThat(writer.write(List.of("1", "𠮷田 𠮷乃 髙"))).isEqualTo(new CsvWriter.Written.Impossible(2, 2, "𠮷"));
    }

    @ParameterizedTest
    @CsvSource({"9時〜17時, 9時～17時", "1−2, 1－2", "川端—東, 川端―東"})
    void pitfall25WhatAPhoneTypesIsWrittenAsWindows31jHasIt(String cell, String written) {
        var row = (CsvWriter.Written.Row) new CsvWriter(TextEncoding.WINDOWS_31J).write(List.of(cell));
        assertThat(new String(row.bytes(), TextEncoding.WINDOWS_31J.charset())).isEqualTo(written + "\r\n");
        var plain = (CsvWriter.Written.Row) new CsvWriter(TextEncoding.UTF_8).write(List.of(cell));
        assertThat(new String(plain.bytes(), TextEncoding.UTF_8.charset())).isEqualTo(cell + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+81", "-1", "@SUM(A1)", "\tx", "＝1"})
    void whatCouldBeginAFormulaDoesNot(String cell) {
        var row = (CsvWriter.Written.Row) new CsvWriter(TextEncoding.UTF_8).write(List.of(cell));
        assertThat(new String(row.bytes(), TextEncoding.UTF_8.charset())).startsWith("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+81-4-7100", "-1", "@SUM(A1)", "＝1", "'quoted", "'", "", "花子"})
    void whatIsReadAgainIsWhatWasThere(String cell) throws IOException {
        var row = (CsvWriter.Written.Row) new CsvWriter(TextEncoding.UTF_8).write(List.of(cell, "x"));
        var csv = new EncodedCsv(new ByteArrayInputStream(row.bytes()), TextEncoding.UTF_8, SheetLimits.USUAL);
        assertThat(CsvWriter.plain(csv.next().orElseThrow().cell(1))).isEqualTo(cell);
    }
}
