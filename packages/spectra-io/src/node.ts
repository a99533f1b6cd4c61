export { checksumOf } from './node/checksum-of.ts'
export { type HeldFile, type OpenFile, openFile, withFile } from './node/with-file.ts'
