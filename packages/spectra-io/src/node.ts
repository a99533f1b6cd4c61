export { checksumOf } from './node/checksum-of.ts'
export { type OpenFile, withFile } from './node/with-file.ts'
