/** `schema` of a report of `decompress`. */
export const REPORT_SCHEMA = 'freecurve/report@1'

/** What an inspection calls itself. */
export const INSPECTION_SCHEMA = 'freecurve/inspection@1'
/** The `schema` field of a validation. */
export const VALIDATION_SCHEMA = 'freecurve/validation@1'
