package org.fullscore.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Settings;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.Lately;
import org.fullscore.tenancy.Organizations;
import org.fullscore.tenancy.Writes;
import org.fullscore.web.Visitor;
import org.fullscore.web.Visitors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells the page's shell who is looking, in the words of the organization. */
@Component
class OrganizationVisitors implements Visitors {

    private static final String LOOKED_UP = Visitor.class.getName();

    private final ViewerArguments viewers;
    private final OrganizationSettings settings;
    private final Organizations organizations;
    private final Teams teams;
    private final Today today;
    private final MessageSource messages;
    private final Lately<Viewer, Visitor> lately;

    OrganizationVisitors(
            ViewerArguments viewers,
            OrganizationSettings settings,
            Organizations organizations,
            Teams teams,
            Today today,
            MessageSource messages,
            Writes writes,
            Clock clock) {
        this.viewers = viewers;
        this.settings = settings;
        this.organizations = organizations;
        this.teams = teams;
        this.today = today;
        this.messages = messages;
        this.lately = Lately.whateverResultsCome(writes, clock, 10_000);
    }

    @Override
    public Optional<Visitor> current() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
                || OrganizationFilter.signedIn().isEmpty()) {
            return Optional.empty();
        }
        HttpServletRequest request = attributes.getRequest();
        if (request.getAttribute(LOOKED_UP) instanceof Visitor known) {
            return Optional.of(known);
        }
        Viewer viewer = viewers.of(request);
        Visitor visitor = lately.get(viewer, () -> visitor(viewer));
        request.setAttribute(LOOKED_UP, visitor);
        return Optional.of(visitor);
    }

    private Visitor visitor(Viewer viewer) {
        Settings current = settings.current();
        String organization = organizations.nameOf(viewer.organization()).orElse("");
        Set<String> may = new HashSet<>();
        may.add(viewer.rank().word());
        viewer.roles().forEach(role -> may.add(role.word()));
        return new Visitor(
                viewer.name(),
                line(viewer, organization, current.locale()),
                may,
                current.locale(),
                current.zone(),
                organization);
    }

    private String line(Viewer viewer, String organization, Locale locale) {
        String team = teams.mainTeamOn(viewer.personKey(), today.date())
                .map(Team::name)
                .filter(name -> !name.equals(organization))
                .map(name -> ", " + name)
                .orElse("");
        String role = viewer.roles().stream()
                .findFirst()
                .map(one -> "access.role." + one.word())
                .orElse("access.rank." + viewer.rank().word());
        return messages.getMessage(role, null, locale) + team + ", " + organization;
    }
}
