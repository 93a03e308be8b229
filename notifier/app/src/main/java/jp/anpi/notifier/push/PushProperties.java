package jp.anpi.notifier.push;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Notifications on phones (Web Push).
 *
 * @param subject whom a push service may ask about us, {@code mailto:…} or {@code https://…}; empty: no phone is notified
 * @param services origins of the push services that may be called, {@code *.} stands for any names in front; browsers say
 *     which one is theirs, so nothing else is ever called
 * @param timeout of one attempt
 * @param keepFor how long a push service keeps a notification for a phone that is switched off
 */
@ConfigurationProperties("anpi.push")
record PushProperties(
        @DefaultValue("") String subject,

        @DefaultValue({
            "https://fcm.googleapis.com",
            "https://updates.push.services.mozilla.com",
            "https://*.push.services.mozilla.com",
            "https://*.push.apple.com",
            "https://*.notify.windows.com"
        })
        List<String> services,

        @DefaultValue("5s") Duration timeout,
        @DefaultValue("6h") Duration keepFor) {

    PushProperties {
        services = List.copyOf(services);
        require(
                subject.isEmpty() || subject.matches("(mailto:|https://)[^\\s\"\\\\]+"),
                "subject: mailto:… or https://…, or nothing");
        require(
                services.stream().allMatch(one -> one.matches("https?://(\\*\\.)?[a-z0-9.-]+(:[0-9]+)?")),
                "services: origins such as https://fcm.googleapis.com");
        require(timeout.toMillis() >= 100 && timeout.toSeconds() <= 20, "timeout: 100ms to 20s");
        require(keepFor.isPositive() && keepFor.toDays() <= 28, "keep-for: more than nothing, at most 28d");
    }

    boolean configured() {
        return !subject.isEmpty();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("anpi.push." + otherwise);
        }
    }
}
