package jp.anpi.registry.schedule;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param zone in which times of the tables are read, whatever the machine's is */
@ConfigurationProperties("anpi")
record CityProperties(@DefaultValue("Asia/Tokyo") ZoneId zone) {}
