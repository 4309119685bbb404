/**
 * The tables, as they came to be: what stands here is never changed, only added to. Everything that a
 * study found out is in `record` and `body`, which are only ever inserted into; all else is about work
 * in progress. Times are the database's own, so that no machine's clock matters.
 */
export const migrations: readonly string[] = [
  `
  create schema if not exists credence;

  create table credence.migration (
    version integer primary key,
    at timestamptz not null default now()
  );

  -- One row a study: what study.json is in a folder, and what its latest planner says.
  create table credence.study (
    id integer generated always as identity primary key,
    name text not null unique,
    frozen text not null,
    -- Where relative paths of its configuration begin, on the machine that planned it.
    directory text not null default '.',
    credence_version text not null,
    state text not null default 'closed' check (state in ('open', 'closed')),
    planner uuid,
    planned bigint not null default 0,
    repairs_planned bigint not null default 0,
    max_usd double precision,
    -- Why nothing more is asked of models, or null.
    exhausted text
  );

  create table credence.body (
    study integer not null references credence.study,
    hash uuid not null,
    -- As JSON: a text may hold characters that a column may not.
    content text not null,
    primary key (study, hash)
  );

  create table credence.record (
    study integer not null references credence.study,
    seq bigint generated always as identity,
    key uuid not null,
    kind text not null,
    content text not null,
    primary key (study, key)
  );
  create index record_seq on credence.record (study, seq);

  create table credence.run (
    study integer not null references credence.study,
    name text not null,
    log text not null,
    primary key (study, name)
  );

  create table credence.worker (
    id uuid primary key,
    host text not null,
    process integer not null,
    credence_version text not null,
    -- What it can do, and with what: for people.
    about jsonb not null default '{}',
    started_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    ended_at timestamptz
  );

  -- Who holds which job of the queue.
  create table credence.lease (
    queue text not null,
    job uuid not null,
    study integer not null references credence.study,
    worker uuid not null references credence.worker,
    at timestamptz not null default now(),
    primary key (queue, job)
  );
  create index lease_worker on credence.lease (worker);

  -- What was done in each study, by each worker, which alone writes its row.
  create table credence.tally (
    study integer not null references credence.study,
    worker uuid not null references credence.worker,
    generated bigint not null default 0,
    elicited bigint not null default 0,
    judged bigint not null default 0,
    repairs bigint not null default 0,
    failures bigint not null default 0,
    usd double precision not null default 0,
    primary key (study, worker)
  );

  -- Money set aside for requests in flight.
  create table credence.reservation (
    id uuid primary key,
    study integer not null references credence.study,
    worker uuid not null references credence.worker,
    most double precision not null
  );
  create index reservation_study on credence.reservation (study);

  -- Requests in flight to accounts of providers.
  create table credence.account (
    name text primary key,
    paused_until timestamptz
  );
  create table credence.slot (
    id uuid primary key,
    account text not null references credence.account,
    worker uuid not null references credence.worker
  );
  create index slot_account on credence.slot (account);

  -- Sets money aside: 'granted', 'wait' while what is in flight may turn out to cost less, or why not.
  create function credence.reserve(
    reservation_id uuid, of_study integer, by_worker uuid, at_most double precision
  ) returns text language plpgsql as $$
  declare
    ceiling double precision;
    refused text;
    spent double precision;
    set_aside double precision;
  begin
    select max_usd, exhausted into ceiling, refused
      from credence.study where id = of_study for update;
    if exists (select from credence.reservation where id = reservation_id) then
      return 'granted';
    end if;
    if refused is not null then return refused; end if;
    if ceiling is not null then
      select coalesce(sum(usd), 0) into spent from credence.tally where study = of_study;
      select coalesce(sum(most), 0) into set_aside
        from credence.reservation where study = of_study;
      if spent + set_aside + at_most > ceiling then
        if set_aside > 0 then return 'wait'; end if;
        refused := format(
          'the limit of $%s is reached ($%s spent, and the next request may cost $%s)',
          ceiling, round(spent::numeric, 4), round(at_most::numeric, 4));
        update credence.study set exhausted = refused where id = of_study;
        return refused;
      end if;
    end if;
    insert into credence.reservation (id, study, worker, most)
      values (reservation_id, of_study, by_worker, at_most);
    return 'granted';
  end $$;

  -- Gives back what was not used. Called again for the same reservation it does nothing.
  create function credence.settle(reservation_id uuid, cost double precision)
  returns void language plpgsql as $$
  declare
    settled credence.reservation;
  begin
    delete from credence.reservation where id = reservation_id returning * into settled;
    if not found then return; end if;
    insert into credence.tally as t (study, worker, usd)
      values (settled.study, settled.worker, cost)
      on conflict (study, worker) do update set usd = t.usd + excluded.usd;
  end $$;

  -- Takes a place among an account's requests: 0, or after how many milliseconds to ask again.
  create function credence.enter(
    slot_id uuid, of_account text, by_worker uuid, at_most integer
  ) returns integer language plpgsql as $$
  declare
    pause timestamptz;
  begin
    insert into credence.account (name) values (of_account) on conflict do nothing;
    select paused_until into pause from credence.account where name = of_account for update;
    if exists (select from credence.slot where id = slot_id) then return 0; end if;
    if pause > now() then
      return least(60000, greatest(50, extract(epoch from pause - now()) * 1000));
    end if;
    if (select count(*) from credence.slot where account = of_account) >= at_most then
      return 100;
    end if;
    insert into credence.slot (id, account, worker) values (slot_id, of_account, by_worker);
    return 0;
  end $$;
  `,
];
