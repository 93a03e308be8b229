package jp.anpi.deploy.drills.play;

import java.time.Duration;
import java.util.Optional;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.scenario.ReportForm;

/**
 * A report that will be made.
 *
 * @param at     when it leaves, incident time since the onset
 * @param bundle reports with the same number belong together
 * @param resend how often the same bytes are sent again
 */
record Draft(Duration at, About about, ReportForm form, Optional<Integer> bundle, int resend) {

    sealed interface About {
        record Listed(PersonId person) implements About {}

        record Unlisted(String name, String address, Optional<String> birthDate) implements About {}
    }
}
