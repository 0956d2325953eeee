-- The one next step, as the rules said it at the last act or this morning: lists of hundreds need not ask the rules.
alter table episodes
  add column next_step text not null default 'consult',
  add column next_about text;
