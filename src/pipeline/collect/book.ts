/** The book as collecting writes it; commands reach it through the pipeline. */
export { openCollectingBook } from '../../book/index.ts'
