/** The first field of a record that is not among those known; undefined where there is none. */
export const unknownField = (record: object, known: readonly string[]): string | undefined =>
  Object.keys(record).find((field) => !known.includes(field))

/** The fields of a curve file that every family has; `$schema` is for editors. */
export const FILE_FIELDS: readonly string[] = ['$schema', 'schema', 'family']
