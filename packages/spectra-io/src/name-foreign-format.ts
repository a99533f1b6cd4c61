const SIGNATURES: readonly (readonly [bytes: string, name: string])[] = [
  ['\x89HDF\r\n', 'an HDF5 or MATLAB 7.3 file'],
  ['MATLAB 7.3', 'an HDF5 or MATLAB 7.3 file'],
  ['MATLAB 5.0', 'a MATLAB file'],
  ['PK\x03\x04', 'a zip archive of neither numpy nor torch'],
  ['PAR1', 'a Parquet file'],
  ['\x1f\x8b', 'a gzip file: unpack it first'],
  ['%%MatrixMarket', 'a Matrix Market file'],
  ['version https://git-lfs', 'a Git LFS pointer: run "git lfs pull" to get the data'],
]

/** What the first bytes say a file is, in words, where it is none of ours but well known; undefined otherwise. */
export function nameForeignFormat(bytes: Uint8Array): string | undefined {
  const begin = String.fromCharCode(...bytes.subarray(0, 32))
  return SIGNATURES.find(([signature]) => begin.startsWith(signature))?.[1]
}
