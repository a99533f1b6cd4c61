import { readFile } from 'node:fs/promises'
import { standardRegistry } from '@freecurve/standard'
import { toJson } from '../table.ts'
import { checkFile } from './check-file.ts'
import { describeLaws } from './describe-laws.ts'
import { referenceFile } from './reference-file.ts'
import { scaleFile } from './scale-law.ts'

/** `accuracy laws <file>`: prints the scoreboard; 1 where a target is missed. */
export async function lawsCommand(
  path: string,
  options: { readonly scale: number; readonly json: boolean },
): Promise<0 | 1> {
  const file = scaleFile(referenceFile(JSON.parse(await readFile(path, 'utf8'))), options.scale)
  const report = checkFile(standardRegistry, file)
  const head = options.scale === 1 ? '' : `Every x multiplied by ${options.scale}.\n\n`
  console.log(options.json ? toJson({ scale: options.scale, ...report }) : head + describeLaws(report))
  return report.failures > 0 ? 1 : 0
}
