/** Writes the JSON Schemas that this package publishes, from its built valibot schemas: `npm run schemas`. */
import { writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import { schemas } from '../dist/schemas.js'

for (const [name, schema] of Object.entries(schemas))
  writeFileSync(
    new URL(`../schemas/${name}.json`, import.meta.url),
    `${JSON.stringify(toJsonSchema(schema), null, 2)}\n`,
  )
