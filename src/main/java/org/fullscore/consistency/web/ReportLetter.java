package org.fullscore.consistency.web;

import java.util.List;
import java.util.stream.Stream;
import org.fullscore.consistency.Snapshots;
import org.fullscore.web.Words;

/**
 * The report of the latest closing in a letter: what it says, and where the pack is. The files are not in the letter: names of people are
 * read by those who are signed in, and each fetching is on record.
 *
 * @param address where Fullscore is, without a slash at the end
 */
public record ReportLetter(String name, String address, PackPage pack) {

    private static final int MOST = 8;

    /** A link with its word. */
    public record Link(String word, String href) {}

    public Words words() {
        return pack.page().say().words();
    }

    static ReportLetter of(String name, String address, Snapshots.Opened opened) {
        return new ReportLetter(name, address, PackPage.of(opened));
    }

    /** "Is the same done for the same? Aldera Instruments · 1 October 2025 to 30 September 2026". */
    public String subject() {
        return words().say("consistency.title") + " " + pack.head();
    }

    /** Kept first, then whom it differs for. */
    public List<String> sentences() {
        var page = pack.page();
        return Stream.of(
                        page.say().sentences().kept(page.report().kept()),
                        page.say().lede(page.report()))
                .toList();
    }

    /** The findings, those about leaders first, at most eight. */
    public List<String> findings() {
        var page = pack.page();
        return page.said().stream()
                .limit(MOST)
                .map(said -> page.say().headline(said.equality(), said.finding()))
                .toList();
    }

    /** The page, then the files. */
    public List<Link> links() {
        var id = pack.snapshot().id();
        return List.of(
                new Link(words().say("consistency.letter.page"), address + "/consistency?snapshot=" + id),
                new Link(words().say("consistency.letter.pdf"), address + "/consistency/snapshots/" + id + ".pdf"),
                new Link(words().say("consistency.letter.xlsx"), address + "/consistency/snapshots/" + id + ".xlsx"));
    }

    /** The letter without marks. */
    public String plain() {
        var text = new StringBuilder(words().say("consistency.letter.greeting", name))
                .append('\n')
                .append(pack.head())
                .append("\n\n");
        sentences().forEach(sentence -> text.append(sentence).append('\n'));
        if (!findings().isEmpty()) {
            text.append('\n').append(words().say("consistency.says")).append('\n');
            findings().forEach(finding -> text.append("* ").append(finding).append('\n'));
        }
        text.append('\n');
        links().forEach(link ->
                text.append(link.word()).append(": ").append(link.href()).append('\n'));
        return text.append('\n')
                .append(words().say("consistency.letter.foot"))
                .append('\n')
                .toString();
    }
}
