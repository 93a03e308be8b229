package jp.anpi.registry.store;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every feature of the registry must know of its city.
 *
 * @param zone in which days begin and tables tell the time, whatever the machine's is
 */
@ConfigurationProperties("anpi")
public record CityProperties(@DefaultValue("Asia/Tokyo") ZoneId zone) {}
