package org.fullscore.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where the words on pages come from: one file per module, {@code messages/goals.properties} and so on. */
public final class Dictionary {

    private record Manner(Locale locale, ZoneId zone) {}

    private final MessageSource messages;
    private final Clock clock;
    private final ConcurrentMap<Manner, Words> known = new ConcurrentHashMap<>();

    Dictionary(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** The dictionary of all modules on the class path, for use where there is no application context. */
    public static Dictionary ofAllModules(Clock clock) {
        return new Dictionary(messages(), clock);
    }

    /** Words, numbers and days as an organization with this locale and time zone writes them. */
    public Words words(Locale locale, ZoneId zone) {
        return known.computeIfAbsent(
                new Manner(locale, zone), manner -> new Words(messages, manner.locale(), manner.zone(), clock));
    }

    static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(bundles());
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setUseCodeAsDefaultMessage(true);
        return messages;
    }

    /** Every file that is not a translation of another one. */
    private static String[] bundles() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
            return Arrays.stream(files)
                    .map(Resource::getFilename)
                    .map(Objects::requireNonNull)
                    .filter(name -> !name.contains("_"))
                    .map(name -> "messages/" + name.substring(0, name.length() - ".properties".length()))
                    .distinct()
                    .sorted()
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
