package jp.anpi.safety.lookahead;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.anpi.safety.check.CheckItem;
import jp.anpi.safety.contract.CheckState.RunningClock;

/**
 * Who would run out, first to run out first.
 *
 * @param newestReportAt the age of what this was drawn from: the newest report about any of {@code of}
 * @param crossing how many of {@code of} would run out; {@code items} shows the first of them
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record WhatIfAnswer(
        Instant incidentNow,
        Instant from,
        Instant until,
        Optional<Instant> newestReportAt,
        Looked of,
        int crossing,
        List<Item> items) {

    /**
     * Whom the answer is about: the denominators.
     *
     * @param inside people of groups ① to ④ in the area
     * @param dependent those of them with devices, oxygen, dialysis or medicine in the registry, or of group ①, where a machine
     *     is assumed while none is told
     * @param notLocated people who cannot be placed, in an area drawn on the map: they may be inside
     * @param unknown people whom the registry no longer has
     */
    record Looked(int inside, int dependent, int notLocated, int unknown) {}

    /**
     * One person.
     *
     * @param check as it stands now, not as it would
     * @param clock the one that ends first
     * @param anyway whether it ends then also with power
     * @param deskHears absent when the desk would not hear of it by then
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Item(
            CheckItem check,
            RunningClock clock,
            List<RunningClock> clocks,
            boolean anyway,
            List<Prospect.Asked> asked,
            Optional<Instant> deskHears) {}
}
