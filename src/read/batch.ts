/**
 * So many rows are handed on at once. Few enough that the rows of a batch are forgotten before the engine moves them to where old
 * things are: with 2,000 it copied twice as much, and took 80 MB more.
 */
export const BATCH_ROWS = 256
