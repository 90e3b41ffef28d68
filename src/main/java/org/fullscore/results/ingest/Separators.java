package org.fullscore.results.ingest;

import java.util.ArrayList;
import java.util.List;

/** Finds out what separates the cells of a CSV file. */
final class Separators {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};

    private Separators() {}

    /** The separator under which the header has most of the wanted columns, then the one that occurs most. */
    static char guess(String content, List<String> wanted) {
        String header = firstLine(content);
        char best = ',';
        long bestScore = -1;
        for (char candidate : CANDIDATES) {
            List<String> names = split(header, candidate);
            long score = wanted.stream().filter(names::contains).count() * 10_000 + names.size();
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static String firstLine(String content) {
        int from = content.startsWith("\ufeff") ? 1 : 0;
        boolean quoted = false;
        for (int i = from; i < content.length(); i++) {
            char c = content.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r') && i > from) {
                return content.substring(from, i);
            }
        }
        return content.substring(from);
    }

    private static List<String> split(String line, char separator) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                names.add(name.toString().strip());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        names.add(name.toString().strip());
        return names;
    }
}
