import { Ajv, type AnySchemaObject, type ValidateFunction } from "ajv";
import { readYaml } from "./shipped.ts";

const ajv = new Ajv({ allErrors: true, strictRequired: false, strictTypes: false });
export const eventsSchema = ajv.compile(readSchema("events"));
export const articleSchema = ajv.compile(readSchema("article"));
export const glossarySchema = ajv.compile(readSchema("glossary"));
export const questionsSchema = ajv.compile(readSchema("questions"));
export const synonymsSchema = ajv.compile(readSchema("synonyms"));
export const bodiesSchema = ajv.compile(readSchema("bodies"));
export const sourcesSchema = ajv.compile(readSchema("sources"));
export const membersSchema = ajv.compile(readSchema("members"));
export const countriesSchema = ajv.compile(readSchema("countries"));

export function readSchema(name: string): AnySchemaObject {
  return readYaml(`schema/${name}.schema.json`) as AnySchemaObject;
}

/** Every mistake as `/0/date must be string`; none when the value keeps to the schema. */
export function mistakes(schema: ValidateFunction, value: unknown): string[] {
  schema(value);
  return (schema.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
