package jp.anpi.registry.http.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

class PathShapeTest {

    private static final List<String> PATTERNS = List.of(
            "/",
            "/*",
            "/api",
            "/api/",
            "/api/incidents",
            "/api/incidents/{id}",
            "/api/incidents/{id}/reports",
            "/api/incidents/{id}/checks/{person}",
            "/api/incidents/{id}/checks/{person}/claim",
            "/api/incidents/{id:[0-9]+}/reports",
            "/api/incidents/x-{id}/reports",
            "/api/*/x/reports",
            "/api/incidents/{*rest}",
            "/board/**",
            "/map/{z}/{x}/{y}.mvt",
            "/docs/file.json");

    private static final List<String> PATHS = List.of(
            "",
            "/",
            "//",
            "/x",
            "/api",
            "/api/",
            "/api//",
            "/API/incidents",
            "/api/incidents",
            "/api/incidents/",
            "/api/incidents/17",
            "/api/incidents/17/reports",
            "/api/incidents/17/reports/",
            "/api/incidents/17//reports",
            "/api/incidents/17;v=1/reports;v=2",
            "/api/incidents/1%37/report%73",
            "/api/incidents/x-1/reports",
            "/api/incidents/17/checks/p",
            "/api/incidents/17/checks/p/claim",
            "/api/y/x/reports",
            "/board",
            "/board/",
            "/board/a/b.js",
            "/map/1/2/3.mvt",
            "/docs/file.json");

    @Test
    void whatAPatternMatchesItsShapeNeverExcludes() {
        for (String pattern : PATTERNS) {
            var parsed = PathPatternParser.defaultInstance.parse(pattern);
            for (String text : PATHS) {
                var path = PathContainer.parsePath(text);
                if (parsed.matches(path)) {
                    assertThat(PathShape.of(pattern).mayMatch(path))
                            .as("%s and %s", pattern, text)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void patternsOfOtherWordsOrAnotherLengthAreExcluded() {
        var path = PathContainer.parsePath("/api/incidents/17/reports");
        assertThat(PATTERNS.stream().filter(pattern -> PathShape.of(pattern).mayMatch(path)))
                .containsExactly(
                        "/*",
                        "/api/incidents/{id}/reports",
                        "/api/incidents/{id:[0-9]+}/reports",
                        "/api/incidents/x-{id}/reports",
                        "/api/incidents/{*rest}",
                        "/board/**");
    }
}
