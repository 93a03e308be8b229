package jp.anpi.registry.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/** RFC 9457 problem details as JSON, in one language. */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Item> errors) {

    /** One wrong field, parameter or line. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Item(Optional<String> field, Optional<Integer> line, String message) {
        static Item of(ProblemItem item, Language language) {
            return new Item(item.field(), item.line(), item.message().in(language, item.args()));
        }
    }
}
