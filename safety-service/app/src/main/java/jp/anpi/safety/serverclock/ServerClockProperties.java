package jp.anpi.safety.serverclock;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this machine's clock is watched.
 *
 * @param watch whether the kernel is asked; off where the clock is kept right in a way that the kernel does not know
 */
@ConfigurationProperties("anpi.server-clock")
record ServerClockProperties(@DefaultValue("true") boolean watch) {}
