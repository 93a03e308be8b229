package jp.anpi.deploy.standalone;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Keeps the framework's own report away from an operator when one sentence says what is wrong; {@link Anpi} prints that sentence. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusalReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        return RefusalSentence.isComplete(failure);
    }
}
