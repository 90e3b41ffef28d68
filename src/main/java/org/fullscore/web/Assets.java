package org.fullscore.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Addresses of our own static files. The version, a digest of all of them, is a folder of the address, so that a browser
 * may keep a file for ever and relative imports between scripts carry the version along.
 */
final class Assets {

    /** The folder all of them are served under. */
    static final String ROOT = "/assets/";

    private static final String VERSION = digest();

    /** The drawing with the shapes of all states; {@code #due} and so on behind it names one. */
    static final String SHAPES = href("shapes.svg");

    /** Files of others, whose addresses carry their version already. */
    static final String TABLER = "/webjars/tabler__core/1.4.0/dist/css/tabler.min.css";

    static final String HTMX = "/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    static final String ECHARTS = "/_static/echarts/6.0.0/dist/echarts.min.js";

    static final String INTER = "/_static/inter/5.2.5/files/inter-latin-400-normal.woff2";

    private Assets() {}

    static String href(String name) {
        return ROOT + VERSION + "/" + name;
    }

    private static String digest() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath:/static/assets/*.*");
            Arrays.sort(files, Comparator.comparing(Resource::getFilename));
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
