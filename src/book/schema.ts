/** `XUQI`: what tells a book of ours from any other SQLite file. */
export const APPLICATION_ID = 0x58555149

/**
 * What leads from one version of the schema to the next, the first from nothing. A step that has been released is never changed:
 * a new version is a new step. README.md tells why the tables are as they are.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE runs (
    run INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    run_id TEXT NOT NULL,
    as_of INTEGER NOT NULL,
    month INTEGER,
    started_at TEXT NOT NULL,
    version TEXT NOT NULL,
    last_entry INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX runs_by_id ON runs (run_id);
  CREATE TABLE cases (
    case_id INTEGER PRIMARY KEY,
    policy_no TEXT NOT NULL,
    due_date INTEGER NOT NULL,
    first_run INTEGER REFERENCES runs,
    first_premium INTEGER,
    first_bucket TEXT,
    last_run INTEGER REFERENCES runs,
    purged INTEGER NOT NULL DEFAULT 0,
    UNIQUE (policy_no, due_date)
  );
  CREATE TABLE listings (
    case_id INTEGER NOT NULL REFERENCES cases,
    month INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES runs,
    PRIMARY KEY (case_id, month)
  ) WITHOUT ROWID;
  ${history('states', 'bucket TEXT, stage TEXT, day_state TEXT, disposition TEXT, transfer_status TEXT, transfer_reason TEXT, premium INTEGER, collector TEXT')}
  ${history('contacts', 'day INTEGER, time TEXT, channel TEXT, person TEXT, outcome TEXT, promised INTEGER, reason TEXT, note TEXT, collector TEXT, change TEXT, replaces TEXT, list TEXT, slot INTEGER, content TEXT, day_stated INTEGER, source TEXT')}
  ${history('changes', 'day INTEGER, detail TEXT, done_on INTEGER')}
  ${history('debits', 'day INTEGER, status TEXT, reason TEXT, raw_reason TEXT, source TEXT')}
  ${history('payments', 'day INTEGER, amount INTEGER, product TEXT, source TEXT')}
  ${history('assignments', 'collector TEXT, name TEXT, rule INTEGER, reason_code TEXT')}
  ${history('handovers', 'day INTEGER, task TEXT, supervisor TEXT, noted_on INTEGER')}
  ${history('notices', 'day INTEGER, kind TEXT')}
  ${history('tasks', 'code TEXT, mark TEXT, done_on INTEGER, done_by TEXT')}
  CREATE TABLE strays (
    entry INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs,
    source TEXT NOT NULL,
    sheet TEXT NOT NULL,
    cell TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (source, sheet, text)
  );
  CREATE TABLE files (
    entry INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs,
    sha256 TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    kinds TEXT NOT NULL,
    lines INTEGER NOT NULL,
    added INTEGER NOT NULL
  );
  `,
  // what supervisors and the back office answer, with the line that it stood on
  ['handovers ADD COLUMN decision TEXT', ...['handovers', 'changes'].flatMap(answerColumns)]
    .map((step) => `ALTER TABLE ${step};`)
    .join('\n'),
  // what the follow-up report asks; what an older version saw has no details
  `
  ALTER TABLE states ADD COLUMN details TEXT;
  ALTER TABLE cases ADD COLUMN gone_run INTEGER REFERENCES runs;
  UPDATE cases SET gone_run = last_run WHERE last_run < (SELECT max(run) FROM runs WHERE kind = 'run');
  CREATE TABLE names (
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs,
    name TEXT NOT NULL,
    PRIMARY KEY (kind, code, run)
  ) WITHOUT ROWID;
  `,
]

/** The version that this program writes. */
export const VERSION = MIGRATIONS.length

function answerColumns(table: string): readonly string[] {
  return ['note', 'list', 'content', 'source'].map((column) => `${table} ADD COLUMN ${column} TEXT`)
}

/** A table of what happened to cases: numbered entries, each with the run that added it; those of a case lie side by side on disk. */
function history(name: string, columns: string): string {
  return `
  CREATE TABLE ${name} (
    case_id INTEGER NOT NULL REFERENCES cases,
    entry INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES runs,
    ${columns},
    PRIMARY KEY (case_id, entry)
  ) WITHOUT ROWID;`
}
