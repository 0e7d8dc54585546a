/** Writes openapi.yaml from the operations of the machine door. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApiText } from "./openapi-text.ts";

writeFileSync(join(import.meta.dirname, "..", "openapi.yaml"), openApiText());
console.log("openapi.yaml is written.");
