package jp.anpi.deploy.standalone;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Gives the generated document what people read: a line for each call in English ({@code summary}) and Japanese ({@code
 * x-ja}), headings, and every way to be refused ({@code x-problem-types}); and adds what the code reads and answers by hand.
 */
final class ReadableDocument implements GlobalOpenApiCustomizer {

    private static final String JAPANESE = "x-ja";
    private static final String REPORTS = "POST /api/incidents/{incident}/reports";

    /** What a call answers when all is well, where that is not 200. */
    private static final Map<String, String> ANSWERS = Map.of(
            "POST /api/incidents",
            "201",
            REPORTS,
            "202",
            "POST /api/incidents/{incident}/outages",
            "202",
            "POST /api/incidents/{incident}/members/{member}/unavailable",
            "202");

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info().title("安否 Anpi").version("v1"));
        document.tags(CallWords.TAGS.entrySet().stream()
                .map(tag -> tag(tag.getKey(), tag.getValue()))
                .toList());
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> describe(method, path, operation)));
        document.schema(ReportSchema.NAME, ReportSchema.schema());
        document.addExtension("x-problem-types", problemTypes());
    }

    private static Tag tag(String name, Text words) {
        var tag = new Tag().name(name).description(words.en());
        tag.addExtension(JAPANESE, words.ja());
        return tag;
    }

    private static void describe(PathItem.HttpMethod method, String path, Operation operation) {
        String name = method + " " + path;
        if (ANSWERS.containsKey(name) && operation.getResponses().containsKey("200")) {
            operation
                    .getResponses()
                    .put(ANSWERS.get(name), operation.getResponses().remove("200"));
        }
        if (name.equals(REPORTS)) {
            operation.requestBody(reports());
        }
        var call = CallWords.CALLS.get(name);
        if (call != null) {
            operation.tags(List.of(call.tag())).summary(call.words().en());
            operation.addExtension(JAPANESE, call.words().ja());
        }
    }

    private static RequestBody reports() {
        var one = new MediaType().schema(new Schema<>().$ref(ReportSchema.NAME));
        var many = new MediaType()
                .schema(new ArraySchema()
                        .items(new Schema<>().$ref(ReportSchema.NAME))
                        .description("one report a line, at most 64 KB a line and 8 MB in all"));
        return new RequestBody()
                .required(true)
                .content(
                        new Content().addMediaType("application/json", one).addMediaType("application/x-ndjson", many));
    }

    private static List<Map<String, Object>> problemTypes() {
        var catalogues = new ClassPathScanningCandidateComponentProvider(false);
        catalogues.addIncludeFilter(new AssignableTypeFilter(ProblemKind.class));
        return catalogues.findCandidateComponents("jp.anpi").stream()
                .map(BeanDefinition::getBeanClassName)
                .flatMap(ReadableDocument::kinds)
                .sorted(Comparator.comparingInt(ProblemKind::status).thenComparing(ProblemKind::type))
                .map(ReadableDocument::problemType)
                .toList();
    }

    private static Stream<ProblemKind> kinds(String catalogue) {
        Object[] constants = ClassUtils.resolveClassName(catalogue, ProblemKind.class.getClassLoader())
                .getEnumConstants();
        return constants == null ? Stream.empty() : Arrays.stream(constants).map(ProblemKind.class::cast);
    }

    private static Map<String, Object> problemType(ProblemKind kind) {
        Map<String, Object> type = new LinkedHashMap<>();
        type.put("type", kind.type());
        type.put("status", kind.status());
        type.put("title", both(kind.title()));
        type.put("detail", both(kind.detail()));
        return type;
    }

    private static Map<String, String> both(Text text) {
        Map<String, String> both = new LinkedHashMap<>();
        both.put("ja", text.ja());
        both.put("en", text.en());
        return both;
    }
}
