// @ts-check
// The OpenAPI document as this page reads it: calls by tag, and what a reference refers to.

/**
 * @typedef {{type?: string | string[], format?: string, enum?: string[], $ref?: string, items?: Schema, oneOf?: Schema[], anyOf?: Schema[],
 *   allOf?: Schema[], properties?: Record<string, Schema>, required?: string[], additionalProperties?: Schema | boolean, description?: string,
 *   minimum?: number, maximum?: number, default?: unknown}} Schema
 * @typedef {{name: string, in: string, required?: boolean, description?: string, schema?: Schema}} Parameter
 * @typedef {Record<string, {schema?: Schema}>} Content
 * @typedef {{summary?: string, "x-ja"?: string, tags?: string[], parameters?: Parameter[], requestBody?: {content: Content},
 *   responses?: Record<string, {description?: string, content?: Content}>}} Operation
 * @typedef {{type: string, status: number, title: {ja: string, en: string}, detail: {ja: string, en: string}}} ProblemType
 * @typedef {{name: string, description?: string, "x-ja"?: string}} Tag
 * @typedef {{info: {title: string, version: string}, tags?: Tag[], paths: Record<string, Record<string, Operation>>,
 *   components?: {schemas?: Record<string, Schema>}, "x-problem-types"?: ProblemType[]}} OpenApi
 * @typedef {{id: string, method: string, path: string, operation: Operation}} Call
 */

const METHODS = ["get", "post", "put", "patch", "delete"];

/** @param {OpenApi} document @returns {{tag: Tag, calls: Call[]}[]} in the document's order of tags, what has none last */
export function byTag(document) {
  /** @type {Call[]} */
  const calls = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      id: `${method}${path.replace(/[^a-zA-Z]+/g, "-").replace(/-$/, "")}`,
      method: method.toUpperCase(),
      path,
      operation: item[method],
    })),
  );
  const tags = document.tags ?? [];
  const named = new Set(tags.map((tag) => tag.name));
  const rest = [...new Set(calls.flatMap((call) => call.operation.tags ?? []))].filter((name) => !named.has(name));
  return [...tags, ...rest.map((name) => ({ name }))]
    .map((tag) => ({ tag, calls: calls.filter((call) => call.operation.tags?.includes(tag.name)) }))
    .filter((group) => group.calls.length > 0);
}

/** @param {Schema} schema */
export const refName = (schema) => schema.$ref?.split("/").pop();
