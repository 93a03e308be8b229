package jp.anpi.deploy.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.anpi.registry.http.access.EveryRoute;

/**
 * What every caller gets from every route, as text. A cell says what happened with somebody of the caller's own and, behind the
 * bar, with somebody of others, each in a real incident and in a drill; what makes no difference is said once.
 */
final class AccessTable {

    static final String LEGEND = """
            Who may call what. One line a route, one column a caller; this file is what the running product does, written by
              ./mvnw -pl deploy/standalone -am test -Dtest=AccessTableTest -Dsurefire.failIfNoSpecifiedTests=false -Danpi.access.write=true
            and read by a person in every change of it.

              +  admitted (the call is then taken, or refused for what it says)      ?  not signed in (401)
              0  not to be known, or not there (404)                                 -  forbidden (403)

            A cell: own person, member or office | those of others; each in a real incident, then in a drill. "+" alone: always.
            Care staff (CARE_MANAGER to SUPPORTER) are one member of one office here, so "own" is the same for all of them.
            Ids of outages, disclosures, shelters, reports, tokens, devices and imports are made up: who may look gets a 0.
            """;

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\*?)([^}:]*)[^}]*}");
    private static final String UNKNOWN = "0e0e0e0e-1111-4222-8333-444444444444";

    /** A person, a member and an office that belong together. */
    record Subject(String person, String member, String office) {}

    /** Two incidents that go on, and two that may be closed. */
    record Incidents(String real, String drill, String closingReal, String closingDrill) {}

    private final TryingProduct product;
    private final Map<String, String> callers;
    private final Subject own;
    private final Subject foreign;
    private final Incidents incidents;

    AccessTable(TryingProduct product, Callers callers, Subject own, Subject foreign, Incidents incidents) {
        this.product = product;
        this.callers = callers.tokens();
        this.own = own;
        this.foreign = foreign;
        this.incidents = incidents;
    }

    String of(EveryRoute every) {
        int widest = every.routes().stream()
                .mapToInt(route -> route.toString().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        String columns =
                callers.keySet().stream().map(name -> "%-" + width(name) + "s").collect(Collectors.joining("  "));
        lines.add(" ".repeat(widest) + "  " + columns.formatted(callers.keySet().toArray()));
        for (var route : every.routes()) {
            Object[] cells =
                    callers.values().stream().map(token -> cell(route, token)).toArray();
            lines.add(("%-" + widest + "s  " + columns).formatted(join(route, cells)));
        }
        return LEGEND + "\n" + lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n")) + "\n";
    }

    private static Object[] join(EveryRoute.Route route, Object[] cells) {
        Object[] all = new Object[cells.length + 1];
        all[0] = route;
        System.arraycopy(cells, 0, all, 1, cells.length);
        return all;
    }

    private static int width(String name) {
        return Math.max(5, name.length());
    }

    private String cell(EveryRoute.Route route, String token) {
        String mine = modes(route, own, token);
        String others = isAboutSomebody(route.pattern()) ? modes(route, foreign, token) : mine;
        return mine.equals(others) ? mine : mine + "|" + others;
    }

    private String modes(EveryRoute.Route route, Subject subject, String token) {
        boolean closes = route.pattern().endsWith("/close");
        String real = letter(route, subject, closes ? incidents.closingReal() : incidents.real(), token);
        String drill = route.pattern().contains("{incident}")
                ? letter(route, subject, closes ? incidents.closingDrill() : incidents.drill(), token)
                : real;
        return real.equals(drill) ? real : real + drill;
    }

    private static boolean isAboutSomebody(String pattern) {
        return pattern.contains("{person}")
                || pattern.contains("{member}")
                || pattern.contains("{office}")
                || pattern.endsWith("/{incident}/reports")
                || pattern.startsWith("/api/persons/")
                || pattern.startsWith("/api/schedules/persons/")
                || pattern.startsWith("/api/schedules/offices/");
    }

    private String letter(EveryRoute.Route route, Subject subject, String incident, String token) {
        String path = filled(route.pattern(), subject, incident);
        int status = status(route, path, body(route, subject), token);
        return switch (status) {
            case 401 -> "?";
            case 403 -> "-";
            case 404 -> "0";
            default -> status < 500 && status != 429 ? "+" : "!" + status;
        };
    }

    /** Nothing that could be taken, but a whole report: only with a person in it a report is somebody's own or not. */
    private static String body(EveryRoute.Route route, Subject subject) {
        return route.toString().equals("POST /api/incidents/{incident}/reports")
                ? """
                        {"id": "%s", "personId": "%s", "contact": "REACHED", "evidence": "DIRECT", "condition": "SAFE",
                         "place": {"kind": "HOME"}, "needs": [], "source": "OTHER", "observedAt": "2026-11-21T09:10:00+09:00"}
                        """.formatted(UUID.randomUUID(), subject.person())
                : "{}";
    }

    private int status(EveryRoute.Route route, String path, String body, String token) {
        try {
            return product.status(route.method(), path, body, token);
        } catch (IOException noAnswer) {
            throw new UncheckedIOException(route.toString(), noAnswer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String filled(String pattern, Subject subject, String incident) {
        Function<String, String> values = name -> switch (name) {
            case "incident" -> incident;
            case "person" -> subject.person();
            case "member" -> subject.member();
            case "office" -> subject.office();
            case "path" -> "liveness";
            case "zoom" -> "15";
            case "x" -> "29000";
            case "y" -> "12900";
            case "id" ->
                pattern.startsWith("/api/persons/") || pattern.startsWith("/api/schedules/persons/")
                        ? subject.person()
                        : pattern.startsWith("/api/schedules/offices/") ? subject.office() : UNKNOWN;
            default -> UNKNOWN;
        };
        String path = VARIABLE.matcher(pattern)
                .replaceAll(found -> (found.group(1).isEmpty() ? "" : "/") + values.apply(found.group(2)));
        return path.replace("//", "/")
                .replace("/kit/**", "/kit/icon.svg")
                .replace("/**", "/")
                .replace("/*", "/");
    }
}
