package org.fullscore.demonstration;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Aldera Instruments: three regions, eight teams, who leads them and what they sell. All names are made up. */
final class Company {

    static final String NAME = "Aldera Instruments";
    static final String ZONE = "Europe/Dublin";
    static final String LOCALE = "en-IE";
    static final String COUNTRY = "IE";
    static final String CURRENCY = "EUR";

    /** A region, or a team of one. */
    record Unit(String id, String name, @Nullable String parent, String leader, String country, List<String> reps) {}

    /** Somebody with an account to try. */
    record Account(String person, String email) {}

    static final List<Unit> UNITS = List.of(
            new Unit("company", NAME, null, "Ingrid Solberg", "NO", List.of()),
            new Unit("north", "North", "company", "Sigrid Aalto", "NO", List.of()),
            new Unit("central", "Central", "company", "Matthias Brandl", "DE", List.of()),
            new Unit("atlantic", "Atlantic", "company", "Duarte Nogueira", "PT", List.of()),
            new Unit(
                    "oslo",
                    "Oslo",
                    "north",
                    "Henrik Dahl",
                    "NO",
                    List.of("Astrid Berg", "Jonas Lie", "Kari Moen", "Lars Nygård", "Signe Vik", "Tor Haugen")),
            new Unit(
                    "leeds",
                    "Leeds",
                    "north",
                    "Grace Whitfield",
                    "GB",
                    List.of("Amir Shah", "Beth Lowell", "Callum Frost", "Dina Okafor", "Evan Pryce", "Holly Marsh")),
            new Unit(
                    "hamburg",
                    "Hamburg",
                    "north",
                    "Katrin Vogel",
                    "DE",
                    List.of(
                            "Anja Petersen",
                            "Bernd Kruse",
                            "Carla Thomsen",
                            "Dirk Hansen",
                            "Eva Lorenz",
                            "Finn Jensen")),
            new Unit(
                    "munich",
                    "Munich",
                    "central",
                    "Stefan Huber",
                    "DE",
                    List.of(
                            "Alois Maier",
                            "Brigitte Koch",
                            "Claus Winter",
                            "Doris Sailer",
                            "Emil Bauer",
                            "Franka Roth")),
            new Unit(
                    "lyon",
                    "Lyon",
                    "central",
                    "Camille Perrin",
                    "FR",
                    List.of(
                            "Adèle Moreau",
                            "Bruno Garnier",
                            "Chloé Marchand",
                            "Denis Roux",
                            "Élise Fabre",
                            "Farid Benali")),
            new Unit(
                    "vienna",
                    "Vienna",
                    "central",
                    "Elif Demir",
                    "AT",
                    List.of("Agnes Pichler", "Boris Novak", "Clara Eder", "David Gruber", "Erika Wolf")),
            new Unit(
                    "dublin",
                    "Dublin",
                    "atlantic",
                    "Niamh Byrne",
                    "IE",
                    List.of(
                            "Aoife Kearney",
                            "Conor Walsh",
                            "Daniel Osei",
                            "Marta Lindqvist",
                            "Priya Raman",
                            "Tomás Duffy")),
            new Unit(
                    "porto",
                    "Porto",
                    "atlantic",
                    "Inês Carvalho",
                    "PT",
                    List.of("Ana Sousa", "Bruno Teles", "Catarina Reis", "Diogo Pinto", "Filipa Nunes")));

    static final String EXECUTIVE = "Ingrid Solberg";
    static final String BOARD = "Harald Lindgren";
    static final String ADMINISTRATOR = "Jonas Weber";
    static final String AUDITOR = "Claire Fontaine";
    static final String OPERATIONS = "Olga Berg";

    /** One account a role, in the order of the sign-in page. */
    static final List<Account> ACCOUNTS = List.of(
            new Account("Priya Raman", "priya@aldera.example"),
            new Account("Niamh Byrne", "niamh@aldera.example"),
            new Account(EXECUTIVE, "ingrid@aldera.example"),
            new Account(ADMINISTRATOR, "jonas@aldera.example"),
            new Account(AUDITOR, "claire@aldera.example"));

    static final List<String> CUSTOMERS = List.of(
            "Wexford Creamery",
            "Cork Dairy Labs",
            "Kerry Foods",
            "Tralee Pharma",
            "Bray Pharma",
            "Sligo Foods",
            "Fjord Analytics",
            "Hansa Malt",
            "Elbe Chemie",
            "Isar Diagnostik",
            "Rhône Cosmétiques",
            "Donau Papier",
            "Douro Vinhos",
            "Pennine Textiles",
            "Humber Steel",
            "Kattegat Marine",
            "Alster Labor",
            "Savoie Lait",
            "Minho Cortiça",
            "Tyrol Glas",
            "Nordlys Energi",
            "Aire Water",
            "Lech Optik",
            "Prater Pharma");

    static final List<String> PRODUCTS = List.of(
            "NIR-420", "NIR-300", "Service year", "3 probes", "2 analysers", "Calibration set", "Moisture line");

    private Company() {}

    /** Those who sell in a team: its reps. */
    static Stream<Unit> teams() {
        return UNITS.stream().filter(unit -> !unit.reps().isEmpty());
    }

    /** The employee id of somebody: the name in small letters without marks. */
    static String id(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('ø', 'o')
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]+", ".");
    }

    static String teamsCsv() {
        StringBuilder csv = new StringBuilder("id,name,parent\n");
        UNITS.forEach(unit -> csv.append(unit.id())
                .append(',')
                .append(unit.name())
                .append(',')
                .append(unit.parent() == null ? "" : unit.parent())
                .append('\n'));
        return csv.toString();
    }

    static String leadersCsv() {
        StringBuilder csv = new StringBuilder("id,leader,answersTo\n");
        UNITS.forEach(unit -> csv.append(unit.id())
                .append(',')
                .append(id(unit.leader()))
                .append(',')
                .append(unit.parent() == null ? id(BOARD) : "")
                .append('\n'));
        return csv.toString();
    }

    static String peopleCsv() {
        StringBuilder csv = new StringBuilder("id,name,email,rank,team,country,job,roles\n");
        for (Unit unit : UNITS) {
            String rank = unit.parent() == null ? "executive" : "leader";
            person(csv, unit.leader(), rank, unit.id(), unit.country(), "Head of " + unit.name(), "");
            unit.reps().forEach(rep -> person(csv, rep, "rep", unit.id(), unit.country(), "Account manager", ""));
        }
        person(csv, BOARD, "executive", "", "NO", "Chair of the board", "");
        person(csv, AUDITOR, "rep", "", "FR", "Works council", "auditor");
        person(csv, OPERATIONS, "rep", "", "NO", "Sales operations", "operations");
        return csv.toString();
    }

    private static void person(
            StringBuilder csv, String name, String rank, String team, String country, String job, String roles) {
        csv.append(String.join(",", id(name), name, id(name) + "@aldera.example", rank, team, country, job, roles))
                .append('\n');
    }
}
