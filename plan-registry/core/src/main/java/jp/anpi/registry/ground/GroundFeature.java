package jp.anpi.registry.ground;

import org.locationtech.jts.geom.Geometry;

/**
 * A piece of road or water.
 *
 * @param shape in degrees, longitude first: a polygon for water that is an area, else a line
 */
public record GroundFeature(GroundKind kind, Geometry shape) {}
