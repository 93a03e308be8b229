package jp.anpi.registry.hazard;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** A GeoJSON file (RFC 7946: a FeatureCollection) read feature by feature. */
final class GeoJson implements MapReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> DEGREES = List.of("crs84", "4326", "6668", "4612");
    private static final int DEEPEST = 4;
    private static final int MOST_FIELDS = 200;
    private static final int LONGEST = 200;

    private final JsonParser json;
    private int read;

    /** @throws UnreadableMap when it is none */
    GeoJson(InputStream in) {
        try {
            json = JSON.createParser(in);
            toFeatures();
        } catch (JacksonException none) {
            throw new UnreadableMap(0, UnreadableMap.Reason.NO_MAP);
        }
    }

    private void toFeatures() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableMap(0, UnreadableMap.Reason.NO_MAP);
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("features") && value == JsonToken.START_ARRAY) {
                return;
            }
            if (name.equals("crs") && value == JsonToken.START_OBJECT) {
                checkGround();
            } else {
                json.skipChildren();
            }
        }
        throw new UnreadableMap(0, UnreadableMap.Reason.NO_MAP);
    }

    /** The older GeoJSON names its ground; without a name it is degrees. */
    private void checkGround() {
        boolean degrees = false;
        for (int open = 1; open > 0; ) {
            JsonToken token = json.nextToken();
            if (token == null) {
                throw new UnreadableMap(0, UnreadableMap.Reason.NO_MAP);
            }
            if (token.isStructStart()) {
                open++;
            } else if (token.isStructEnd()) {
                open--;
            } else if (token.isScalarValue()) {
                String word = json.getString().toLowerCase(Locale.ROOT);
                degrees |= DEGREES.stream().anyMatch(word::contains);
            }
        }
        if (!degrees) {
            throw new UnreadableMap(0, UnreadableMap.Reason.PLANE);
        }
    }

    @Override
    public Optional<MapFeature> next() {
        try {
            JsonToken token = json.nextToken();
            if (token == JsonToken.END_ARRAY) {
                return Optional.empty();
            }
            if (token != JsonToken.START_OBJECT) {
                throw new UnreadableMap(read, UnreadableMap.Reason.ENDS_EARLY);
            }
            read++;
            return Optional.of(feature());
        } catch (JacksonException damaged) {
            throw new UnreadableMap(read, UnreadableMap.Reason.ENDS_EARLY);
        }
    }

    private MapFeature feature() {
        Map<String, String> fields = new HashMap<>();
        var shape = new Shape();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("properties") && value == JsonToken.START_OBJECT) {
                properties(fields);
            } else if (name.equals("geometry") && value == JsonToken.START_OBJECT) {
                shape.take();
            } else {
                json.skipChildren();
            }
        }
        return shape.feature(fields);
    }

    private void properties(Map<String, String> fields) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName().toLowerCase(Locale.ROOT);
            JsonToken value = json.nextToken();
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL && fields.size() < MOST_FIELDS) {
                String text = json.getString();
                fields.put(name, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
            } else {
                json.skipChildren();
            }
        }
    }

    /** A tree of coordinates, as deep as it is written. */
    private sealed interface Nest {
        record Place(Coordinate at) implements Nest {}

        record Many(List<Nest> inside) implements Nest {}
    }

    /** The geometry of one feature while it is read. */
    private final class Shape {

        private String type = "";
        private @Nullable Nest coordinates;
        private int corners;
        private Optional<FeatureFault.Reason> damage = Optional.empty();

        void take() {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                    type = json.getString();
                } else if (name.equals("coordinates") && value == JsonToken.START_ARRAY) {
                    coordinates = nest(0);
                } else {
                    json.skipChildren();
                }
            }
        }

        private Nest nest(int depth) {
            List<Nest> inside = new ArrayList<>();
            List<Double> numbers = new ArrayList<>(2);
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (token == null) {
                    throw new UnreadableMap(read, UnreadableMap.Reason.ENDS_EARLY);
                }
                if (token == JsonToken.START_ARRAY && depth < DEEPEST && numbers.isEmpty()) {
                    Nest next = nest(depth + 1);
                    if (corners <= MOST_CORNERS && damage.isEmpty()) {
                        inside.add(next);
                    }
                } else if (token.isNumeric() && inside.isEmpty()) {
                    if (numbers.size() < 2) {
                        numbers.add(json.getDoubleValue());
                    }
                } else {
                    damage = Optional.of(FeatureFault.Reason.BROKEN);
                    json.skipChildren();
                }
            }
            if (numbers.size() == 2) {
                corners++;
                return new Nest.Place(new Coordinate(numbers.get(0), numbers.get(1)));
            }
            // Nothing is kept of a damaged feature: empty arrays would fill the memory without being a corner.
            boolean hollow = inside.isEmpty() && depth > 0;
            damage = numbers.isEmpty() && !hollow ? damage : Optional.of(FeatureFault.Reason.BROKEN);
            return new Nest.Many(inside);
        }

        MapFeature feature(Map<String, String> fields) {
            if (corners > MOST_CORNERS) {
                return damaged(fields, FeatureFault.Reason.TOO_MANY_CORNERS);
            }
            if (damage.isPresent()) {
                return damaged(fields, damage.get());
            }
            try {
                return new MapFeature(read, geometry(), fields, Optional.empty());
            } catch (Wrong wrong) {
                return damaged(fields, wrong.reason);
            }
        }

        private Optional<Geometry> geometry() throws Wrong {
            Nest found = coordinates;
            if (found == null) {
                return Optional.empty();
            }
            return switch (type) {
                case "Polygon" -> Optional.of(polygon(found));
                case "MultiPolygon" -> {
                    List<Polygon> areas = new ArrayList<>();
                    for (Nest one : many(found)) {
                        areas.add(polygon(one));
                    }
                    if (areas.isEmpty()) {
                        throw new Wrong(FeatureFault.Reason.BROKEN);
                    }
                    yield Optional.of(Shapes.together(areas));
                }
                default -> throw new Wrong(FeatureFault.Reason.NO_AREA);
            };
        }

        private Polygon polygon(Nest nest) throws Wrong {
            List<LinearRing> rings = new ArrayList<>();
            for (Nest ring : many(nest)) {
                List<Coordinate> at = new ArrayList<>();
                for (Nest corner : many(ring)) {
                    at.add(
                            switch (corner) {
                                case Nest.Place(Coordinate place) -> place;
                                case Nest.Many _ -> throw new Wrong(FeatureFault.Reason.BROKEN);
                            });
                }
                rings.add(Shapes.ring(at.toArray(Coordinate[]::new))
                        .orElseThrow(() -> new Wrong(FeatureFault.Reason.NOT_CLOSED)));
            }
            if (rings.isEmpty()) {
                throw new Wrong(FeatureFault.Reason.BROKEN);
            }
            return Shapes.area(rings);
        }

        private List<Nest> many(Nest nest) throws Wrong {
            return switch (nest) {
                case Nest.Many(List<Nest> inside) -> inside;
                case Nest.Place _ -> throw new Wrong(FeatureFault.Reason.BROKEN);
            };
        }

        private MapFeature damaged(Map<String, String> fields, FeatureFault.Reason reason) {
            return new MapFeature(read, Optional.empty(), fields, Optional.of(reason));
        }
    }

    /** A shape that is not what its type says. */
    private static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final FeatureFault.Reason reason;

        Wrong(FeatureFault.Reason reason) {
            super(reason.english());
            this.reason = reason;
        }
    }

    @Override
    public void close() {
        json.close();
    }
}
