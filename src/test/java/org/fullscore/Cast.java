package org.fullscore;

import org.assertj.core.api.Assertions;

/**
 * The people of the tests; who leads whom is always the same.
 *
 * <pre>
 * company    Ingrid Solberg (executive, answers to Sigrid Aalto of the board)
 *   atlantic   Duarte Nogueira (leader)
 *     dublin     Niamh Byrne (leader): Priya Raman, Conor Walsh, Aoife Kearney
 *     porto      Inês Carvalho (leader): Rui Costa
 * </pre>
 *
 * Claire Fontaine audits; Olga Berg works in sales operations; the administrator is {@code admin}.
 */
public final class Cast {

    private Cast() {}

    /** Brings the cast into an empty organization through the public contract. */
    public static void enter(RealTest.House house) {
        Api api = house.administrator();
        load(api.putCsv("/api/teams", """
                id,name,parent
                company,Aldera Instruments,
                atlantic,Atlantic,company
                dublin,Dublin,atlantic
                porto,Porto,atlantic
                """));
        load(api.putCsv("/api/people", """
                id,name,email,rank,team,roles
                ingrid,Ingrid Solberg,,executive,company,
                sigrid,Sigrid Aalto,,executive,,
                duarte,Duarte Nogueira,,leader,atlantic,
                niamh,Niamh Byrne,,leader,dublin,
                priya,Priya Raman,,rep,dublin,
                conor,Conor Walsh,,rep,dublin,
                aoife,Aoife Kearney,,rep,dublin,
                ines,Inês Carvalho,,leader,porto,
                rui,Rui Costa,,rep,porto,
                claire,Claire Fontaine,,rep,,auditor
                olga,Olga Berg,,rep,,operations
                """));
        load(api.putCsv("/api/teams", """
                id,name,parent,leader,answersTo
                company,Aldera Instruments,,ingrid,sigrid
                atlantic,Atlantic,company,duarte,
                dublin,Dublin,atlantic,niamh,
                porto,Porto,atlantic,ines,
                """));
        load(api.putJson("/api/metrics", """
                [{"code":"revenue","name":"Revenue","unit":"currency","currency":"USD","direction":"higher","aggregate":"sum"},
                 {"code":"deals-won","name":"Deals won","unit":"count","direction":"higher","aggregate":"sum"},
                 {"code":"returns","name":"Returns","unit":"currency","currency":"USD","direction":"lower","aggregate":"sum"}]
                """));
    }

    private static void load(Api.Answer answer) {
        Assertions.assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
