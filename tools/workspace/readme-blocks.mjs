/** Makes the code blocks of README files importable in tests, as if they were files `README.<number>.ts` beside them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './workspace.mjs'

const folders = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)

/** Code blocks in js or ts of a folder's README, in order. */
const blocksOf = (folder) =>
  [...readFileSync(join(root, folder, 'README.md'), 'utf8').matchAll(/^```(?:ts|js)\n([\s\S]*?)^```$/gm)].map(
    ([, code]) => code,
  )

/** Every block with the texts that its `console.log` calls promise behind `// →`. */
export const readmeBlocks = folders.flatMap((folder) =>
  blocksOf(folder).map((code, number) => ({
    name: `${folder} ${number}`,
    path: join(root, folder, `README.${number}.ts`),
    promised: [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, text]) => text),
  })),
)

const inReadme = /\/README\.\d+\.ts$/

/** A vite plugin. A block reads every package of the workspace from its source. */
export const readmePlugin = {
  name: 'readme-blocks',
  enforce: 'pre',
  resolveId(id, importer) {
    if (inReadme.test(id)) return id
    const [, name, path] = /^@freecurve\/([a-z0-9-]+)(?:\/([a-z]+))?$/.exec(id) ?? []
    if (name === undefined || !inReadme.test(importer ?? '')) return undefined
    return join(
      root,
      'packages',
      name,
      'src',
      path === undefined ? 'index.ts' : path === 'testing' ? 'testing/index.ts' : `${path}.ts`,
    )
  },
  load(id) {
    const [, folder, number] = /^(.+)\/README\.(\d+)\.ts$/.exec(relative(root, id)) ?? []
    return folder === undefined ? undefined : blocksOf(folder)[Number(number)]
  },
}
