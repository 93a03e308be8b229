// The types of the vendored map, as far as the pages use it.
export interface LatLng {
  lat: number;
  lng: number;
}
export interface Point {
  x: number;
  y: number;
}
export interface Bounds {
  getWest(): number;
  getSouth(): number;
  getEast(): number;
  getNorth(): number;
  isValid(): boolean;
  extend(point: [number, number]): Bounds;
  pad(share: number): Bounds;
}
export interface Layer {
  addTo(map: Map | LayerGroup): this;
  remove(): this;
  on(event: string, act: (event: any) => void): this;
  bindTooltip(content: HTMLElement | (() => HTMLElement), options?: object): this;
  setTooltipContent(content: HTMLElement): this;
}
export declare class Map {
  constructor(element: HTMLElement, options?: object);
  setView(center: LatLng | [number, number], zoom: number): this;
  fitBounds(bounds: Bounds, options?: object): this;
  getCenter(): LatLng;
  getZoom(): number;
  getBounds(): Bounds;
  getContainer(): HTMLElement;
  invalidateSize(options?: object): this;
  createPane(name: string): HTMLElement;
  containerPointToLatLng(point: [number, number]): LatLng;
  latLngToContainerPoint(at: LatLng): Point;
  on(event: string, act: (event: any) => void): this;
  off(event: string, act: (event: any) => void): this;
  panBy(by: Point | [number, number], options?: object): this;
  remove(): this;
  attributionControl: { addAttribution(text: string): void; setPrefix(prefix: string | false): void };
  doubleClickZoom: { enable(): void; disable(): void };
}
export declare class GridLayer implements Layer {
  constructor(options?: object);
  static extend(members: object): any;
  addTo(map: Map | LayerGroup): this;
  remove(): this;
  on(event: string, act: (event: any) => void): this;
  bindTooltip(content: HTMLElement | (() => HTMLElement), options?: object): this;
  setTooltipContent(content: HTMLElement): this;
  getTileSize(): Point;
  redraw(): this;
  protected _tiles: Record<string, { coords: Point & { z: number }; el: HTMLElement; current: boolean }>;
}
export declare class LayerGroup implements Layer {
  constructor(layers?: Layer[]);
  clearLayers(): this;
  addTo(map: Map | LayerGroup): this;
  remove(): this;
  on(event: string, act: (event: any) => void): this;
  bindTooltip(content: HTMLElement | (() => HTMLElement), options?: object): this;
  setTooltipContent(content: HTMLElement): this;
}
export declare class LatLngBounds implements Bounds {
  constructor(points: [number, number][]);
  getWest(): number;
  getSouth(): number;
  getEast(): number;
  getNorth(): number;
  isValid(): boolean;
  extend(point: [number, number]): Bounds;
  pad(share: number): Bounds;
}
export declare class CircleMarker implements Layer {
  constructor(at: [number, number], options?: object);
  addTo(map: Map | LayerGroup): this;
  remove(): this;
  on(event: string, act: (event: any) => void): this;
  bindTooltip(content: HTMLElement | (() => HTMLElement), options?: object): this;
  setTooltipContent(content: HTMLElement): this;
  protected _updatePath(): void;
  protected _point: Point;
  protected _radius: number;
  protected _renderer: { _ctx: CanvasRenderingContext2D; _drawing: boolean; _fillStroke(ctx: CanvasRenderingContext2D, layer: object): void };
}
export declare class Polygon implements Layer {
  /** A line, or the rings of an area, or those of several areas. */
  constructor(points: [number, number][] | [number, number][][] | [number, number][][][], options?: object);
  addTo(map: Map | LayerGroup): this;
  remove(): this;
  on(event: string, act: (event: any) => void): this;
  bindTooltip(content: HTMLElement | (() => HTMLElement), options?: object): this;
  setTooltipContent(content: HTMLElement): this;
  setLatLngs(points: [number, number][]): this;
  setStyle(options: object): this;
  getCenter(): LatLng;
}
export declare class Polyline extends Polygon {}
export declare class TileLayer extends GridLayer {
  constructor(url: string, options?: object);
}
export declare function canvas(options?: object): object;
export declare class Pbf {
  constructor(bytes: ArrayBuffer);
}
export interface TilePoint {
  properties: Record<string, any>;
  type: number;
  loadGeometry(): Point[][];
}
export declare class VectorTile {
  constructor(from: Pbf);
  layers: Record<string, { length: number; feature(i: number): TilePoint }>;
}
