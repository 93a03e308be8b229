// The types of the vendored QR library, as far as the pages use it.
export declare function encode(
  text: string,
  output: "raw",
  options: { ecc: "low" | "medium" | "quartile" | "high"; border: number },
): boolean[][];
/** Fails when there is no code in the picture. */
export declare function decode(picture: { width: number; height: number; data: Uint8ClampedArray }): string;
