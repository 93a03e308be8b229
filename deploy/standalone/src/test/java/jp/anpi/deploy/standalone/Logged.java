package jp.anpi.deploy.standalone;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What stands in the technical log from now on until it is closed. */
final class Logged implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    private Logged() {
        appender.list = new CopyOnWriteArrayList<>();
        appender.start();
        root.addAppender(appender);
    }

    static Logged listen() {
        return new Logged();
    }

    /** As an operator reads them, faults with all their causes. */
    List<String> lines() {
        return appender.list.stream()
                .map(event -> event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
                        + Optional.ofNullable(event.getThrowableProxy())
                                .map(ThrowableProxyUtil::asString)
                                .orElse(""))
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
    }
}
