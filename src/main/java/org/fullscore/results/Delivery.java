package org.fullscore.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A file as it arrived, laid aside on disk so that memory does not depend on its length; closing removes it.
 *
 * @param fileName as the sender calls it, without folders
 * @param sha256 of the bytes as they were sent
 * @param size in bytes
 */
public record Delivery(String fileName, Path file, byte[] sha256, long size) implements AutoCloseable {

    private static final long LARGEST = 4L << 30;
    private static final int LONGEST_NAME = 200;

    /** A file was larger than 4 GiB. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Lays a stream aside. */
    public static Delivery receive(InputStream stream, String fileName) throws IOException {
        Path file = Files.createTempFile("fullscore-", ".delivery");
        try (OutputStream out = Files.newOutputStream(file)) {
            MessageDigest digest = digest();
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                digest.update(buffer, 0, count);
                out.write(buffer, 0, count);
                size += count;
                if (size > LARGEST) {
                    throw new TooLargeException();
                }
            }
            return new Delivery(plain(fileName), file, digest.digest(), size);
        } catch (IOException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("\\p{Cntrl}", "").strip();
        String known = clean.isEmpty() ? "results" : clean;
        return known.length() > LONGEST_NAME ? known.substring(0, LONGEST_NAME) : known;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
