/** A file of the program itself, by its path from the project's folder. In `src/` as in `dist/` this module lies two folders below it. */
export function ownFile(path: string): URL {
  return new URL(`../../${path}`, import.meta.url)
}
