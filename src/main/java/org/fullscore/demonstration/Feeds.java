package org.fullscore.demonstration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fullscore.results.ChangingSource;
import org.fullscore.results.Delivery;
import org.fullscore.results.Import;
import org.fullscore.results.Importing;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The three feeds of the demonstration: CRM, returns, visits. */
@Component
@Profile("local")
class Feeds {

    private final ChangingSource sources;
    private final Importing importing;
    private final Staff staff;

    Feeds(ChangingSource sources, Importing importing, Staff staff) {
        this.sources = sources;
        this.importing = importing;
        this.staff = staff;
    }

    void describe() {
        for (String name : List.of("crm", "returns", "visits")) {
            if (sources.change(name, Documents.read(name), administrator())
                    instanceof ChangingSource.Answer.Faulty faulty) {
                throw new IllegalStateException("The mapping " + name + " is out of step: " + faulty.faults());
            }
        }
    }

    void deliver(String source, String fileName, String csv) {
        try (Delivery delivery =
                Delivery.receive(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), fileName)) {
            Importing.Answer answer =
                    importing.now(source, delivery, Import.Terms.of(Import.Mode.GOOD_ROWS), administrator());
            if (!(answer instanceof Importing.Answer.Taken)) {
                throw new IllegalStateException("The feed " + source + " is out of step: " + answer);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private int administrator() {
        return staff.named(Company.ADMINISTRATOR).personKey();
    }
}
