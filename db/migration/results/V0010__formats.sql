alter table results.import add column marks text;
comment on column results.import.marks is 'How the amounts of the file are written, by metric, as was found out when it was looked through (JSON).';
