-- The stored answer of a command serves whoever repeats it; after that it is a second copy of what it said.
-- It is no part of the chain, and a refusal names nobody, so only answers go.
create function forget_outcomes(before timestamptz) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here bigint := app_village();
  gone bigint;
begin
  if here is null then raise exception 'no village'; end if;
  update audit_entries set outcome = null
    where village_id = here and applied and outcome is not null and recorded_at < before;
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke execute on function forget_outcomes(timestamptz) from public;
grant execute on function forget_outcomes(timestamptz) to app_village;
