package jp.anpi.registry.printing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a page. What people wrote is only ever {@link Words}, so it cannot become an element. */
public sealed interface Markup {

    /** What is read. */
    record Words(String text) implements Markup {}

    /** An element of XHTML. */
    record Tag(String name, Map<String, String> attributes, List<Markup> children) implements Markup {
        public Tag {
            attributes = Map.copyOf(attributes);
            children = List.copyOf(children);
        }

        /** The same with another attribute. */
        public Tag with(String attribute, String value) {
            Map<String, String> more = new LinkedHashMap<>(attributes);
            more.put(attribute, value);
            return new Tag(name, more, children);
        }

        /** The same with something more at its end. */
        Tag and(Markup last) {
            List<Markup> more = new ArrayList<>(children);
            more.add(last);
            return new Tag(name, attributes, more);
        }
    }

    /** @param children elements, and words as strings */
    static Tag tag(String name, Object... children) {
        List<Markup> inside = new ArrayList<>();
        for (Object child : children) {
            switch (child) {
                case Markup markup -> inside.add(markup);
                case String text -> inside.add(new Words(text));
                case List<?> several -> several.forEach(one -> inside.add((Markup) one));
                default -> throw new IllegalArgumentException("neither an element nor words: " + child.getClass());
            }
        }
        return new Tag(name, Map.of(), inside);
    }

    static Tag styled(String name, String style, Object... children) {
        return tag(name, children).with("class", style);
    }

    /** A row of a form: a heading and what is filled in. */
    static Tag row(String heading, Object... filledIn) {
        return tag("tr", tag("th", heading).with("scope", "row"), tag("td", filledIn));
    }

    /** The headings of a table's columns. */
    static Tag columns(String... headings) {
        return tag(
                "thead",
                tag(
                        "tr",
                        List.of(headings).stream()
                                .map(one -> tag("th", one).with("scope", "col"))
                                .toList()));
    }
}
