package jp.anpi.registry.http.page;

import java.util.Set;

/**
 * A script without its comments, its lines kept. What looks like a comment in a string, a template or a regular expression is none;
 * a comment that begins with {@code /*!} is a licence and stays. A script that ends in the middle of something was not understood
 * and stays as it is.
 */
final class CommentFree {

    /** After one of these words a slash begins a regular expression; after any other it divides. */
    private static final Set<String> BEFORE_AN_EXPRESSION = Set.of(
            "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "do", "else", "await", "yield",
            "default");

    private final String script;
    private final StringBuilder lean = new StringBuilder();
    private int at;
    private boolean understood = true;
    private boolean divided;

    CommentFree(String script) {
        this.script = script;
    }

    String text() {
        code(false);
        return understood && at == script.length() ? lean.toString() : script;
    }

    /** @param inTemplate up to the brace that ends what a template has inserted */
    private void code(boolean inTemplate) {
        int open = 0;
        while (at < script.length()) {
            char c = script.charAt(at);
            if (inTemplate && c == '}' && open == 0) {
                return;
            }
            switch (c) {
                case '\'', '"' -> upTo(c);
                case '`' -> template();
                case '/' -> slash();
                default -> {
                    open += c == '{' ? 1 : c == '}' ? -1 : 0;
                    divided &= c != '\n';
                    keep();
                }
            }
        }
        understood &= !inTemplate;
    }

    private void slash() {
        // What was taken for a division may have begun a regular expression, and this may be in it.
        understood &= !divided || !beginsAComment();
        if (script.startsWith("//", at)) {
            skipTo(end("\n", 0));
        } else if (script.startsWith("/*", at) && !script.startsWith("/*!", at)) {
            int from = at;
            skipTo(end("*/", 2));
            long lines =
                    script.substring(from, at).chars().filter(c -> c == '\n').count();
            lean.append(lines == 0 ? " " : "\n".repeat((int) lines));
        } else if (script.startsWith("/*!", at)) {
            int to = end("*/", 2);
            lean.append(script, at, to);
            at = to;
        } else if (dividesHere()) {
            divided = true;
            keep();
        } else {
            regularExpression();
        }
    }

    private boolean beginsAComment() {
        return script.startsWith("//", at) || script.startsWith("/*", at);
    }

    private int end(String mark, int length) {
        int found = script.indexOf(mark, at + length);
        understood &= found >= 0 || length == 0;
        return found < 0 ? script.length() : found + length;
    }

    private void skipTo(int to) {
        at = to;
        int kept = lean.length();
        while (kept > 0 && (lean.charAt(kept - 1) == ' ' || lean.charAt(kept - 1) == '\t')) {
            kept--;
        }
        lean.setLength(kept);
    }

    /** By what stands before it: after a value a slash divides. */
    private boolean dividesHere() {
        int last = lean.length() - 1;
        while (last >= 0 && Character.isWhitespace(lean.charAt(last))) {
            last--;
        }
        if (last < 0) {
            return false;
        }
        char before = lean.charAt(last);
        if (!Character.isJavaIdentifierPart(before)) {
            return ")]}'\"`".indexOf(before) >= 0;
        }
        int first = last;
        while (first > 0 && Character.isJavaIdentifierPart(lean.charAt(first - 1))) {
            first--;
        }
        return !BEFORE_AN_EXPRESSION.contains(lean.substring(first, last + 1));
    }

    /** A slash between brackets does not end it. */
    private void regularExpression() {
        boolean inBrackets = false;
        keep();
        while (at < script.length() && script.charAt(at) != '\n') {
            char c = script.charAt(at);
            if (c == '\\') {
                keep();
            }
            inBrackets = c == '[' || (inBrackets && c != ']');
            keep();
            if (c == '/' && !inBrackets) {
                return;
            }
        }
        understood = false;
    }

    private void upTo(char quote) {
        keep();
        while (at < script.length() && script.charAt(at) != '\n') {
            char c = script.charAt(at);
            if (c == '\\') {
                keep();
            }
            keep();
            if (c == quote) {
                return;
            }
        }
        understood = false;
    }

    private void template() {
        keep();
        while (at < script.length()) {
            char c = script.charAt(at);
            if (script.startsWith("${", at)) {
                keep();
                keep();
                code(true);
            } else if (c == '\\') {
                keep();
            }
            keep();
            if (c == '`') {
                return;
            }
        }
        understood = false;
    }

    private void keep() {
        if (at < script.length()) {
            lean.append(script.charAt(at++));
        }
    }
}
