package jp.anpi.registry.http.page;

import jp.anpi.registry.http.access.RouteRule;
import jp.anpi.registry.http.access.RouteRules;

/**
 * One set of static files that anyone may load: everything a page shows comes through the API and its rules. One bean per
 * set; {@code /board} then leads to {@code /board/}, which answers the folder's {@code index.html}.
 *
 * @param path where it is served: {@code /} for the start page (that folder only, none below it) or {@code /name/}
 * @param folder where it lies: {@code classpath:/static/name/}
 */
public record Pages(String path, String folder) {

    public Pages {
        if (!path.startsWith("/") || !path.endsWith("/")) {
            throw new IllegalArgumentException("pages: the path must begin and end with a slash: " + path);
        }
        if (!folder.endsWith("/")) {
            throw new IllegalArgumentException("pages: the folder must end with a slash: " + folder);
        }
    }

    /** Files of {@code classpath:/static/<name>/} under {@code /<name>/}. */
    public static Pages under(String name) {
        return new Pages("/" + name + "/", "classpath:/static/" + name + "/");
    }

    /** The pattern of the files: one level for the start page, so that it cannot hide another service's paths. */
    String pattern() {
        return path.equals("/") ? "/*" : path + "**";
    }

    /** The rule that opens these files; {@code /board} itself is matched by {@code /board/**} too. */
    RouteRules rules() {
        return RouteRules.of(RouteRule.open("GET " + pattern()));
    }
}
