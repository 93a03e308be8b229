package jp.anpi.deploy.drills.product;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What came back from one call. */
public sealed interface Answer {
    /** Status 2xx. */
    record Ok(int status, JsonNode body) implements Answer {}

    /**
     * Any other status.
     *
     * @param said title and detail of the problem document, or the beginning of the body
     */
    record Refused(int status, String said, JsonNode body, Optional<Duration> retryAfter) implements Answer {
        /** Whether the same call may succeed later: the product is busy or partly down, not unwilling. */
        public boolean passing() {
            return status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
        }

        @Override
        public String toString() {
            return status + " " + said;
        }
    }

    /** Nothing came back in time, or the connection failed. */
    record None(String why) implements Answer {
        @Override
        public String toString() {
            return why;
        }
    }
}
