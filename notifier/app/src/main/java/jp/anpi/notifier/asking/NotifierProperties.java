package jp.anpi.notifier.asking;

import java.time.Duration;
import jp.anpi.notifier.delivery.RetryPolicy;
import jp.anpi.notifier.digest.Window;
import jp.anpi.notifier.wording.Wording;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How questions become messages.
 *
 * @param language of all messages
 * @param link where answers are given; {@code {incident}} stands for the incident's id
 * @param answerLink where one question is answered without signing in; {@code {answer}} stands for the signed link, and an empty
 *     value leaves it out of messages
 * @param quiet a message goes out when no further question arrived for this long
 * @param longest at the latest this long after its first question
 * @param pace between two messages to one recipient, in incident time, unless it is urgent
 * @param mostPeople in one message
 * @param attempts before a message is parked for a person to look at
 * @param firstWait after the first failed attempt; doubles
 * @param longestWait between attempts
 */
@ConfigurationProperties("anpi.notifier")
record NotifierProperties(
        @DefaultValue("ja") Wording.Tongue language,
        @DefaultValue("http://localhost:8080/phone/") String link,

        @DefaultValue("http://localhost:8080/answer/#{answer}")
        String answerLink,

        @DefaultValue("2s") Duration quiet,
        @DefaultValue("10s") Duration longest,
        @DefaultValue("5m") Duration pace,
        @DefaultValue("100") int mostPeople,
        @DefaultValue("12") int attempts,
        @DefaultValue("5s") Duration firstWait,
        @DefaultValue("5m") Duration longestWait) {

    NotifierProperties {
        require(link.startsWith("https://") || link.startsWith("http://"), "link: an http or https address");
        require(
                answerLink.isEmpty() || (answerLink.startsWith("http") && answerLink.contains("#{answer}")),
                "answer-link: an address that ends with #{answer}, or nothing");
        require(quiet.isPositive(), "quiet: more than nothing");
        require(longest.compareTo(quiet) >= 0, "longest: not below anpi.notifier.quiet");
        require(!pace.isNegative(), "pace: 0 or more");
        require(mostPeople >= 1 && mostPeople <= 100, "most-people: 1 to 100");
        require(attempts >= 1 && attempts <= 100, "attempts: 1 to 100");
        require(firstWait.isPositive(), "first-wait: more than nothing");
        require(longestWait.compareTo(firstWait) >= 0, "longest-wait: not below anpi.notifier.first-wait");
    }

    Window window() {
        return new Window(quiet, longest, pace);
    }

    RetryPolicy retry() {
        return new RetryPolicy(attempts, firstWait, longestWait);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("anpi.notifier." + otherwise);
        }
    }
}
