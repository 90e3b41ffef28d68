package org.fullscore.organization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/**
 * By which names somebody goes. Names of one word are looked for only where they are a whole cell: "Will" and "May" stand in many texts
 * that are about nobody.
 */
record Called(int key, String id, Collection<String> names) {

    /** A regular expression that nothing fits. */
    private static final String NEVER = "$.";

    static Called of(Person person, Collection<String> others) {
        List<String> names = new ArrayList<>(others);
        names.add(person.name());
        if (person.email() != null) {
            names.add(person.email());
        }
        return new Called(person.key(), person.id(), names);
    }

    String pseudonym() {
        return "Erased person " + key;
    }

    String substitute() {
        return "erased-" + key;
    }

    /** Finds a name in a text, as PostgreSQL writes regular expressions; also as it stands in HTML. */
    String mention() {
        Set<String> written = names.stream()
                .map(String::strip)
                .filter(name -> name.matches("(?s).*\\S[\\s.@].*\\S.*"))
                .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)))
                .flatMap(name -> Stream.of(name, HtmlUtils.htmlEscape(name)))
                .map(Called::pattern)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return written.isEmpty() ? NEVER : String.join("|", written);
    }

    /** Names and the id, as they are and in lower case. */
    String[] exact() {
        return Stream.concat(names.stream(), Stream.of(id))
                .map(String::strip)
                .flatMap(name -> Stream.of(name, name.toLowerCase(Locale.ROOT)))
                .distinct()
                .toArray(String[]::new);
    }

    /** Letters as they are, any white space for white space, and no part of a longer word. */
    private static String pattern(String name) {
        String words = Arrays.stream(name.split("\\s+")).map(Called::literal).collect(Collectors.joining("\\s+"));
        return (isWord(name.charAt(0)) ? "\\m" : "") + words + (isWord(name.charAt(name.length() - 1)) ? "\\M" : "");
    }

    private static String literal(String word) {
        StringBuilder literal = new StringBuilder();
        word.chars()
                .forEach(c -> literal.append(c < 0x80 && !isWord((char) c) ? "\\" : "")
                        .append((char) c));
        return literal.toString();
    }

    /** What PostgreSQL takes for part of a word whatever the language. */
    private static boolean isWord(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
