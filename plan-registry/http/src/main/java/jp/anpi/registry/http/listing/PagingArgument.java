package jp.anpi.registry.http.listing;

import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Gives a route its {@link Paging}. */
final class PagingArgument implements SyncHandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Object resolveArgumentValue(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        var query = exchange.getRequest().getQueryParams();
        return Paging.of(Optional.ofNullable(query.getFirst("limit")), Optional.ofNullable(query.getFirst("cursor")));
    }
}
