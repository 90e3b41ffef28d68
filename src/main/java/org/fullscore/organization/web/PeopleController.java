package org.fullscore.organization.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.fullscore.organization.Delivery;
import org.fullscore.organization.Loaded;
import org.fullscore.organization.LoadingPeople;
import org.fullscore.organization.LoadingTeams;
import org.fullscore.organization.Sheet;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page of people and teams, and the way lists of them are looked at before they are taken. */
@Controller
class PeopleController {

    private static final int CHANGES_SHOWN = 200;

    /** The page sends the list back with the decision, and a form may have 2 MB. */
    private static final int LARGEST_FILE = 1_000_000;

    private final PeopleTree tree;
    private final LoadingPeople people;
    private final LoadingTeams teams;
    private final Today today;

    PeopleController(PeopleTree tree, LoadingPeople people, LoadingTeams teams, Today today) {
        this.tree = tree;
        this.people = people;
        this.teams = teams;
        this.today = today;
    }

    @Bean
    static RailEntry peopleRailEntry() {
        return new RailEntry("organization", 10, "rail.people-and-teams", "/people");
    }

    @GetMapping("/people")
    String people(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String taken,
            @RequestParam(defaultValue = "0") int created,
            @RequestParam(defaultValue = "0") int updated,
            @RequestParam(defaultValue = "0") int ended,
            Viewer viewer,
            Model model) {
        PeoplePage.Taken note = taken == null ? null : new PeoplePage.Taken(listed(taken), created, updated, ended);
        model.addAttribute("page", tree.page(today.date(), q.strip(), Lists.mayKeep(viewer), note));
        return "organization/web/people";
    }

    @PostMapping("/people/lists")
    ModelAndView look(
            @RequestParam String list,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean complete,
            Viewer viewer) {
        requireKeeper(viewer);
        byte[] bytes = bytes(file);
        String name = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
        Sheet sheet = Sheet.read(name, bytes);
        Delivery delivery = Lists.delivery(sheet, viewer, new Lists.Meant(complete, false, true));
        return page(list, name, new String(bytes, StandardCharsets.UTF_8), complete, load(list, delivery));
    }

    @PostMapping("/people/lists/taking")
    ModelAndView take(
            @RequestParam String list,
            @RequestParam(defaultValue = "") String name,
            @RequestParam String csv,
            @RequestParam(defaultValue = "false") boolean complete,
            @RequestParam(defaultValue = "false") boolean confirm,
            Viewer viewer) {
        requireKeeper(viewer);
        Sheet sheet = Sheet.read(name, csv.getBytes(StandardCharsets.UTF_8));
        Loaded loaded = load(list, Lists.delivery(sheet, viewer, new Lists.Meant(complete, confirm, false)));
        return switch (loaded) {
            case Loaded.Done done ->
                new ModelAndView("redirect:/people?taken=" + listed(list) + "&created=" + done.created() + "&updated="
                        + done.updated() + "&ended=" + done.ended());
            case Loaded.Refused refused -> page(list, name, csv, complete, refused);
        };
    }

    private Loaded load(String list, Delivery delivery) {
        return listed(list).equals("teams") ? teams.load(delivery) : people.load(delivery);
    }

    private static ModelAndView page(String list, String name, String csv, boolean complete, Loaded loaded) {
        ListPage page = switch (loaded) {
            case Loaded.Done done -> {
                List<Loaded.Change> shown =
                        done.changes().stream().limit(CHANGES_SHOWN).toList();
                yield new ListPage(
                        listed(list),
                        name,
                        csv,
                        complete,
                        new ListPage.Counts(done.created(), done.updated(), done.unchanged(), done.ended()),
                        shown,
                        done.changes().size() - shown.size(),
                        List.of(),
                        null,
                        false);
            }
            case Loaded.Refused refused -> {
                Problem problem = refused.problem();
                boolean confirmable = problem.type().equals("too-many-end");
                yield new ListPage(
                        listed(list),
                        name,
                        csv,
                        complete,
                        null,
                        List.of(),
                        0,
                        problem.errors(),
                        confirmable || problem.errors().isEmpty() ? problem.detail() : null,
                        confirmable);
            }
        };
        ModelAndView view = new ModelAndView("organization/web/list", "page", page);
        view.setStatus(page.counts() == null ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }

    private static String listed(String list) {
        return list.equals("teams") ? "teams" : "people";
    }

    private static void requireKeeper(Viewer viewer) {
        if (!Lists.mayKeep(viewer)) {
            throw Problem.notFound().exception();
        }
    }

    private static byte[] bytes(@Nullable MultipartFile file) {
        if (file == null) {
            return new byte[0];
        }
        if (file.getSize() > LARGEST_FILE) {
            throw new Problem(413, "too-large", "The file is too large", "Send it to the API instead.", List.of())
                    .exception();
        }
        try {
            return file.getBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
