package jp.anpi.registry.http;

import jp.anpi.registry.http.access.AccessConfiguration;
import jp.anpi.registry.http.limit.LimitConfiguration;
import jp.anpi.registry.http.listing.ListingConfiguration;
import jp.anpi.registry.http.page.PageConfiguration;
import jp.anpi.registry.http.problem.ProblemConfiguration;
import jp.anpi.registry.http.server.ServerConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Everything the routes of a service stand on; each service's own configuration imports it. Needs a
 * {@link java.time.InstantSource} and a {@code JsonMapper} bean, takes every {@link jp.anpi.registry.http.access.RouteRules}
 * and {@link jp.anpi.registry.http.page.Pages} bean.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    ProblemConfiguration.class,
    AccessConfiguration.class,
    ListingConfiguration.class,
    LimitConfiguration.class,
    PageConfiguration.class,
    ServerConfiguration.class
})
public class HttpConfiguration {}
