package jp.anpi.registry.letter;

import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import jp.anpi.registry.contract.PriorityGroup;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Letters that encourage people to make a plan (勧奨).
 *
 * @param groups who gets one
 * @param again after how long somebody who did not answer gets another
 */
@ConfigurationProperties("anpi.letter")
record LetterProperties(
        @DefaultValue({"PUSH_SUPPORT", "MEDICAL_COORDINATION"})
        Set<PriorityGroup> groups,

        @DefaultValue("1y") Period again) {
    LetterProperties {
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("anpi.letter.groups: name one group at least, such as PUSH_SUPPORT");
        }
        if (!LocalDate.EPOCH.plus(again).isAfter(LocalDate.EPOCH)) {
            throw new IllegalArgumentException("anpi.letter.again: a day at least, such as 1y");
        }
    }

    LetterRule rule() {
        return new LetterRule(groups, again);
    }
}
