package jp.anpi.registry.offender;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Breaks No-Message-Of-A-Fault-Is-Logged. */
class LogsAFault {

    private static final Logger LOG = LoggerFactory.getLogger(LogsAFault.class);

    void tell(RuntimeException fault) {
        LOG.warn("it failed", fault);
    }
}
