alter table consequences.rule add column source text;
comment on column consequences.rule.source is
  'Where the numbers of this row are agreed on, where that is not the source of the whole version.';
