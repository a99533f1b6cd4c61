import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defaultServerConditions } from 'vite'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { readmePlugin } from './tools/workspace/readme-blocks.mjs'

/** Workspace packages are read from their sources, so that tests run in a tree where nothing was built. */
const conditions = ['@freecurve/source', ...defaultServerConditions]

/** One project for every package that has a test folder, called by the package's name. */
const projectsIn = (room: string): TestProjectInlineConfiguration[] =>
  readdirSync(join(import.meta.dirname, room))
    .map((folder) => `${room}/${folder}`)
    .filter((dir) => existsSync(join(import.meta.dirname, dir, 'test')))
    .map((dir) => ({
      extends: true,
      plugins: [readmePlugin],
      test: {
        name: JSON.parse(readFileSync(join(import.meta.dirname, dir, 'package.json'), 'utf8')).name,
        include: [`${dir}/test/**/*.test.ts`],
      },
    }))

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: ['packages', 'apps', 'tools', 'examples'].flatMap(projectsIn),
    // Threads start faster than processes; test files share their worker's modules, as nothing in the packages keeps state.
    pool: 'threads',
    isolate: false,
    // Vitest would leave one processor idle.
    maxWorkers: availableParallelism(),
    testTimeout: 20_000,
    reporters: ['./tools/workspace/count-reporter.mjs', 'default'],
    coverage: { include: ['packages/*/src/**', 'apps/*/src/**'], reportsDirectory: 'out/coverage' },
  },
})
