import { build } from 'rolldown'

/**
 * The program as few files: loading three hundred took a third of a second for each command, and again for each thread. What each thread
 * begins with, and what the benchmark drives alone, has a file of its own; every file lies two folders below the project (`src/model/own-files.ts`).
 */
await build({
  input: {
    'cli/main': 'src/cli/main.ts',
    'threads/crew': 'src/pipeline/crew-worker.ts',
    'threads/books': 'src/pipeline/writing/books-worker.ts',
    'threads/collect': 'src/pipeline/collect/worker.ts',
    'threads/xls': 'src/read/xls/child.ts',
    'write/keep-styles': 'src/write/keep-styles.ts',
    'book/index': 'src/book/index.ts',
    'model/day': 'src/model/day.ts',
    'read/index': 'src/read/index.ts',
    'write/index': 'src/write/index.ts',
  },
  platform: 'node',
  // what npm installs stays where it is
  external: (id) => !/^[./]/.test(id) && !/^[A-Za-z]:/.test(id),
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'parts/[name]-[hash].js',
  },
})
