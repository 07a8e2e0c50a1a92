import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { METHODS } from "../../src/playground/web-api/methods.ts";
import { callApi, openSlack } from "./office.ts";

// Slack's documented methods as JSON Schema; not part of the project, they lie beside some checkouts.
const SCHEMAS = new URL("../../../shared/slack-fixtures/methods/", import.meta.url);

const documented = Object.entries(METHODS).map(([name, { scope }]) => ({
  name,
  scope,
  file: new URL(`${name}.json`, SCHEMAS),
}));

const beside = existsSync(SCHEMAS);

test.skipIf(!beside)("every method is one of Slack's", () => {
  expect(documented.filter(({ file }) => !existsSync(file))).toEqual([]);
});

test.skipIf(!beside)("every method asks for a scope that Slack documents", () => {
  const others = documented
    .filter(({ scope }) => scope !== null)
    .filter(({ file, scope }) => !read(file).scope.bot?.includes(scope ?? ""));
  expect(others).toEqual([]);
});

test.skipIf(!beside)("no method goes without the arguments that Slack requires", async () => {
  const { slack } = await openSlack();
  const demanding = documented.filter(({ file }) =>
    read(file).args.required?.some((argument) => argument !== "token"),
  );
  const errors = await Promise.all(
    demanding.map(async ({ name }) => [name, (await callApi(slack, name))["error"]]),
  );
  expect(errors.filter(([, error]) => error !== "invalid_arguments")).toEqual([]);
});

interface Schema {
  readonly scope: { readonly bot?: readonly string[] };
  readonly args: { readonly required?: readonly string[] };
}

function read(file: URL): Schema {
  return JSON.parse(readFileSync(file, "utf8")) as Schema;
}
