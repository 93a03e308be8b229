package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An office (事業所) as of {@code version}.
 *
 * @param address as it was written; absent in older records
 * @param hours when somebody can be reached there (連絡可能時間), in words; absent in older records
 * @param serves the districts in which it serves people (サービス提供地域); empty where it serves all of the city or nobody said
 * @param otherKind what it does, in the words of who registered it, where no kind names it
 * @param until the last day on which it works, when it closes or has closed; absent in older records
 */
public record OfficeState(
        OfficeId id,
        long version,
        String name,
        Kind kind,
        DistrictId district,
        Optional<Position> position,
        Optional<String> phone,
        Optional<String> mail,
        boolean inFloodArea,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> address,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> hours,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<DistrictId> serves,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> otherKind,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LocalDate> until) {

    public OfficeState {
        serves = List.copyOf(serves);
    }

    /** What the office does. */
    public enum Kind {
        CARE_MANAGEMENT,
        VISITING_NURSING,
        CLINIC,
        DAY_SERVICE,
        HOME_HELP,
        SHORT_STAY,
        DISABILITY_SUPPORT,
        /** 小規模多機能型居宅介護: it visits, has people by day and overnight, as they need it. */
        SMALL_MULTIFUNCTION,
        GROUP_HOME,
        HOME_REHABILITATION,
        PHARMACY,
        /** Of oxygen and other devices at home (酸素・医療機器の業者). */
        DEVICE_SUPPLIER,
        /** What it does stands in words beside. */
        OTHER
    }

    /** An office of which neither address, hours nor area are known. */
    public OfficeState(
            OfficeId id,
            long version,
            String name,
            Kind kind,
            DistrictId district,
            Optional<Position> position,
            Optional<String> phone,
            Optional<String> mail,
            boolean inFloodArea) {
        this(
                id,
                version,
                name,
                kind,
                district,
                position,
                phone,
                mail,
                inFloodArea,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether it has not closed by that day. */
    public boolean worksOn(LocalDate day) {
        return until.map(last -> !day.isAfter(last)).orElse(true);
    }

    /** The next version, working until that day, or without an end. */
    public OfficeState withUntil(Optional<LocalDate> last) {
        return with(version + 1, last);
    }

    /** The same under another version. */
    public OfficeState withVersion(long number) {
        return with(number, until);
    }

    private OfficeState with(long number, Optional<LocalDate> last) {
        return new OfficeState(
                id,
                number,
                name,
                kind,
                district,
                position,
                phone,
                mail,
                inFloodArea,
                address,
                hours,
                serves,
                otherKind,
                last);
    }
}
