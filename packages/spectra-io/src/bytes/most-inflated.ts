/** Bytes that deflate makes of one byte at most (RFC 1951: 258 bytes for a quarter of one). */
const MOST_PER_BYTE = 1032

/** The most bytes that so many deflated ones can hold. */
export const mostInflated = (packed: number): number => MOST_PER_BYTE * packed
