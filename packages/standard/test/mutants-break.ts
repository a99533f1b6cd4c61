import type { AnyPlugin } from '@freecurve/core'
import type { TestedLaw } from '@freecurve/core/testing'
import { describe, expect, it } from 'vitest'

/** Laws of a kind of plugin, and for each of them a plugin that is wrong in just the way the law forbids. */
export type MutantSuite = readonly [
  kind: string,
  lawsOf: (mutant: never) => readonly TestedLaw[],
  mutants: { readonly [law: string]: AnyPlugin },
]

/** Every law is broken by its mutant, and there is one for every law: a law that none of them breaks tests nothing. */
export function mutantsBreak(suites: readonly MutantSuite[]): void {
  describe.each(suites)('%s', (_kind, lawsOf, mutants) => {
    it.each(Object.entries(mutants))('"%s" is broken by its mutant', async (name, mutant) => {
      const law = lawsOf(mutant as never).find((one) => one.name === name)
      expect(law).toBeDefined()
      await expect(Promise.resolve().then(() => law!.check())).rejects.toThrow()
    })

    it('every law has a mutant', () => {
      const anyMutant = Object.values(mutants)[0] as never
      expect(Object.keys(mutants).sort()).toEqual(
        lawsOf(anyMutant)
          .map(({ name }) => name)
          .sort(),
      )
    })
  })
}
