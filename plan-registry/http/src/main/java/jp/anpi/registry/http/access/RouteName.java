package jp.anpi.registry.http.access;

import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;

/** A method and pattern with the names of the variables left out, so that {@code {id}} and {@code {person}} are one route. */
final class RouteName {

    private static final Pattern REST = Pattern.compile("\\{\\*[^}]*}");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}:]*(:[^}]*)?}");

    private RouteName() {}

    static String of(HttpMethod method, String pattern) {
        String path = VARIABLE.matcher(REST.matcher(pattern).replaceAll("**")).replaceAll("{$1}");
        return method + " " + path;
    }
}
