package jp.anpi.registry.group;

import java.time.LocalDate;
import java.time.Month;

/**
 * When a child is no longer before school (乳幼児): on 1 April, when the school year begins. Six years are full on the day before the
 * birthday (年齢計算ニ関する法律), and school begins with the next school year (学校教育法 第17条): who is born on 1 April begins it a year
 * before who is born on the 2nd.
 */
public final class SchoolAge {

    private static final int YEARS = 6;

    private SchoolAge() {}

    /** The first day at school. */
    public static LocalDate begins(LocalDate born) {
        LocalDate sixth = born.plusYears(YEARS);
        LocalDate april = LocalDate.of(sixth.getYear(), Month.APRIL, 1);
        return sixth.isAfter(april) ? april.plusYears(1) : april;
    }
}
