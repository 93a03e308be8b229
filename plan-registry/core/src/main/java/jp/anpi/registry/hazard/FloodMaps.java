package jp.anpi.registry.hazard;

/** Where the newest map is had from; the same instance until a publication is added or taken away. */
@FunctionalInterface
public interface FloodMaps {

    /** Where no map is loaded. */
    FloodMaps NONE = () -> FloodMap.EMPTY;

    FloodMap current();
}
