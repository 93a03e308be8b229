package jp.anpi.deploy.drills.play;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.product.SealedReport;

/**
 * A report in its envelope, made once.
 *
 * @param person whom it is about, when it names somebody of the roster
 * @param leaves when it is first sent, on the wall's clock
 */
record Letter(SealedReport report, Optional<PersonId> person, Instant leaves, int resend) {}
