package org.fullscore.consequences.web;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.consequences.Reminders.Item;
import org.fullscore.consequences.Reminders.What;
import org.fullscore.web.Words;

/**
 * What somebody is told of obligations: those that came from somebody else, those whose deadline is near, and those of people below
 * that nobody decided.
 *
 * @param address where Fullscore is, without a slash at the end
 */
public record ReminderLetter(
        String organization, String name, LocalDate day, String address, List<Item> items, Words words) {

    /** The lists of a letter, in their order. */
    private static final List<What> ORDER = List.of(What.HANDED_OVER, What.DUE, What.NOT_APPLIED);

    /** Those of one kind; without any it is left out. */
    public record Part(String title, List<Line> lines) {}

    /** One obligation as it is printed. */
    public record Line(String title, String text, String href) {}

    /** "2 decisions are due soon", or of what there is first. */
    public String subject() {
        What first = ORDER.stream().filter(what -> count(what) > 0).findFirst().orElse(What.DUE);
        return words.say("consequences.letter.subject." + first.wire(), count(first), organization);
    }

    public List<Part> parts() {
        return ORDER.stream()
                .filter(what -> count(what) > 0)
                .map(what -> new Part(
                        words.say("consequences.letter." + what.wire()),
                        items.stream()
                                .filter(item -> item.what() == what)
                                .map(this::line)
                                .toList()))
                .toList();
    }

    private Line line(Item item) {
        return new Line(
                words.say("consequences.one.title", item.consequence(), item.person()),
                words.say(
                        "consequences.letter.line." + item.what().wire(),
                        words.weekday(item.deadline()),
                        item.owedByName(),
                        Looks.when(item.deadline(), day, words)),
                address + "/obligations/" + item.id());
    }

    private int count(What what) {
        return (int) items.stream().filter(item -> item.what() == what).count();
    }

    /** The letter without marks. */
    public String plain() {
        StringBuilder text = new StringBuilder(words.say("consequences.letter.greeting", name)).append("\n");
        for (Part part : parts()) {
            text.append('\n').append(part.title()).append('\n');
            text.append("-".repeat(part.title().length())).append('\n');
            for (Line line : part.lines()) {
                text.append("* ").append(line.title()).append("\n  ").append(line.text());
                text.append("\n  ").append(line.href()).append('\n');
            }
        }
        return text.append('\n')
                .append(words.say("consequences.letter.foot"))
                .append('\n')
                .toString();
    }
}
