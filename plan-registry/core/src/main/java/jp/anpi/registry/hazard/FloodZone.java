package jp.anpi.registry.hazard;

import java.util.Optional;
import org.locationtech.jts.geom.Polygon;

/**
 * Ground that may lie under water.
 *
 * @param river whose flood it is, when the map says so
 * @param area in degrees, longitude first, valid
 */
public record FloodZone(DepthRank rank, Optional<String> river, Polygon area) {}
