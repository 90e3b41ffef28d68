alter table results.fact add column part smallint not null default 0;
comment on column results.fact.part is 'Which credit of its row: the place of the person among those the mapping names, from 0.';
alter table results.fact drop constraint fact_pkey;
alter table results.fact add primary key (organization_id, source_key, external_id, metric_key, part, version);

alter table results.source add column parts smallint not null default 1;
comment on column results.source.parts is 'The most people any version of the mapping names, so that credit of a former version is taken back.';
