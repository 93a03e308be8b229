package jp.anpi.safety.lookahead;

import java.time.InstantSource;
import jp.anpi.safety.board.Boards;
import jp.anpi.safety.check.CheckStore;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.roster.Roster;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looking ahead from the live state. */
@Configuration(proxyBeanMethods = false)
public class LookAheadConfiguration {

    @Bean
    LookAheadRoutes lookAheadRoutes(
            Incidents incidents,
            FrozenRosters rosters,
            Roster roster,
            CheckStore checks,
            Boards boards,
            Assumptions assumptions,
            InstantSource clock) {
        var whatIfs = new WhatIfs(rosters, roster, checks, assumptions);
        var callPlans = new CallPlans(boards, roster);
        return new LookAheadRoutes(incidents, whatIfs, callPlans, roster, clock);
    }
}
