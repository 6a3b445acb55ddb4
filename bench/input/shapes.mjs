/**
 * What an export may look like; each shape strains another part of the program.
 * @typedef {object} Shape
 * @property {(place: number, collectors: number) => number} weight how much of the list a collector has, by place 0, 1, 2 …
 * @property {number} longTexts share of rows with long, quoted addresses and reasons, some with line breaks
 * @property {number} rejected share of rows that nobody can work on: no policy number, no due date, no amount
 * @property {number} duplicates share of rows that stand in the file already
 * @property {string} what
 */

/** @type {Readonly<Record<string, Shape>>} */
export const SHAPES = {
  even: shape('collectors with about the same load, 0.3 % of the rows rejected, few duplicates'),
  huge: shape('four collectors have nine tenths of the list', { weight: (place, n) => (place < 4 ? n * 2.25 : 0.1) }),
  long: shape('addresses and reasons of a hundred to four hundred characters', { longTexts: 0.9 }),
  rejected: shape('a third of the rows is rejected', { rejected: 0.33 }),
  duplicates: shape('a third of the rows stands there already', { duplicates: 0.33 }),
}

/** @param {string} what @param {Partial<Shape>} [own] @returns {Shape} */
function shape(what, own = {}) {
  const weight = (/** @type {number} */ place) => 0.4 + ((place * 7919) % 1000) / 800
  return { weight, longTexts: 0.01, rejected: 0.003, duplicates: 0.002, what, ...own }
}
