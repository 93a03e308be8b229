package jp.anpi.safety.simulation;

import java.time.Instant;
import jp.anpi.safety.check.CheckContext;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.check.CheckRules;
import jp.anpi.safety.check.Decision;
import jp.anpi.safety.check.SafetyCheck;

/** The rules that are driven: the product's own, or in tests the same with a fault planted. */
interface Rules {

    Decision fold(SafetyCheck check, CheckEvent event, CheckContext context, Instant now);

    Decision due(SafetyCheck check, CheckContext context, Instant now);

    /** What the product runs. */
    Rules OURS = new Rules() {
        @Override
        public Decision fold(SafetyCheck check, CheckEvent event, CheckContext context, Instant now) {
            return CheckRules.fold(check, event, context, now);
        }

        @Override
        public Decision due(SafetyCheck check, CheckContext context, Instant now) {
            return CheckRules.due(check, context, now);
        }
    };
}
