package jp.anpi.registry.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommonProblemTest {

    @ParameterizedTest
    @EnumSource
    void bothLanguagesSaySomethingWithTheSameArguments(CommonProblem kind) {
        for (Text text : Stream.of(kind.title(), kind.detail()).toList()) {
            assertThat(text.ja()).isNotBlank();
            assertThat(text.en()).isNotBlank();
            assertThat(arguments(text.ja())).isEqualTo(arguments(text.en()));
        }
        assertThat(kind.status()).isBetween(400, 599);
    }

    /** People and scripts rely on these names: a test that changes here changes a promise. */
    @Test
    void publishedTypesStayAsTheyAre() {
        assertThat(Stream.of(CommonProblem.values()).map(ProblemKind::type))
                .containsExactly(
                        "urn:anpi:problem:unreadable",
                        "urn:anpi:problem:wrong-parameter",
                        "urn:anpi:problem:wrong-field",
                        "urn:anpi:problem:no-purpose",
                        "urn:anpi:problem:not-signed-in",
                        "urn:anpi:problem:device-withdrawn",
                        "urn:anpi:problem:forbidden",
                        "urn:anpi:problem:has-left",
                        "urn:anpi:problem:reading-token",
                        "urn:anpi:problem:foreign-origin",
                        "urn:anpi:problem:not-found",
                        "urn:anpi:problem:method-not-allowed",
                        "urn:anpi:problem:not-acceptable",
                        "urn:anpi:problem:stalled",
                        "urn:anpi:problem:too-large",
                        "urn:anpi:problem:unsupported-type",
                        "urn:anpi:problem:too-many-requests",
                        "urn:anpi:problem:refused-request",
                        "urn:anpi:problem:unavailable",
                        "urn:anpi:problem:internal");
    }

    private static SortedSet<String> arguments(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
