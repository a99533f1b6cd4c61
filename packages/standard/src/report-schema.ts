/** `schema` of a report of `decompress`. */
export const REPORT_SCHEMA = 'freecurve/report@1'
