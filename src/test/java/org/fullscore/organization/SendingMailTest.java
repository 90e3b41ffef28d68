package org.fullscore.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Letters go to a real mail server, each once, and wait for one that is away. */
class SendingMailTest extends RealTest {

    private static final Letter LETTER =
            new Letter("Dublin at 84%", "Good morning, Niamh\n", "<p>Good morning, <b>Niamh</b></p>");

    @Autowired
    private Outbox outbox;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private House house;
    private int niamh;

    @BeforeEach
    void somebodyWithAnAddress() {
        server.start();
        house = found("Mail");
        Cast.enter(house);
        house.administrator().putCsv("/api/people", "id,email\nniamh,niamh@aldera.example\n");
        niamh = inHouse(() -> people.byId("niamh").orElseThrow().key());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aLetterIsSentOnceAsTextAndAsHtml() throws Exception {
        inHouse(() -> outbox.write(niamh, LETTER));
        SendingMail sending = sendingTo(server.getSmtp().getPort());

        CurrentOrganization.runAs(house.organization(), sending::send);
        CurrentOrganization.runAs(house.organization(), sending::send);

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Dublin at 84%");
        assertThat(received[0].getAllRecipients()).extracting(Object::toString).containsExactly("niamh@aldera.example");
        assertThat(GreenMailUtil.getBody(received[0]))
                .contains("Good morning, Niamh")
                .contains("<b>Niamh</b>")
                .contains("multipart/alternative");
        assertThat(mail().sent()).isNotNull();
    }

    @Test
    void whatTheServerDoesNotTakeWaitsAndIsTriedAgain() {
        int port = server.getSmtp().getPort();
        inHouse(() -> outbox.write(niamh, LETTER));
        server.stop();
        SendingMail sending = sendingTo(port);

        CurrentOrganization.runAs(house.organization(), sending::send);

        assertThat(mail().sent()).isNull();
        assertThat(mail().failure()).isNotBlank();

        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        back.start();
        try {
            CurrentOrganization.runAs(house.organization(), sending::send);
            assertThat(back.getReceivedMessages()).hasSize(1);
        } finally {
            back.stop();
        }
        assertThat(mail().failure()).isNull();
    }

    @Test
    void withoutAServerLettersStayToBeRead() {
        inHouse(() -> outbox.write(niamh, LETTER));
        StaticListableBeanFactory none = new StaticListableBeanFactory();
        CurrentOrganization.runAs(house.organization(), sending(none.getBeanProvider(JavaMailSender.class))::send);

        assertThat(mail().letter()).isEqualTo(LETTER);
        assertThat(mail().sent()).isNull();
    }

    @Test
    void oldLettersAreForgotten() {
        inHouse(() -> outbox.write(niamh, LETTER));
        clock.set(clock.instant().plus(Outbox.KEPT).plusSeconds(1));
        StaticListableBeanFactory none = new StaticListableBeanFactory();
        CurrentOrganization.runAs(house.organization(), sending(none.getBeanProvider(JavaMailSender.class))::send);

        List<Outbox.Mail> left = inHouse(() -> outbox.to(niamh, 10));
        assertThat(left).isEmpty();
    }

    private Outbox.Mail mail() {
        return inHouse(() -> outbox.to(niamh, 10)).getFirst();
    }

    private SendingMail sendingTo(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("sender", sender);
        return sending(beans.getBeanProvider(JavaMailSender.class));
    }

    private SendingMail sending(ObjectProvider<JavaMailSender> server) {
        return new SendingMail(server, outbox, jdbc, transaction, clock, "fullscore@aldera.example");
    }

    private <T> T inHouse(java.util.function.Supplier<T> asked) {
        return CurrentOrganization.callAs(house.organization(), () -> Objects.requireNonNull(asked.get()));
    }
}
