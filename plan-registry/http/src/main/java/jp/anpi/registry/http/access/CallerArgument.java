package jp.anpi.registry.http.access;

import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Gives a route its {@link Caller}, or an {@code Optional<Caller>} where the rule is open. */
final class CallerArgument implements SyncHandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgumentValue(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        Optional<Caller> caller = Caller.of(exchange);
        return parameter.getParameterType() == Optional.class
                ? caller
                : caller.orElseThrow(() -> new IllegalStateException(
                        "an open route asks for a caller: take Optional<Caller>, or change its rule"));
    }
}
