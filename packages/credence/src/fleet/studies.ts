import { InputError } from '../core/errors.ts';
import type { Database, Sql } from '../journal/postgres/database.ts';
import { PostgresJournal } from '../journal/postgres/postgres-journal.ts';
import { checkSchema } from '../journal/postgres/schema.ts';
import { agreedStudy, type FrozenStudy, parseStudy } from '../study/frozen-study.ts';
import type { Tally } from '../study/progress.ts';
import type { RunLog } from '../study/run-log.ts';
import type { StudyHome } from '../study/study-home.ts';

/** A study as the database has it. */
export interface StudyRow {
  readonly id: number;
  readonly name: string;
  readonly frozen: string;
  readonly directory: string;
  /** The version of whoever planned it last. */
  readonly credenceVersion: string;
  readonly state: 'open' | 'closed';
  readonly exhausted: string | null;
}

const columns = `id, name, frozen, directory, credence_version as "credenceVersion", state, exhausted`;

export function allStudies(sql: Sql): Promise<readonly StudyRow[]> {
  return sql.query<StudyRow>(`select ${columns} from credence.study order by id`);
}

/** As much of a study that is worked on as says whether it is still the same. */
export interface OpenStudy {
  readonly id: number;
  /** Changes when the study is planned anew, or by another version. */
  readonly plan: string;
  readonly exhausted: string | null;
}

/** The studies that are worked on. Every worker asks each second, so what is large is left out. */
export function openStudies(sql: Sql): Promise<readonly OpenStudy[]> {
  return sql.query<OpenStudy>(
    `select id, md5(concat_ws(' ', credence_version, directory, frozen)) as plan, exhausted
     from credence.study where state = 'open' order by id`,
  );
}

/** A study that was there a moment ago. */
export async function studyRow(sql: Sql, id: number): Promise<StudyRow> {
  const [row] = await sql.query<StudyRow>(`select ${columns} from credence.study where id = $1`, [
    id,
  ]);
  if (!row) throw new Error(`The study ${id} vanished`);
  return row;
}

export async function findStudy(sql: Sql, name: string): Promise<StudyRow | null> {
  const [row] = await sql.query<StudyRow>(`select ${columns} from credence.study where name = $1`, [
    name,
  ]);
  return row ?? null;
}

/** As `findStudy`, for one that must be there. Throws `InputError` naming those that are. */
export async function requireStudyRow(database: Database, name: string): Promise<StudyRow> {
  const row = await findStudy(database, name);
  if (row) return row;
  const names = (await allStudies(database)).map((study) => study.name);
  throw new InputError('no-study', `There is no study "${name}" in ${database.address.shown}.`, {
    remedy:
      names.length === 0 ? 'It has no study yet.' : `There are: ${names.slice(0, 20).join(', ')}.`,
  });
}

/** A frozen study as text of the database. Throws `InputError` when it is not one. */
export function studyIn({ name, frozen }: Pick<StudyRow, 'name' | 'frozen'>): FrozenStudy {
  return parseStudy(frozen, `study "${name}" in the database`);
}

/** Begins a study in the database, or finds that the same one has begun there under this name. */
export async function freezeInDatabase(
  database: Database,
  name: string,
  wanted: FrozenStudy,
  { directory, credenceVersion }: Pick<StudyRow, 'directory' | 'credenceVersion'>,
): Promise<StudyRow> {
  return database.transaction(async (sql) => {
    await sql.query(
      `insert into credence.study (name, frozen, directory, credence_version)
       values ($1, $2, $3, $4) on conflict (name) do nothing`,
      [name, JSON.stringify(wanted), directory, credenceVersion],
    );
    const [row] = await sql.query<StudyRow>(
      `select ${columns} from credence.study where name = $1 for update`,
      [name],
    );
    if (!row) throw new Error('A study vanished while it was begun');
    const study = agreedStudy(studyIn(row), wanted, `the study "${name}" in the database`);
    const frozen = JSON.stringify(study);
    await sql.query(
      `update credence.study set frozen = $2, directory = $3, credence_version = $4,
         max_usd = $5, exhausted = null where id = $1`,
      [row.id, frozen, directory, credenceVersion, study.config.maxUsd ?? null],
    );
    return { ...row, frozen, directory, credenceVersion };
  });
}

export async function writeRun(database: Database, study: number, log: RunLog): Promise<void> {
  await database.query(
    `insert into credence.run (study, name, log) values ($1, $2, $3)
     on conflict (study, name) do update set log = excluded.log`,
    [study, `${log.startedAt.replace(/[:.]/g, '-')}-${process.pid}`, JSON.stringify(log)],
  );
}

/** How far all workers together are, with what they had found when the study was planned. */
export async function tallyOf(sql: Sql, study: number): Promise<Tally> {
  const [row] = await sql.query<Record<keyof Tally, number>>(
    `select s.planned::float8, s.repairs_planned::float8 as "repairsPlanned",
       coalesce(sum(t.generated), 0)::float8 as generated,
       coalesce(sum(t.elicited), 0)::float8 as elicited,
       coalesce(sum(t.judged), 0)::float8 as judged,
       coalesce(sum(t.repairs), 0)::float8 as repairs,
       coalesce(sum(t.failures), 0)::float8 as failures,
       coalesce(sum(t.usd), 0)::float8 as usd
     from credence.study s left join credence.tally t on t.study = s.id
     where s.id = $1 group by s.id`,
    [study],
  );
  const none = { planned: 0, generated: 0, elicited: 0, judged: 0, failures: 0, usd: 0 };
  return row ?? { ...none, repairsPlanned: 0, repairs: 0 };
}

/** A study in a database, for those who read it. Throws `InputError` when it is not there. */
export async function databaseHome(database: Database, name: string): Promise<StudyHome> {
  await checkSchema(database);
  const { id } = await requireStudyRow(database, name);
  return {
    study: async () => studyIn(await requireStudyRow(database, name)),
    journal: async () => PostgresJournal.reader(database, id),
    runs: async () => {
      const rows = await database.query<{ log: string }>(
        'select log from credence.run where study = $1 order by name',
        [id],
      );
      return rows.map(({ log }) => JSON.parse(log) as RunLog);
    },
    version: async () => {
      const [row] = await database.query<{ version: string }>(
        `select concat_ws(' ', (select max(seq) from credence.record where study = $1),
           (select count(*) from credence.run where study = $1), md5(frozen)) as version
         from credence.study where id = $1`,
        [id],
      );
      // It becomes part of an address.
      return (row?.version ?? '').replaceAll(' ', '-');
    },
  };
}
