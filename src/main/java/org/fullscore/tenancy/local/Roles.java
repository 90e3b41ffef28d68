package org.fullscore.tenancy.local;

import java.util.List;

/** What {@code db/roles.sql} does, for a server that is one's own: the two roles and the database. */
public final class Roles {

    private static final String POWERLESS = " nosuperuser nocreatedb nocreaterole nobypassrls";

    private Roles() {}

    /** The statements, for a superuser, in order, outside a transaction. Passwords hold no quotes. */
    public static List<String> statements(String database, String ownerPassword, String applicationPassword) {
        return List.of(
                createRole(EmbeddedDatabase.OWNER, ownerPassword),
                createRole(EmbeddedDatabase.APPLICATION, applicationPassword),
                "create database " + database + " owner " + EmbeddedDatabase.OWNER
                        + " encoding 'UTF8' locale 'C' template template0",
                "revoke all on database " + database + " from public",
                "grant connect, temporary on database " + database + " to " + EmbeddedDatabase.APPLICATION);
    }

    private static String createRole(String role, String password) {
        return "do $$ begin if not exists (select from pg_roles where rolname = '" + role + "') then create role "
                + role + " login password '" + password + "'" + POWERLESS + "; end if; end $$";
    }
}
