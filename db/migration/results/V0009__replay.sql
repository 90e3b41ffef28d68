alter table results.import add column replay_of integer;
comment on column results.import.replay_of is 'Set where quarantined rows were read again: the key of the import they came with. File name, fingerprint and lines are those of that import.';

comment on column results.alias.name is 'As it was said; compared without regard to case.';
