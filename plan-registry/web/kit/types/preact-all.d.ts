// The types of the vendored bundle, as far as the pages use it.
export interface Signal<T> {
  value: T;
  peek(): T;
}
export interface ReadonlySignal<T> {
  readonly value: T;
  peek(): T;
}
export declare function signal<T>(value: T): Signal<T>;
export declare function computed<T>(from: () => T): ReadonlySignal<T>;
export declare function effect(run: () => void | (() => void)): () => void;
export declare function batch<T>(run: () => T): T;
export declare function untracked<T>(run: () => T): T;

export declare function html(strings: TemplateStringsArray, ...values: unknown[]): unknown;
export declare function h(type: unknown, props?: object | null, ...children: unknown[]): unknown;
export declare function render(node: unknown, into: Element): void;
export declare const Fragment: unknown;

export declare function useState<T>(initial: T | (() => T)): [T, (next: T | ((now: T) => T)) => void];
export declare function useEffect(run: () => void | (() => void), inputs?: unknown[]): void;
export declare function useLayoutEffect(run: () => void | (() => void), inputs?: unknown[]): void;
export declare function useMemo<T>(make: () => T, inputs: unknown[]): T;
export declare function useRef<T>(initial: T): { current: T };
export declare function useId(): string;
export declare function useErrorBoundary(told?: (error: unknown) => void): [unknown, () => void];
