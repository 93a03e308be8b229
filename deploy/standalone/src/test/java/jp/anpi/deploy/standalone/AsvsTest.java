package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The checklist names every line once and no test that does not exist. */
class AsvsTest {

    private static final Pattern ROW = Pattern.compile("^\\| (\\d+\\.\\d+\\.\\d+) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)(?:#(\\w+))?`");
    private static final int LEVELS_ONE_AND_TWO = 253;

    private static final Path ROOT = root();

    @Test
    void everyLineOfLevelsOneAndTwoIsThereOnceAndSaysHowItStands() throws IOException {
        List<String> numbers = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("deploy/decisions/asvs.md"))) {
            if (line.matches("^\\| \\d.*")) {
                var row = ROW.matcher(line);
                assertThat(row.matches()).as(line).isTrue();
                numbers.add(row.group(1));
                assertThat(row.group(3).strip()).as(line).hasSizeGreaterThan(3);
            }
        }

        assertThat(numbers).doesNotHaveDuplicates().hasSize(LEVELS_ONE_AND_TWO);
    }

    @Test
    void everyTestThatADecisionNamesExists() throws IOException {
        Map<String, String> tests = tests();
        try (Stream<Path> decisions = Files.list(ROOT.resolve("deploy/decisions"))) {
            for (Path decision :
                    decisions.filter(file -> file.toString().endsWith(".md")).toList()) {
                var named = TEST.matcher(Files.readString(decision));
                while (named.find()) {
                    String name = named.group(1);
                    assertThat(tests)
                            .as("%s names %s", decision.getFileName(), name)
                            .containsKey(name);
                    if (named.group(2) != null) {
                        assertThat(tests.get(name))
                                .as("%s names %s#%s", decision.getFileName(), name, named.group(2))
                                .contains("void " + named.group(2) + "(");
                    }
                }
            }
        }
    }

    private static Map<String, String> tests() throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(file -> file.toString().contains("/src/test/java/")
                            && file.getFileName().toString().endsWith("Test.java"))
                    .collect(Collectors.toList())) {
                texts.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        }
        return texts;
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("mvnw"))) {
            here = here.getParent();
        }
        return here;
    }
}
