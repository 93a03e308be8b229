package jp.anpi.registry.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeanScriptsTest {

    private static String lean(String address, String script) {
        return new String(LeanScripts.lean(address, script.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static String lean(String script) {
        return lean("/phone/main.js", script);
    }

    @Test
    void commentsGoAndEveryLineStaysWhereItIs() {
        assertThat(lean("""
                // @ts-check
                /**
                 * What it promises.
                 */
                export const f = (a) => a + 1; // why
                const b = /** @type {any} */ (a);
                /* the end */""").lines())
                .containsExactly("", "", "", "", "export const f = (a) => a + 1;", "const b =  (a);", " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const at = \"https://example.jp//x\";",
                "const at = 'it\\'s // none';",
                "const at = `// ${of(`/* ${deep ? { a: \"}\" }.a : '`'} */`)} //`;",
                "const path = /^\\/(kit|phone)\\//.test(a);",
                "return /[/*]/.test(a) || /\\/*/.test(b);",
                "const half = (a + b) / 2 / c[0] / d;",
                "const html = `<a href=\"//x\">${t(\"a\")}</a>`;",
                "/*! MIT, somebody */ const a = 1;",
                "const ended = 'in the middle // of",
                "const open = `in the middle // ${of",
                "if (a) /[/*]/.test(b); // taken for a division",
                "const c = {}\n/[/*]'/.test(a)",
                "const ended = 1; /* in the middle",
            })
    void whatOnlyLooksLikeACommentStays(String script) {
        assertThat(lean(script)).isEqualTo(script);
    }

    @Test
    void whatIsInsertedIntoATemplateIsCode() {
        assertThat(lean("const a = `${/* why */ b}// not`;")).isEqualTo("const a = `${  b}// not`;");
    }

    @Test
    void aWordBeforeASlashTellsWhetherItDivides() {
        assertThat(lean("return /\"/g; // why")).isEqualTo("return /\"/g;");
        assertThat(lean("turn /b/ c;\n// why")).isEqualTo("turn /b/ c;\n");
    }

    @Test
    void whatOthersMadeAndWhatIsNoScriptComesAsItIs() {
        assertThat(lean("/kit/vendor/qr.js", "// MIT\n")).isEqualTo("// MIT\n");
        assertThat(lean("jar:file:/a.jar!/static/kit/vendor/qr.js", "// MIT\n")).isEqualTo("// MIT\n");
        assertThat(lean("/guide/index.html", "<!-- // -->")).isEqualTo("<!-- // -->");
    }
}
