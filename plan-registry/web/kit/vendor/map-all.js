// The map: Leaflet for moving about, and the decoder of our own tiles.
export {
  CircleMarker, Control, DivIcon, DomEvent, DomUtil, GridLayer, LatLng, LatLngBounds, LayerGroup, Map, Marker, Point,
  Polygon, Polyline, Popup, TileLayer, Tooltip, Util, canvas,
} from "leaflet/dist/leaflet-src.esm.js";
export { VectorTile } from "@mapbox/vector-tile";
export { PbfReader as Pbf } from "pbf";
