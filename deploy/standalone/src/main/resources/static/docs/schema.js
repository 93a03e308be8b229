// @ts-check
// A schema as nested lists that open where the reader wants to look.
import { html } from "/kit/vendor/preact-all.js";
import { refName } from "./document.js";
import { t } from "./words.js";

/** @typedef {import("./document.js").Schema} Schema */

/** What a schema is in a few words. @param {Schema | undefined} schema @returns {string} */
export function form(schema) {
  if (!schema) return "";
  if (schema.$ref) return refName(schema) ?? "";
  const several = schema.oneOf ?? schema.anyOf;
  if (several) return `${t("oneOf")}: ${several.map(form).join(", ")}`;
  if (schema.type === "array") return `${form(schema.items)} [${t("listOf")}]`;
  if (schema.enum) return schema.enum.join(" | ");
  const bounds = [schema.minimum, schema.maximum].some((b) => b !== undefined)
    ? ` ${schema.minimum ?? ""}…${schema.maximum ?? ""}`
    : "";
  return `${[schema.type].flat().join(" | ") || "object"}${schema.format ? ` (${schema.format})` : ""}${bounds}`;
}

/** @param {Schema} schema @param {Record<string, Schema>} known @returns {Schema} */
function resolved(schema, known) {
  const name = refName(schema);
  return name ? (known[name] ?? {}) : schema;
}

/**
 * @param {{schema: Schema, known: Record<string, Schema>, within?: string[]}} props `within` are the names already open around it
 */
export function SchemaTree({ schema, known, within = [] }) {
  const target = schema.type === "array" && schema.items ? schema.items : schema;
  const name = refName(target);
  const shape = resolved(target, known);
  const inside = name ? [...within, name] : within;
  const several = shape.oneOf ?? shape.anyOf ?? shape.allOf;
  if (name && within.includes(name)) return html`<span class="quiet small">${t("seeAbove")}</span>`;
  if (several)
    return html`<ul class="tree">${several.map(
      (one, index) =>
        html`<li key=${index}><code>${form(one)}</code><${SchemaTree} schema=${one} known=${known} within=${inside} /></li>`,
    )}</ul>`;
  if (!shape.properties) return shape.enum && name ? html`<p class="small"><code>${form(shape)}</code></p>` : null;
  return html`<ul class="tree">
    ${Object.entries(shape.properties).map(
      ([field, inner]) =>
        html`<li key=${field}><${Property}
          field=${field}
          schema=${inner}
          required=${shape.required?.includes(field)}
          known=${known}
          within=${inside}
        /></li>`,
    )}
  </ul>`;
}

/** @param {{field: string, schema: Schema, required?: boolean, known: Record<string, Schema>, within: string[]}} props */
function Property({ field, schema, required, known, within }) {
  const head = html`<code class="field-name">${field}</code> <span class="quiet">${form(schema)}</span>
    ${required && html` <span class="small">${t("required")}</span>`}
    ${schema.description && html` <span class="small">— ${schema.description}</span>`}`;
  const target = schema.type === "array" && schema.items ? schema.items : schema;
  const shape = resolved(target, known);
  const opens = shape.properties || shape.oneOf || shape.anyOf || shape.allOf || (refName(target) && shape.enum);
  return opens
    ? html`<details><summary>${head}</summary><${SchemaTree} schema=${schema} known=${known} within=${within} /></details>`
    : html`<div class="leaf">${head}</div>`;
}
