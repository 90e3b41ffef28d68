-- The two roles of Fullscore and its database, made once by a superuser before the first start:
--   psql --set owner_password=… --set app_password=… --set database=fullscore --file db/roles.sql
-- fullscore_owner owns the schema and runs the migrations; fullscore_app is what the application connects as:
-- it owns nothing, changes no structure and cannot step round row level security.
create role fullscore_owner login password :'owner_password' nosuperuser nocreatedb nocreaterole nobypassrls;
create role fullscore_app login password :'app_password' nosuperuser nocreatedb nocreaterole nobypassrls;
create database :"database" owner fullscore_owner encoding 'UTF8' locale 'C' template template0;
revoke all on database :"database" from public;
grant connect, temporary on database :"database" to fullscore_app;
