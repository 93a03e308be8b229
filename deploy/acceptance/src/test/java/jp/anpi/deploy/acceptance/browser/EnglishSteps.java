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
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.anpi.deploy.acceptance.product.Caller;
import jp.anpi.deploy.acceptance.product.Product;
import tools.jackson.databind.JsonNode;

/** Every page of the registry console in English: nobody who reads only that is left with a word in Japanese but names and what somebody wrote. */
record EnglishSteps(ConsolePage console, Product product) {

    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    /** Whatever can be read on the page, be it drawn or said by a screen reader. */
    private static final String WORDS = """
            () => {
              const all = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const { data, parentElement: within } = texts.currentNode;
                if (within.checkVisibility() && !within.closest("script, style, [lang=ja]")) all.push(data);
              }
              const seen = (query) => [...document.querySelectorAll(query)].filter((one) => one.checkVisibility());
              seen("[aria-label]").forEach((one) => all.push(one.getAttribute("aria-label")));
              seen("[placeholder]").forEach((one) => all.push(one.placeholder));
              seen("select").forEach((one) => [...one.options].forEach((option) => all.push(option.text)));
              return [...new Set(all)];
            }
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
        String member = first(caller, "/api/members?limit=1").get("office").asString()
                + "/members/"
                + first(caller, "/api/members?limit=1").get("id").asString();
        String notice =
                first(caller, "/api/statistics/plans/notices").get("kind").asString();
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
                someone + "/plans/" + plan + "/edit",
                "offices",
                "offices/new",
                some,
                some + "/members/new",
                "offices/" + member,
                "imports",
                "schedules",
                "floods",
                "exports",
                "prints",
                "sheets",
                "consents",
                "statistics",
                "statistics/standing/VALID",
                "statistics/notice/" + notice)) {
            page().navigate(product.address() + "/console/#/" + route);
            page().reload();
            assertThat(page().locator("h1, .console h2").first()).isVisible();
            assertThat(page().locator(".skeleton")).hasCount(0);
            assertThat(page().locator("html")).hasAttribute("lang", "en");
            List<String> left = words().stream()
                    .filter(EnglishSteps::isJapanese)
                    .filter(word -> isJapanese(without(names, word)))
                    .toList();
            if (!left.isEmpty()) {
                japanese.put(route, left);
            }
            accessible(page());
        }
        assertThat(japanese).as("in Japanese").isEmpty();
    }

    private static boolean isJapanese(String word) {
        return JAPANESE.matcher(word).find();
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
        Optional<String> page = Optional.of("/api/persons?limit=1000");
        while (page.isPresent()) {
            JsonNode people = caller.get(page.get()).json();
            texts(people.get("items")).forEach(names::add);
            page = people.optional("next").map(next -> "/api/persons?limit=1000&cursor=" + next.asString());
        }
        for (String list : List.of(
                "/api/offices?limit=1000",
                "/api/members?limit=1000",
                "/api/hazards/districts?limit=1000",
                "/api/hazards/floods",
                "/api/hazards/ground",
                "/api/hazards/shelters?limit=1000",
                "/api/auth/me",
                "/api/consents",
                "/api/incidents")) {
            texts(caller.get(list).json()).forEach(names::add);
        }
        return names.stream()
                .filter(EnglishSteps::isJapanese)
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
