/** The `schema` field of a JSON file of eigenvalues: `{"schema": "freecurve/eigenvalues@1", "eigenvalues": [...]}`. */
export const EIGENVALUES_SCHEMA = 'freecurve/eigenvalues@1'
