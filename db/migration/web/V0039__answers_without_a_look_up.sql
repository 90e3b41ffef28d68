-- an answer of each pushed fact looked up and locked the row of its organization, as results.fact never did
alter table web.answer drop constraint answer_organization_id_fkey;
comment on table web.answer is 'What a POST with an Idempotency-Key was answered, so that the same key gives the same answer. No foreign key, which would be looked up for every row: whose it is, row level security says.';
