package jp.anpi.deploy.standalone;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the product answers by https with; both or neither.
 *
 * @param certificate PEM file of the certificate and those above it
 * @param key PEM file of its private key, without a password
 */
@ConfigurationProperties("anpi.tls")
record TlsProperties(
        @DefaultValue("") String certificate,
        @DefaultValue("") String key) {}
