package jp.anpi.registry.schedule;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Who an insured person is (利用者補足情報), as far as the sender filled it in. Names come from MS932 and are degraded already: they
 * help to find a person and never replace what the city wrote.
 */
public record Supplement(
        Insured insured,
        String name,
        String kana,
        Optional<LocalDate> birthDate,
        String address,
        String phone,
        Optional<String> careLevel) {

    /** 要介護状態区分 as the exchange writes it: 事業対象者, 要支援1・2, 要介護1 to 5. */
    static final Set<String> CARE_LEVELS = Set.of("06", "12", "13", "21", "22", "23", "24", "25");

    /** Says nothing: all of it is about a person. */
    @Override
    public String toString() {
        return "Supplement[…]";
    }
}
