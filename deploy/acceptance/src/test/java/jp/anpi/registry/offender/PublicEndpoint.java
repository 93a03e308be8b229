package jp.anpi.registry.offender;

import org.springframework.web.bind.annotation.RestController;

/** Breaks the rule about endpoints on purpose. */
@RestController
public final class PublicEndpoint {}
