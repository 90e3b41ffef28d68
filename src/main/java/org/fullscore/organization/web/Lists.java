package org.fullscore.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.fullscore.organization.Delivery;
import org.fullscore.organization.Loaded;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Sheet;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/** How lists of people, teams and the like are taken and answered. */
final class Lists {

    static final String CSV = "text/csv";
    static final String PLAIN = "text/plain";
    static final String BYTES = "application/octet-stream";
    static final String DEFAULT_LIMIT = "1000";

    private static final int LARGEST_FILE = 64 * 1024 * 1024;
    private static final int LARGEST_LIMIT = 10_000;

    private Lists() {}

    /** What a list changed. */
    record Counts(int created, int updated, int unchanged, int ended) {}

    /** How a list is meant, from the address. */
    record Meant(boolean complete, boolean confirm, boolean preview) {}

    /** Takes the file in the body of a request, if the viewer keeps such lists. */
    static ResponseEntity<?> take(
            HttpServletRequest request, Viewer viewer, Meant meant, Function<Delivery, Loaded> loading) {
        if (!mayKeep(viewer)) {
            return notAllowed().response();
        }
        byte[] file;
        try (InputStream body = request.getInputStream()) {
            file = body.readNBytes(LARGEST_FILE + 1);
        } catch (IOException gone) {
            return Problem.badRequest("unreadable-body", "The body cannot be read", null)
                    .response();
        }
        if (file.length > LARGEST_FILE) {
            return new Problem(413, "too-large", "The file is too large", "It may have 64 MB.", List.of()).response();
        }
        return answer(loading.apply(delivery(Sheet.read(null, file), viewer, meant)));
    }

    static Delivery delivery(Sheet sheet, Viewer viewer, Meant meant) {
        Delivery delivery = Delivery.of(sheet).by(viewer.personKey());
        delivery = meant.complete() ? delivery.with(Delivery.Wish.COMPLETE) : delivery;
        delivery = meant.confirm() ? delivery.with(Delivery.Wish.CONFIRMED) : delivery;
        delivery = meant.preview() ? delivery.with(Delivery.Wish.PREVIEW) : delivery;
        return viewer.may(Scope.GROUPS_WRITE) ? delivery.with(Delivery.Wish.GROUPS) : delivery;
    }

    static ResponseEntity<?> answer(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Done done ->
                ResponseEntity.ok(new Counts(done.created(), done.updated(), done.unchanged(), done.ended()));
            case Loaded.Refused refused -> refused.problem().response();
        };
    }

    /** Whether the viewer keeps people, teams, periods and metrics. */
    static boolean mayKeep(Viewer viewer) {
        return viewer.isAdministrator() && viewer.may(Scope.ADMIN);
    }

    static Problem notAllowed() {
        return Problem.forbidden(
                "administrators-only",
                "Only administrators keep this list",
                "It needs the role administrator and the scope admin.");
    }

    static Problem noSuchPage() {
        return Problem.badRequest(
                "unreadable-parameter",
                "A parameter cannot be read",
                "limit is 1 to 10000; after and on are as the API gave them.");
    }

    static boolean isLimit(int limit) {
        return limit >= 1 && limit <= LARGEST_LIMIT;
    }

    /**
     * One page of a list that was read one item longer than asked for.
     *
     * @param key what the list is ordered by, of an item
     */
    static <T> Page<T> page(HttpServletRequest request, List<T> items, int limit, Function<T, List<String>> key) {
        if (items.size() <= limit) {
            return Page.of(items);
        }
        List<T> page = items.subList(0, limit);
        String next = UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("after", cursor(key.apply(page.getLast())))
                .build(true)
                .toUriString();
        return new Page<>(page, next);
    }

    /** The key after which a page begins; {@code parts} empty strings for the first page, null for what is no cursor. */
    static @Nullable List<String> after(@Nullable String cursor, int parts) {
        if (cursor == null || cursor.isEmpty()) {
            return java.util.Collections.nCopies(parts, "");
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> key = Arrays.asList(text.split("\u001f", -1));
            return key.size() == parts ? key : null;
        } catch (IllegalArgumentException forged) {
            return null;
        }
    }

    private static String cursor(List<String> key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\u001f", key).getBytes(StandardCharsets.UTF_8));
    }
}
