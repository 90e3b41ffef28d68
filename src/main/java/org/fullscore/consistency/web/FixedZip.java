package org.fullscore.consistency.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A workbook without the time at which it was written: the same content is the same bytes. */
final class FixedZip {

    private static final Pattern CREATED =
            Pattern.compile("(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:(created|modified)>)");

    private FixedZip() {}

    /** The same archive, as if everything in it had been written at that moment. */
    static byte[] of(byte[] archive, Instant moment) {
        var when = moment.truncatedTo(ChronoUnit.SECONDS);
        var fixed = new ByteArrayOutputStream();
        // not ZipInputStream: it stumbles over the sizes that are written after the entries
        try (var in = ZipFile.builder().setByteArray(archive).get();
                var out = new ZipOutputStream(fixed)) {
            for (var entry : Collections.list(in.getEntriesInPhysicalOrder())) {
                var other = new ZipEntry(entry.getName());
                // in no time zone: a zip has none
                other.setTimeLocal(LocalDateTime.ofInstant(when, ZoneOffset.UTC));
                out.putNextEntry(other);
                out.write(content(entry.getName(), in.getInputStream(entry).readAllBytes(), when));
                out.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return fixed.toByteArray();
    }

    private static byte[] content(String name, byte[] bytes, Instant when) {
        if (!name.equals("docProps/core.xml")) {
            return bytes;
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        return CREATED.matcher(text).replaceAll("$1" + when + "$3").getBytes(StandardCharsets.UTF_8);
    }
}
