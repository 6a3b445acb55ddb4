// Makes the pictures of the README in docs/images, from the demo.
// Needs LibreOffice (soffice) and poppler (pdftoppm): npm run -s build && node bench/pictures.mjs
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import stringWidth from 'string-width'

const root = resolve(import.meta.dirname, '..')
const scratch = mkdtempSync(join(tmpdir(), 'xuqi-pictures-'))
const images = join(root, 'docs/images')
mkdirSync(images, { recursive: true })

const demo = ['run', 'fixtures/demo/exports', '--config', 'fixtures/demo/xuqi.config.yaml', '--as-of', '2026-06-18']
const run = (out) =>
  execFileSync(process.execPath, ['bin/xuqi.js', ...demo, '--out', out], { cwd: root, encoding: 'utf8' })

/** A file that LibreOffice opens → the path of its PDF. */
function toPdf(file) {
  const office = `-env:UserInstallation=file://${join(scratch, 'office')}`
  execFileSync('soffice', [office, '--headless', '--convert-to', 'pdf', '--outdir', scratch, file], { stdio: 'ignore' })
  return join(scratch, basename(file).replace(/\.[^.]+$/, '.pdf'))
}

/** The upper part of a page of a PDF (all of it without a height) → docs/images/NAME.png */
function picture(pdf, page, name, height = 0) {
  execFileSync('pdftoppm', [
    '-png',
    '-singlefile',
    '-r',
    '110',
    '-f',
    String(page),
    '-H',
    String(height),
    pdf,
    join(images, name),
  ])
}

/** The first page whose text holds all the words. */
function pageWith(pdf, words) {
  const pages = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f')
  return pages.findIndex((text) => words.every((word) => text.includes(word))) + 1
}

/** Lines of a terminal as a spreadsheet, a cell for each column, so that everything stands where a terminal shows it. */
function spreadsheetOf(lines) {
  const width = Math.max(...lines.map((line) => stringWidth(line)))
  const cell = (char) => {
    const wide = stringWidth(char) === 2
    const style = /[\u2500-\u257f]/.test(char) ? 'box' : 'letter'
    const content = char === ' ' ? '' : `<text:p>${char.replace('&', '&amp;').replace('<', '&lt;')}</text:p>`
    const span = wide ? ' table:number-columns-spanned="2" table:number-rows-spanned="1"' : ''
    return `<table:table-cell table:style-name="${style}"${span} office:value-type="string">${content}</table:table-cell>${wide ? '<table:covered-table-cell/>' : ''}`
  }
  const rows = lines.map(
    (line) =>
      `<table:table-row table:style-name="row">${[...line].map(cell).join('') || '<table:table-cell/>'}</table:table-row>`,
  )
  const font = (name, size) =>
    `<style:text-properties fo:font-family="'${name}'" style:font-family-asian="'${name}'" fo:font-size="${size}" style:font-size-asian="${size}"/>`
  const cellStyle = (name, family, size) =>
    `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties fo:padding="0mm" style:shrink-to-fit="false"/><style:paragraph-properties fo:text-align="start" fo:margin-left="0mm"/>${font(family, size)}</style:style>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>${cellStyle('letter', 'Noto Sans Mono CJK SC', '9pt')}${cellStyle('box', 'DejaVu Sans Mono', '7.5pt')}
<style:style style:name="column" style:family="table-column"><style:table-column-properties style:column-width="4.5pt"/></style:style>
<style:style style:name="row" style:family="table-row"><style:table-row-properties style:row-height="12pt" style:use-optimal-row-height="false"/></style:style>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="${width * 4.6 + 40}pt" fo:page-height="${lines.length * 12 + 44}pt" fo:margin="16pt" style:print="objects"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Default" style:page-layout-name="page"><style:header style:display="false"/><style:footer style:display="false"/></style:master-page></office:master-styles>
<office:body><office:spreadsheet><table:table table:name="terminal"><table:table-column table:style-name="column" table:number-columns-repeated="${width}"/>${rows.join('')}</table:table></office:spreadsheet></office:body></office:document>`
}

try {
  const out = join(scratch, 'out')
  const said = run(out).replaceAll(out, 'xuqi-demo').trimEnd()
  const terminal = join(scratch, 'terminal.fods')
  writeFileSync(terminal, spreadsheetOf(`$ npm start\n\n${said}`.split('\n')))
  picture(toPdf(terminal), 1, 'terminal')

  const { outputs } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
  const worklists = outputs.filter((output) => output.kind === 'worklist').sort((a, b) => b.cases - a.cases)
  const book = join(scratch, 'worklist.xlsx')
  copyFileSync(join(out, worklists[0].path), book)
  const pdf = toPdf(book)
  picture(pdf, 1, 'overview')
  picture(pdf, pageWith(pdf, ['联系记录']), 'worklist', 560)
  process.stdout.write(`${readdirSync(images).join(' ')}\n`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
