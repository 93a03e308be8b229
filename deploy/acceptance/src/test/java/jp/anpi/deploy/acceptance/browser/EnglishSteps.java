package jp.anpi.deploy.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jp.anpi.deploy.acceptance.browser.Axe.accessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Product;
import tools.jackson.databind.JsonNode;

/** Every page of the registry console in English: nobody who reads only that is left with a button or a heading in Japanese. */
record EnglishSteps(ConsolePage console, Product product) {

    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    private static final String WORDS = """
            () => [...document.querySelectorAll("h1, h2, h3, h4, button, legend, label, th, dt, .console summary, nav a")]
                .filter((one) => one.checkVisibility())
                .map((one) => one.getAttribute("aria-label") ?? one.innerText)
            """;

    /** From a page on which the language can be changed. */
    void everyPage() {
        Caller caller = Caller.signIn(product, "desk");
        JsonNode person = caller.get("/api/persons?limit=1000")
                .json()
                .get("items")
                .valueStream()
                .filter(one -> one.get("hasPlan").asBoolean())
                .findFirst()
                .orElseThrow();
        JsonNode office = first(caller, "/api/offices?limit=1");
        String someone = "people/" + person.get("id").asString();
        String some = "offices/" + office.get("id").asString();
        int plan = first(caller, "/api/persons/" + person.get("id").asString() + "/plans")
                .get("version")
                .asInt();
        List<String> names = names(caller, person.get("id").asString());
        Map<String, List<String>> japanese = new LinkedHashMap<>();
        for (String route : List.of(
                "people",
                "people/new",
                someone,
                someone + "/edit",
                someone + "/particulars",
                someone + "/needs",
                someone + "/care",
                someone + "/plans/" + plan,
                "offices",
                "offices/new",
                some,
                some + "/members/new",
                "imports",
                "schedules",
                "floods",
                "exports",
                "prints",
                "sheets",
                "statistics",
                "statistics/standing/VALID")) {
            page().navigate(product.address() + "/console/#/" + route);
            page().reload();
            assertThat(page().locator("h1, .console h2").first()).isVisible();
            assertThat(page().locator(".skeleton")).hasCount(0);
            assertThat(page().locator("html")).hasAttribute("lang", "en");
            List<String> left = words().stream()
                    .filter(word -> JAPANESE.matcher(without(names, word)).find())
                    .toList();
            if (!left.isEmpty()) {
                japanese.put(route, left);
            }
            accessible(page());
        }
        assertThat(japanese).as("in Japanese").isEmpty();
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        ((List<?>) page().evaluate(WORDS)).forEach(word -> words.add(String.valueOf(word)));
        return words;
    }

    private static String without(List<String> names, String word) {
        String rest = word;
        for (String name : names) {
            rest = rest.replace(name, "");
        }
        return rest;
    }

    /** What people, places, offices and files are called is not translated, nor what is on record of somebody; the longest first, since
     * some are parts of others. */
    private static List<String> names(Caller caller, String person) {
        List<String> names = new ArrayList<>();
        for (String of : List.of("", "/group", "/particulars", "/plans")) {
            texts(caller.get("/api/persons/" + person + of).json()).forEach(names::add);
        }
        for (String list : List.of(
                "/api/persons?limit=1000",
                "/api/offices?limit=1000",
                "/api/members?limit=1000",
                "/api/hazards/districts?limit=1000",
                "/api/hazards/floods",
                "/api/hazards/ground",
                "/api/hazards/shelters?limit=1000",
                "/api/incidents")) {
            JsonNode items = caller.get(list).json().get("items");
            for (String field : List.of("name", "title", "office")) {
                items.valueStream()
                        .map(one -> one.get(field))
                        .filter(name -> name != null && name.isString())
                        .map(JsonNode::asString)
                        .forEach(names::add);
            }
        }
        return names.stream()
                .distinct()
                .sorted(Comparator.comparing((Function<String, Integer>) String::length)
                        .reversed())
                .toList();
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isString()
                ? Stream.of(node.asString()).filter(text -> !text.isBlank())
                : node.valueStream().flatMap(EnglishSteps::texts);
    }

    private static JsonNode first(Caller caller, String list) {
        return caller.get(list).json().get("items").get(0);
    }

    private Page page() {
        return console.page();
    }
}
