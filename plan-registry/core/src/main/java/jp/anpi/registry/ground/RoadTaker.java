package jp.anpi.registry.ground;

import java.util.List;
import java.util.Map;

/** Takes what is left of the roads of an extract after it was cut to the city: every node first, then the ways. Nodes have numbers of their own, from 1. */
public interface RoadTaker {

    /** Where only the picture is wanted. */
    RoadTaker NOBODY = new RoadTaker() {
        @Override
        public void node(OsmElement.Node node) {}

        @Override
        public void way(List<Long> nodes, Map<String, String> tags) {}
    };

    void node(OsmElement.Node node);

    /** A part of a way; where the frame cuts one in several, each comes by itself. */
    void way(List<Long> nodes, Map<String, String> tags);
}
