package org.fullscore.goals;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Owners as the wire and the pages call them: {@code person:ID} or {@code team:ID}, and their names. */
@Component
@Transactional(readOnly = true)
public class Owners {

    private static final String PERSON = "person:";
    private static final String TEAM = "team:";

    private final People people;
    private final Teams teams;

    Owners(People people, Teams teams) {
        this.people = people;
        this.teams = teams;
    }

    /** What an owner is called: id on the wire, and name. */
    public record Card(String wire, String name) {}

    /** The owner behind {@code person:ID} or {@code team:ID}, or empty where nobody is called so. */
    public Optional<Owner> find(String wire) {
        if (wire.startsWith(PERSON)) {
            return people.byId(wire.substring(PERSON.length())).map(person -> Owner.person(person.key()));
        }
        return wire.startsWith(TEAM)
                ? teams.byId(wire.substring(TEAM.length())).map(team -> Owner.team(team.key()))
                : Optional.empty();
    }

    public Card card(Owner owner) {
        return switch (owner) {
            case Owner.OfPerson person ->
                people.byKey(person.key()).map(Owners::card).orElseThrow();
            case Owner.OfTeam team -> teams.byKey(team.key()).map(Owners::card).orElseThrow();
        };
    }

    /** Everybody, by owner; for reading many at once. */
    public Map<Owner, Card> cards() {
        Map<Owner, Card> cards = new HashMap<>();
        people.all().forEach(person -> cards.put(Owner.person(person.key()), card(person)));
        teams.all().forEach(team -> cards.put(Owner.team(team.key()), card(team)));
        return cards;
    }

    /** These owners, one look-up each: for a few. */
    public Map<Owner, Card> cards(Collection<Owner> owners) {
        Map<Owner, Card> cards = new HashMap<>();
        owners.forEach(owner -> cards.computeIfAbsent(owner, this::card));
        return cards;
    }

    private static Card card(Person person) {
        return new Card(PERSON + person.id(), person.name());
    }

    private static Card card(Team team) {
        return new Card(TEAM + team.id(), team.name());
    }
}
