package org.fullscore.demonstration;

import java.time.LocalDate;
import org.fullscore.consequences.Drafting;
import org.fullscore.consequences.PolicyReader;
import org.fullscore.consequences.PolicyVersionId;
import org.fullscore.consequences.Publishing;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What follows from what at Aldera: written by the executive, published by the chair of the board. */
@Component
@Profile("local")
class Policies {

    private final Drafting drafting;
    private final Publishing publishing;
    private final Staff staff;

    Policies(Drafting drafting, Publishing publishing, Staff staff) {
        this.drafting = drafting;
        this.publishing = publishing;
        this.staff = staff;
    }

    void publishFirst(LocalDate from) {
        publish("revenue-quarter", Documents.read("revenue-1").replace("FIRST", from.toString()));
        publish("new-customers-quarter", Documents.read("customers").replace("FIRST", from.toString()));
    }

    void publishSecond(LocalDate from) {
        publish("revenue-quarter", Documents.read("revenue-2").replace("SECOND", from.toString()));
    }

    void publishVisits(LocalDate from) {
        publish("visits-month", Documents.read("visits-month").replace("RECENT", from.toString()));
    }

    /** What the executive would like to change; nobody has published it. */
    void draftThird(LocalDate from) {
        draft("revenue-quarter", Documents.read("revenue-3").replace("THIRD", from.toString()));
    }

    private void publish(String name, String yaml) {
        Publishing.Publication publication = publishing.publish(staff.named(Company.BOARD), draft(name, yaml));
        if (!(publication instanceof Publishing.Published)) {
            throw new IllegalStateException("The policy " + name + " is out of step: " + publication);
        }
    }

    private PolicyVersionId draft(String name, String yaml) {
        if (!(PolicyReader.read(yaml) instanceof PolicyReader.Read read)) {
            throw new IllegalStateException("The policy " + name + " cannot be read: " + PolicyReader.read(yaml));
        }
        Drafting.Written written = drafting.write(staff.named(Company.EXECUTIVE), name, read.document(), null);
        if (!(written instanceof Drafting.Draft draft)) {
            throw new IllegalStateException("The policy " + name + " is out of step: " + written);
        }
        return draft.id();
    }
}
