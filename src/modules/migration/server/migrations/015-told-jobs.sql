-- The job abroad as a file words it; whoever confirms the mark keeps it with the journey.
alter table migrant_marks add column occupation_told text;
