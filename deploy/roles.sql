-- Who may do what in a database of Credence, and nothing more. As a superuser, once:
--   psql --dbname credence --file deploy/roles.sql
--   \password credence_owner   (and the others)
-- then, as credence_owner: credence fleet init --db postgres://credence_owner@host/credence
--
-- credence_owner   makes tables and queues: plans studies (`credence run --db`), sets up, copies.
-- credence_worker  works on studies. Adds records, and can neither change nor delete one.
-- credence_reader  reports and views.

create role credence_owner login;
create role credence_worker login;
create role credence_reader login;

revoke all on schema public from public;

create schema if not exists credence authorization credence_owner;
create schema if not exists credence_queue authorization credence_owner;
-- The queue's own set-up says "create schema if not exists", which takes this right.
do $$ begin
  execute format('grant create on database %I to credence_owner', current_database());
end $$;

grant usage on schema credence, credence_queue to credence_worker;
grant usage on schema credence to credence_reader;

set role credence_owner;



-- Workers: all of the queue, for its tables come and go with studies.
alter default privileges in schema credence_queue
  grant select, insert, update, delete on tables to credence_worker;

reset role;

-- What else a worker writes is granted by `credence fleet init`, when the tables are there.
