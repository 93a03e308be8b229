package jp.anpi.deploy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.http.problem.Language;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;

class ApiDocumentTest {

    @Test
    void onlyWhatACallerSendsIsDocumented() throws NoSuchMethodException {
        var operation = documented("list", Paging.class, Caller.class, Language.class, String.class);
        assertThat(operation.getParameters())
                .extracting(Parameter::getName)
                .containsExactly("group", "limit", "cursor");
        assertThat(operation.getResponses().get("default").getContent()).containsKey("application/problem+json");
    }

    @Test
    void aRouteThatTakesNothingDocumentsNothing() throws NoSuchMethodException {
        assertThat(documented("me", Caller.class).getParameters()).isNull();
    }

    private static Operation documented(String method, Class<?>... parameters) throws NoSuchMethodException {
        var handler = new HandlerMethod(new Sample(), Sample.class.getDeclaredMethod(method, parameters));
        var operation = new Operation();
        for (var parameter : handler.getMethodParameters()) {
            operation.addParametersItem(
                    new Parameter().name(parameter.getParameter().getName()));
        }
        return new ApiDocument().customize(operation, handler);
    }

    static final class Sample {
        String list(Paging paging, Caller caller, Language language, String group) {
            return "";
        }

        String me(Caller caller) {
            return "";
        }
    }
}
