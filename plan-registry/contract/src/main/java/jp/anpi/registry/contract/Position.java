package jp.anpi.registry.contract;

/** A point on the ground in degrees, WGS84 (EPSG:4326). */
public record Position(double lat, double lon) {
    public Position {
        if (!(lat >= -90 && lat <= 90) || !(lon >= -180 && lon <= 180)) {
            throw new IllegalArgumentException("not a position: lat must lie in -90..90 and lon in -180..180");
        }
    }
}
