package jp.anpi.deploy.standalone;

import java.util.Optional;
import jp.anpi.deploy.embedded.kafka.EmbeddedKafkaException;
import jp.anpi.deploy.embedded.store.StoreFormatException;
import jp.anpi.deploy.embedded.store.StoreInUseException;
import jp.anpi.registry.eventing.InstallationKeyException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Finds the one sentence that tells an operator why the product did not start. */
final class RefusalSentence {

    private RefusalSentence() {}

    /** The refusal behind a failed start, or one that admits an unexpected fault. */
    static StartupRefused of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StartupRefused refused -> {
                    return refused;
                }
                case PortInUseException port -> {
                    return new StartupRefused(
                            ExitStatus.UNAVAILABLE,
                            "Port " + port.getPort()
                                    + " is taken by another process: stop that one, or choose another with --server.port=…");
                }
                case EmbeddedKafkaException kafka -> {
                    return new StartupRefused(ExitStatus.UNAVAILABLE, String.valueOf(kafka.getMessage()));
                }
                case BindException binding -> {
                    return new StartupRefused(
                            ExitStatus.CONFIGURATION, "The configuration is wrong: " + wrongValue(binding));
                }
                case StoreInUseException store -> {
                    return new StartupRefused(ExitStatus.UNAVAILABLE, String.valueOf(store.getMessage()));
                }
                case StoreFormatException store -> {
                    return new StartupRefused(ExitStatus.CONFIGURATION, String.valueOf(store.getMessage()));
                }
                case InstallationKeyException key -> {
                    return new StartupRefused(ExitStatus.CONFIGURATION, String.valueOf(key.getMessage()));
                }
                default -> {}
            }
        }
        return new StartupRefused(
                ExitStatus.SOFTWARE,
                "The start failed unexpectedly (" + failure.getClass().getSimpleName() + "): "
                        + deepestMessage(failure));
    }

    /** Whether the sentence says it all, so that a stack trace would only hide it. */
    static boolean isComplete(Throwable failure) {
        return of(failure).status() != ExitStatus.SOFTWARE;
    }

    /** The key and value at fault where one is known, and what is wrong with it. */
    private static String wrongValue(BindException binding) {
        String because = deepestMessage(binding);
        return Optional.ofNullable(binding.getProperty())
                .map(property -> property.getName() + "=" + property.getValue() + " (" + because + ")")
                .orElse(because);
    }

    private static String deepestMessage(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                message = cause.getMessage();
            }
        }
        return message.lines().findFirst().orElse("");
    }
}
