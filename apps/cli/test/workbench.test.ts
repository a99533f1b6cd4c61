import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { folderWith, removeFolders } from './workbench.ts'

it('leaves no folder behind', async () => {
  const folder = await folderWith({ 'a/b.txt': 'x' })
  expect(existsSync(`${folder}/a/b.txt`)).toBe(true)
  await removeFolders()
  expect(existsSync(folder)).toBe(false)
})
