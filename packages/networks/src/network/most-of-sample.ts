/** Most numbers that are held of one sample while it is differentiated, or unfolded by one layer at a time: 2 GB of them. Chosen. */
export const MOST_OF_SAMPLE = 2 ** 28
