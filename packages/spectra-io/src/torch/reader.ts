import { type ByteSource, defineSpectrumReader } from '@freecurve/core'
import { readWhole } from '../bytes/read-whole.ts'
import { formatError } from '../format-error.ts'
import { arraysIn } from '../pickle/arrays-in.ts'
import { unpickle } from '../pickle/unpickle.ts'
import { firstName } from '../zip/first-name.ts'
import { memberSource } from '../zip/member-source.ts'
import { readDirectory } from '../zip/read-directory.ts'
import type { ZipMember } from '../zip/zip-member.ts'
import { TORCH_GLOBALS } from './globals.ts'
import { storageOf } from './storage.ts'

/** Files of torch before 1.6 begin with this number, pickled: 0x1950a86a20f9469cfc6c (torch/serialization.py, MAGIC_NUMBER). */
const OLD_MAGIC = [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19]

/** Members that torch writes first: the pickle, or, in TorchScript files, storages. */
const FIRST_MEMBER = /^[^/]+\/(?:data\.pkl|data\/\d+|constants\.pkl|constants\/\d+|version|byteorder|\.format_version)$/

const ADVICE = 'Save the numbers again with torch.save(model.state_dict(), file)'

const isOld = (head: Uint8Array): boolean => OLD_MAGIC.every((byte, k) => head[k] === byte)

/**
 * Tensors that torch.save wrote, since torch 1.6: of a state dict, or of any nesting of dicts and lists. The keys are the names on the way
 * to a tensor joined by slashes: names of parameters have dots. Nothing is executed; tensors are read in pieces from their storages, byte
 * order and strides as saved.
 */
export const torchReader = defineSpectrumReader({
  id: 'torch',
  summary: 'PyTorch tensors, state dict (.pt, .pth)',
  extensions: ['pt', 'pth'],
  recognizes: (head) => isOld(head) || FIRST_MEMBER.test(firstName(head) ?? ''),
  open: async (file) => {
    if (isOld(await file.read(0, Math.min(file.size, OLD_MAGIC.length))))
      throw formatError('torch', `This is a file of torch before 1.6. ${ADVICE} of a newer torch.`, 0)
    const members = await readDirectory(file, 'torch')
    const prefix = prefixOf(members)
    const sources = new Map<string, ByteSource>()
    const sourceOf = (path: string): ByteSource | undefined => {
      const name = `${prefix}/${path}`
      const member = members.get(name)
      if (member !== undefined && !sources.has(name)) sources.set(name, memberSource(file, member, 'torch'))
      return sources.get(name)
    }
    const little = await isLittle(sourceOf('byteorder'))
    const root = unpickle(await readWhole(sourceOf('data.pkl')!), {
      format: 'torch',
      globals: TORCH_GLOBALS,
      outside: (id) => storageOf(id, (key) => sourceOf(`data/${key}`), little),
    })
    const arrays = arraysIn(root, 'torch', '')
    if (arrays.length === 0) throw formatError('torch', `The file holds no tensors. ${ADVICE}.`)
    return arrays
  },
})

/** The folder in the archive that all members are in. */
function prefixOf(members: ReadonlyMap<string, ZipMember>): string {
  const pickles = [...members.keys()].filter((name) => /^[^/]+\/data\.pkl$/.test(name))
  const [pickle] = pickles
  if (pickle === undefined || pickles.length > 1)
    throw formatError(
      'torch',
      `The zip archive holds ${pickles.length} members named …/data.pkl; a torch file holds one.`,
    )
  const prefix = pickle.slice(0, pickle.indexOf('/'))
  if (members.has(`${prefix}/constants.pkl`)) throw formatError('torch', `This is a TorchScript program. ${ADVICE}.`)
  return prefix
}

/** Byte order of all storages; files before torch 2.1 do not say it. */
async function isLittle(record: ByteSource | undefined): Promise<boolean> {
  if (record === undefined) return true
  const order = record.size > 8 ? '' : new TextDecoder().decode(await readWhole(record))
  if (order === 'little' || order === 'big') return order === 'little'
  throw formatError('torch', 'The byte order of the storages is neither little nor big.')
}
