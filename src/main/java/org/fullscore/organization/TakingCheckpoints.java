package org.fullscore.organization;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Optional;
import org.fullscore.ledger.Checkpoint;
import org.fullscore.ledger.Checkpoints;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Everywhere;
import org.fullscore.tenancy.Organizations;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.HtmlUtils;

/** Takes the checkpoint of the ledger once a day of the organization, and writes to every auditor which it was. */
@Component
public class TakingCheckpoints {

    private final Everywhere everywhere;
    private final Organizations organizations;
    private final Checkpoints checkpoints;
    private final People people;
    private final Outbox outbox;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;
    private final Today today;
    private final TransactionTemplate transaction;

    TakingCheckpoints(
            Everywhere everywhere,
            Organizations organizations,
            Checkpoints checkpoints,
            People people,
            Outbox outbox,
            OrganizationSettings settings,
            Dictionary dictionary,
            Today today,
            TransactionTemplate transaction) {
        this.everywhere = everywhere;
        this.organizations = organizations;
        this.checkpoints = checkpoints;
        this.people = people;
        this.outbox = outbox;
        this.settings = settings;
        this.dictionary = dictionary;
        this.today = today;
        this.transaction = transaction;
    }

    RecurringTask<Void> task() {
        return Tasks.recurring("organization-checkpoints", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> everywhere.run("No checkpoint was taken", this::take));
    }

    /** Takes today's checkpoint in the current organization, unless there is one. */
    public void take() {
        transaction.executeWithoutResult(
                status -> checkpoints.take(today.date()).ifPresent(this::tellAuditors));
    }

    private void tellAuditors(Checkpoint checkpoint) {
        Letter letter = letter(checkpoint);
        people.all().stream()
                .filter(person -> person.roles().contains(Role.AUDITOR) && person.isThereOn(checkpoint.day()))
                .forEach(auditor -> outbox.write(auditor.key(), letter));
    }

    private Letter letter(Checkpoint checkpoint) {
        Settings current = settings.current();
        Words words = dictionary.words(current.locale(), current.zone());
        String organization = Optional.of(CurrentOrganization.get())
                .flatMap(organizations::nameOf)
                .orElse("");
        String text = words.say(
                "ledger.letter.text",
                organization,
                words.day(checkpoint.day()),
                words.count(checkpoint.entry()),
                words.moment(checkpoint.at()));
        String mark = checkpoint.entry() + ":" + checkpoint.hash();
        String how = words.say("ledger.letter.how");
        String command = "java -jar fullscore.jar verify-ledger ledger.ndjson --checkpoint " + mark;
        return new Letter(
                words.say("ledger.letter.subject", organization, words.day(checkpoint.day())),
                text + "\n\n" + mark + "\n\n" + how + "\n\n" + command + "\n",
                "<!doctype html><html><head><meta charset=\"utf-8\"></head><body><p>" + HtmlUtils.htmlEscape(text)
                        + "</p><p><code>" + mark + "</code></p><p>" + HtmlUtils.htmlEscape(how) + "</p><p><code>"
                        + command + "</code></p></body></html>");
    }
}
