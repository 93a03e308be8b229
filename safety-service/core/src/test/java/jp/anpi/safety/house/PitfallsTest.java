package jp.anpi.safety.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The file of pitfalls tells the truth: nothing is missing, and what it names exists. */
class PitfallsTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| (\\d+) \\| ([^|]+) \\|([^|]*)\\|([^|]*)\\|$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (pitfall0*(\\d+)[A-Z]\\w*)\\(");
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules", "data");

    /** What the safety core itself has to hold; the others come with capabilities around it. */
    private static final Set<Integer> OF_THE_CORE =
            Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 20, 21, 22, 28, 30, 31, 34, 35, 36, 37, 38, 40, 44);

    private static Map<String, String> sources = Map.of();
    private static List<Pitfall> pitfalls = List.of();

    /** @param tests as {@code Class#method} */
    private record Pitfall(int number, String trap, List<String> tests, String capability) {}

    @BeforeAll
    static void read() throws IOException {
        sources = testSources(root());
        pitfalls = parse(Files.readString(Path.of("pitfalls.md")));
    }

    @Test
    void all44AreThereEachOnce() {
        assertThat(pitfalls)
                .extracting(Pitfall::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 44).boxed().toList());
    }

    @Test
    void eachIsHeldByATestOrComesWithACapability() {
        assertThat(pitfalls)
                .allSatisfy(pitfall -> assertThat(pitfall.tests().isEmpty()
                                && pitfall.capability().isBlank())
                        .as("nothing holds pitfall %d", pitfall.number())
                        .isFalse());
    }

    @Test
    void whatBelongsToTheSafetyCoreIsHeldByTestsAndNotPutOff() {
        assertThat(pitfalls)
                .filteredOn(pitfall -> pitfall.tests().isEmpty())
                .extracting(Pitfall::number)
                .doesNotContainAnyElementsOf(OF_THE_CORE);
    }

    @Test
    void everyNamedTestExistsAndSaysItsPitfall() {
        pitfalls.forEach(pitfall -> pitfall.tests()
                .forEach(test ->
                        assertThat(problemOf(pitfall.number(), test, sources)).isEmpty()));
    }

    @Test
    void everyTestThatSaysAPitfallIsOfOneThatIsInTheFile() {
        Set<Integer> said = sources.values().stream()
                .flatMap(source -> METHOD.matcher(source).results())
                .map(found -> Integer.parseInt(found.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(said).isNotEmpty();
        assertThat(pitfalls.stream().map(Pitfall::number)).containsAll(said);
    }

    @Test
    void aTestThatDoesNotExistIsFound() {
        Map<String, String> one = Map.of("OneTest", "class OneTest { void pitfall3Holds() {} }");
        assertThat(problemOf(3, "OneTest#pitfall3Holds", one)).isEmpty();
        assertThat(problemOf(3, "OneTest#pitfall3HoldsNot", one)).contains("no method");
        assertThat(problemOf(3, "TwoTest#pitfall3Holds", one)).contains("no class");
        assertThat(problemOf(30, "OneTest#pitfall3Holds", one)).contains("does not say");
        assertThatThrownBy(() -> parse("no table")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String problemOf(int number, String test, Map<String, String> in) {
        String type = test.substring(0, test.indexOf('#'));
        String method = test.substring(test.indexOf('#') + 1);
        String source = in.get(type);
        if (source == null) {
            return "no class " + type;
        }
        if (!method.matches("pitfall0*" + number + "[A-Z].*")) {
            return test + " does not say pitfall " + number;
        }
        return source.contains("void " + method + "(") ? "" : "no method " + test;
    }

    private static List<Pitfall> parse(String text) {
        List<Pitfall> rows = new ArrayList<>();
        Matcher row = ROW.matcher(text);
        while (row.find()) {
            List<String> tests = NAMED.matcher(row.group(3))
                    .results()
                    .map(named -> named.group(1) + "#" + named.group(2))
                    .toList();
            rows.add(new Pitfall(Integer.parseInt(row.group(1)), row.group(2), tests, row.group(4)));
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("there is no row in this file");
        }
        return rows;
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> testSources(Path root) throws IOException {
        Map<String, String> found = new HashMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skipped = NOT_OURS.contains(folder.getFileName().toString());
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (name.endsWith("Test.java")) {
                    found.put(name.replace(".java", ""), Files.readString(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
