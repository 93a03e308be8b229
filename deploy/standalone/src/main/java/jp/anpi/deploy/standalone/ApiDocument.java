package jp.anpi.deploy.standalone;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.http.problem.Language;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/**
 * Makes the generated document say what callers send: who calls and in which language comes with every request by itself,
 * paging is two query parameters, and every refusal is problem details.
 */
final class ApiDocument implements GlobalOperationCustomizer {

    private static final Set<Class<?>> BY_ITSELF = Set.of(Caller.class, Language.class);

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Set<String> hidden = Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> isByItself(parameter) || isPaging(parameter))
                .map(parameter -> parameter.getParameter().getName())
                .collect(Collectors.toSet());
        List<Parameter> parameters =
                new ArrayList<>(operation.getParameters() == null ? List.of() : operation.getParameters());
        parameters.removeIf(parameter -> hidden.contains(parameter.getName()));
        if (Arrays.stream(handler.getMethodParameters()).anyMatch(ApiDocument::isPaging)) {
            parameters.addAll(paging());
        }
        operation.setParameters(parameters.isEmpty() ? null : parameters);
        ApiResponses answers = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.setResponses(answers.addApiResponse("default", problem()));
        return operation;
    }

    private static boolean isByItself(MethodParameter parameter) {
        return BY_ITSELF.contains(parameter.nestedIfOptional().getNestedParameterType());
    }

    private static boolean isPaging(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    private static List<Parameter> paging() {
        var limit = new IntegerSchema();
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(Paging.MOST));
        limit.setDefault(Paging.USUAL);
        return List.of(
                new Parameter().in("query").name("limit").schema(limit).description("items on a page"),
                new Parameter()
                        .in("query")
                        .name("cursor")
                        .schema(new StringSchema())
                        .description("the previous answer's next, unchanged"));
    }

    private static ApiResponse problem() {
        var schema = new ObjectSchema();
        schema.addProperty("type", new StringSchema());
        schema.addProperty("title", new StringSchema());
        schema.addProperty("status", new IntegerSchema());
        schema.addProperty("detail", new StringSchema());
        return new ApiResponse()
                .description("RFC 9457 problem details, in Japanese or English by Accept-Language")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }
}
